using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Cli.Documenting;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Cli.Commands;

/// <summary>Writes the library as a site to read: a page for each regime, an index of terms.</summary>
internal sealed class DocCommand : CliCommand
{
    private readonly CliOption _regime;
    private readonly CliOption _out;

    public DocCommand()
        : base("doc", "成册", "把规则库写成可以查阅、打印的网页")
    {
        Operands = "[路径…]";
        OperandsHelp = $"规则文件（.statute）或者文件夹，不写则为 {LibraryOptions.DefaultSpecs}";
        _regime = Add(LibraryOptions.Regime("只写这些制度，多个用逗号隔开；不写则全部"));
        _out = Add(new CliOption("--out", "--输出", "文件夹", "写到哪个文件夹；必写") { Completes = CompletionKind.Folder });
        Details =
            "每部制度一页，有几个版本的每版一页：版本和施行期间、从旧兼从轻、位阶和让位、两种读法；条文，每条之下编译器的理解、除外、排除和优先、覆盖和案例；词下有释义，指向别的条文的是链接。另有词汇索引和全部条文的查找。\n" +
            "网页不联网，用浏览器打开 index.html 即可，也可以放到任何网站上；手机上能读，能打印。";
        Examples = [("zhaodan doc specs --out out/site", "整个规则库")];
    }

    public override int Run(Invocation invocation)
    {
        if (invocation.Value(_out) is not { } folder) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "文件夹", "--out out/site");
        IReadOnlyList<string> paths = invocation.Operands.Count > 0 ? invocation.Operands : [LibraryOptions.DefaultSpecs];
        StatuteLibrary library = StatuteLibrary.Load(paths, invocation.Terminal);
        if (library.Select(invocation.Values(_regime), string.Join(' ', paths), invocation, out int status, allVersions: true) is not { } selected) return status;

        SiteRegime[] regimes = [.. selected.Select(regime => new SiteRegime(regime, library.Compilation, SiteNames.Regime(regime.Program.Header.Code), invocation.Terminal.Cancellation))];
        ImmutableSortedDictionary<string, SiteTerm> terms = SiteTerms.Of(library.Compilation, regimes);
        var pages = new List<(string Name, string Text)>
        {
            (SiteNames.Index, IndexPage.Render(regimes, terms.Count, CommandLine.Version)),
            (SiteNames.Terms, TermsPage.Render(terms)),
        };
        Dictionary<string, string> byCode = regimes.ToDictionary(regime => regime.Code, regime => regime.FileName, StringComparer.Ordinal);
        pages.AddRange(regimes.Select(regime => (regime.FileName, RegimePage.Render(regime, terms, byCode))));
        foreach ((string name, string text) in pages)
        {
            invocation.Terminal.Cancellation.ThrowIfCancellationRequested();
            if (!ResultOutput.TryWriteText(invocation, $"{folder.TrimEnd('/')}/{name}", (writer, _) => writer.Write(text))) return ExitStatus.Failure;
        }

        invocation.Terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"写了 {pages.Count} 页，从 {folder.TrimEnd('/')}/{SiteNames.Index} 看起"));
        return ExitStatus.Ok;
    }
}
