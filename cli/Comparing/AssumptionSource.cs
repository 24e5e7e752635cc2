using System.Collections.Immutable;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Comparing;

/// <summary>
/// 假定: a condition in the words of the language, compiled as the one rule of a regime that nobody sees, with the vocabularies
/// of the regimes that are compared.
/// </summary>
internal static class AssumptionSource
{
    private const string Path = "--assume";
    private const string Code = "照单假定";

    /// <summary>Null where the condition cannot be understood, which is reported.</summary>
    public static (RegimeProgram Assumption, ImmutableArray<RegimeProgram> Regimes)? Compile(string condition, StatuteLibrary library, IReadOnlyList<RegimeProgram> regimes, Invocation invocation)
    {
        string text = condition.Trim().TrimEnd('。').TrimEnd('的');
        if (text.Length == 0 || text.Any(char.IsControl)) return Refuse("条件是空的，或者含有换行");
        string vocabularies = string.Concat(regimes.SelectMany(regime => regime.Header.Vocabularies).Distinct(StringComparer.Ordinal).Select(title => $"  词汇《{title}》\n"));
        string source = $"语言 1\n词汇《{Code}》\n结论 {Code} 并列：{Code}成立\n\n制度《{Code}》\n  代号 {Code}\n{vocabularies}  词汇《{Code}》\n\n第一条 {text}的，{Code}成立。\n";
        CompilationResult compilation = StatuteCompiler.Compile([.. library.Sources, new SourceText(Path, source)], invocation.Terminal.Cancellation);
        string[] errors = [.. compilation.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.Source.Path == Path).Select(diagnostic => diagnostic.Message).Distinct()];
        if (errors.Length > 0) return Refuse(string.Join('；', errors.Take(3).Select(error => error.TrimEnd('。'))));
        if (compilation.Find(Code) is not { } assumption || assumption.Program.Rules.Length != 1) return Refuse("它不是一个条件");
        return (assumption.Program, [.. regimes.Select(regime => compilation.Find(regime.Header.Code)?.Program ?? regime)]);

        (RegimeProgram, ImmutableArray<RegimeProgram>)? Refuse(string why)
        {
            invocation.Report(DiagnosticCatalogue.BadAssumption, condition, why);
            return null;
        }
    }
}
