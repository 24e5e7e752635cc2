using System.Collections.Immutable;
using Zhaodan.Analysis.WhatIf;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.WhatIf;

/// <summary>What would change the answers of one regime to one act of a case.</summary>
internal sealed record CaseWhatIf
{
    public required RegimeProgram Program { get; init; }

    public required string CaseName { get; init; }

    public string ActName { get; init; } = "";

    public required ImmutableArray<WhatIfGroup> Groups { get; init; }

    /// <summary>By group: changes that change this regime's own answer only, because another one has the word.</summary>
    public ImmutableDictionary<int, int> Overruled { get; init; } = ImmutableDictionary<int, int>.Empty;

    /// <summary>The answer that is asked for; empty: any other one.</summary>
    public string Wanted { get; init; } = "";

    /// <summary>What the finding leaves aside, in Chinese; empty where nothing.</summary>
    public string Note { get; init; } = "";
}
