using System.Collections.Immutable;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler;

/// <summary>A 案例 with the place of its title.</summary>
public readonly record struct CompiledCase(TestCase Case, SourceLocation Location);

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
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The regime with a 代号, or null.</summary>
    public CompiledRegime? Find(string code) => Regimes.FirstOrDefault(r => string.Equals(r.Program.Header.Code, code, StringComparison.Ordinal));
}
