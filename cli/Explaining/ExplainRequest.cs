using Zhaodan.Compiler;

namespace Zhaodan.Cli.Explaining;

/// <summary>Which cases to answer under which regimes. <paramref name="CaseName"/> is null for all of them.</summary>
internal sealed record ExplainRequest(IReadOnlyList<CompiledRegime> Regimes, string File, string? CaseName, bool IncludesAll, int MostAnswers);
