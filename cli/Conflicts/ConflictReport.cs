using System.Collections.Immutable;
using Zhaodan.Analysis.Conflicts;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Conflicts;

/// <summary>A regime against its 上位, and against itself.</summary>
internal sealed record ConflictReport(CompiledRegime Regime, ImmutableArray<SuperiorConflicts> Superiors, ImmutableArray<Diagnostic> Own)
{
    public static string WordOf(ConflictKind kind) => kind switch
    {
        ConflictKind.LowerIsLighter => "下位较轻，上位较重",
        ConflictKind.LowerIsHeavier => "下位较重，上位较轻",
        _ => "结论相反",
    };
}

/// <summary>Against one 上位.</summary>
internal sealed record SuperiorConflicts(RegimeProgram Superior, ImmutableArray<GroupConflicts> Groups);
