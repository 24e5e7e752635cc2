using System.Collections.Immutable;
using Zhaodan.Compiler;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Explaining;

/// <summary>Which cases to answer under which regimes.</summary>
internal sealed record ExplainRequest
{
    public required IReadOnlyList<CompiledRegime> Regimes { get; init; }

    /// <summary>One for each regime.</summary>
    public required ImmutableArray<CaseAnswerer> Answerers { get; init; }

    /// <summary>Regimes of the library that are not asked, of which a table of cases may speak.</summary>
    public ImmutableArray<RegimeProgram> Others { get; init; } = [];

    /// <summary>The file of cases as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>Where the file is, if the name does not say it.</summary>
    public string? Path { get; init; }

    /// <summary>Null: all cases.</summary>
    public string? CaseName { get; init; }

    public required int MostAnswers { get; init; }
}
