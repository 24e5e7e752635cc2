using System.Collections.Immutable;
using Zhaodan.Circuits.Execution;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Numbers;
using Zhaodan.Screening.Job.Sharding;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Job;

/// <summary>A regime to screen by.</summary>
public sealed record ScreeningRegime
{
    public required RegimeProgram Program { get; init; }

    /// <summary>SHA-256 of the program in hexadecimal, shown in the summary; null: computed (<see cref="ProgramForm.Compiled.ProgramHash"/>).</summary>
    public string? ProgramHash { get; init; }

    /// <summary>
    /// The regime with its versions and those that have the word before it; <see cref="Program"/> is its latest version. Null:
    /// the program alone.
    /// </summary>
    public LinkedRegime? Linked { get; init; }
}

/// <summary>One screening: cases from one source, answered under one or more regimes, left in one folder.</summary>
public sealed record ScreeningRequest
{
    /// <summary>At least one.</summary>
    public required ImmutableArray<ScreeningRegime> Regimes { get; init; }

    /// <summary>Regimes that are not asked but of which the cases may speak (<see cref="Schema.CaseSchema"/>).</summary>
    public ImmutableArray<RegimeProgram> Others { get; init; } = [];

    public required CaseInput Input { get; init; }

    public required IOutputFolder Output { get; init; }

    /// <summary>Takes the answers in the place of answer files; such a job begins anew when it is stopped.</summary>
    public IAnswerTables? Tables { get; init; }

    /// <summary>Of the input.</summary>
    public CaseFormat InputFormat { get; init; }

    /// <summary>The sheet to read, of a workbook; null: the first.</summary>
    public string? Sheet { get; init; }

    /// <summary>Of the answers; left open: CSV.</summary>
    public CaseFormat OutputFormat { get; init; }

    public CaseEncoding Encoding { get; init; }

    public CaseShape Shape { get; init; }

    /// <summary>What columns of the register mean, where their names do not say it.</summary>
    public ImmutableArray<MappedColumn> Mapping { get; init; } = [];

    /// <summary>Indexes of numbers (案号索引.txt) that earlier parts have taken.</summary>
    internal ImmutableArray<string> TakenNumbers { get; init; } = [];

    /// <summary>How many case numbers stay in memory; the bytes are the same.</summary>
    internal NumberMemory NumberMemory { get; init; } = NumberMemory.Usual;

    /// <summary>Only a part of the input; null: all of it.</summary>
    public ShardChoice? Shard { get; init; }

    /// <summary>Shown in every output.</summary>
    public Unmentioned Unmentioned { get; init; }

    /// <summary>Columns of the register's own that are carried through to the answers.</summary>
    public ImmutableArray<string> Keep { get; init; } = [];

    /// <summary>Columns of <see cref="Keep"/> by whose values the summary counts as well.</summary>
    public ImmutableArray<string> By { get; init; } = [];

    /// <summary>Further columns of the answers.</summary>
    public SupplementColumns Supplement { get; init; }

    /// <summary>The input as seen from the output folder, for <c>explain --from</c>; empty for a pipe.</summary>
    public string InputPath { get; init; } = "";

    /// <summary>
    /// Only the summary, of an Arrow file: no answer is written for a row, case numbers are not looked at (nor whether they
    /// repeat), and the file is not hashed. All else is as always.
    /// </summary>
    public bool TotalsOnly { get; init; }

    /// <summary>
    /// Together with <see cref="TotalsOnly"/>: writes codes of the outcomes of these groups, row n for row n of the file. One name
    /// 全部: of all groups. Empty: none.
    /// </summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>Confirms that facts the regimes use have no column.</summary>
    public bool AllowMissing { get; init; }

    /// <summary>More bad rows than this stop the job; null: never.</summary>
    public long? MaxBad { get; init; }

    /// <summary>The reference interpreter answers, row by row: the same bytes, some thousand times slower.</summary>
    public bool ByInterpreter { get; init; }

    /// <summary>
    /// Makes machine code for <see cref="TotalsOnly"/>, while the first rows are counted without; the counts are the same. Null:
    /// never. Where answers are written row by row the circuit is a small part of the work.
    /// </summary>
    public IKernelCompiler? Kernels { get; init; }

    /// <summary>Waits for the kernel before the first row, for those who measure it.</summary>
    public bool KernelsAtOnce { get; init; }

    /// <summary>Counts for each open item how many cases would change if it were granted.</summary>
    public bool TryOpenItems { get; init; } = true;

    /// <summary>Null: a job that is stopped begins anew.</summary>
    public CheckpointPlan? Checkpoints { get; init; }

    /// <summary>Only for progress and checkpoints: no output holds a time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
