using System.Collections.Immutable;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Compiler;

/// <summary>
/// A 案例 with the place of its title. <see cref="Bound"/>: the same case for each program that has a part in the answer
/// (<see cref="LinkedRegime.Programs"/>), without 应得; empty where the regime's own program is the only one.
/// </summary>
public readonly record struct CompiledCase(TestCase Case, SourceLocation Location)
{
    public ImmutableArray<TestCase> Bound { get; init; } = [];
}

/// <summary>
/// A regime with its program and cases. <see cref="HasErrors"/>: something in its text was reported as an error; such a
/// program is for showing and must not answer cases. <see cref="Bound"/> is what the program was made from.
/// </summary>
public sealed record CompiledRegime(
    RegimeProgram Program,
    BoundRegime Bound,
    Vocabulary Vocabulary,
    SourceText Source,
    RegimeSyntax Syntax,
    ImmutableArray<CompiledCase> Cases,
    bool HasErrors);

/// <summary>What became of a set of texts. Diagnostics are in the order of file and place.</summary>
public sealed record CompilationResult(
    ImmutableArray<FileSyntax> Files,
    ImmutableArray<FileDeclarations> Declarations,
    ILexiconResolver Lexicons,
    ImmutableArray<Vocabulary> Vocabularies,
    ImmutableArray<CompiledRegime> Regimes,
    ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Regimes as cases are put to them: with their versions and with those that have the word before them.</summary>
    public ImmutableArray<LinkedRegime> Linked { get; init; } = [];

    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The regime with a 代号, of several versions the latest, or one version by 代号〔版本〕; else null.</summary>
    public CompiledRegime? Find(string code) =>
        Regimes.LastOrDefault(r => string.Equals(r.Program.Header.Code, code, StringComparison.Ordinal))
        ?? Regimes.Where(r => string.Equals(r.Program.Header.FamilyCode, code, StringComparison.Ordinal)).OrderBy(r => r.Program.Force?.From).LastOrDefault();

    /// <summary>All versions of a regime, itself among them.</summary>
    public IEnumerable<CompiledRegime> VersionsOf(CompiledRegime regime) =>
        Regimes.Where(r => string.Equals(r.Program.Header.FamilyCode, regime.Program.Header.FamilyCode, StringComparison.Ordinal));

    /// <summary>What a case is put to when it is put to a regime; a version asked for by its own 代号〔版本〕 stands alone.</summary>
    public LinkedRegime LinkOf(CompiledRegime regime) =>
        Linked.FirstOrDefault(l => l.Code == regime.Program.Header.FamilyCode) ?? LinkedRegime.Of(regime.Program);
}
