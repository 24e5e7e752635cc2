using System.Globalization;
using Zhaodan.Cli.Fidelity;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.Runtime.Answers.Reading;

namespace Zhaodan.Cli.Commands;

/// <summary>Records that a person has read clauses and published text together: the only way a hash of a lock changes.</summary>
internal sealed class ReviewCommand : CliCommand
{
    private const string Everything = "全部";

    private readonly CliOption _regime;
    private readonly CliOption _by;
    private readonly CliOption _source;
    private readonly CliOption _specs;

    public ReviewCommand()
        : base("review", "审读", "记下某人对照原文审读过哪些条文，原文再改就会指出来")
    {
        Operands = "条款…";
        OperandsHelp = $"第八条、第八条第（一）项、第一条至第六条，或者“{Everything}”；一条包括它下面的各项";
        _regime = Add(LibraryOptions.Regime("制度的代号；只有一部制度时可以不写"));
        _by = Add(new CliOption("--by", "--审读人", "姓名", "谁读的，记在原文锁里"));
        _source = Add(LibraryOptions.Source("放公布原文（.txt）的文件夹"));
        _specs = Add(LibraryOptions.Specs());
        Details = "原文锁是制度旁边的 .lock 文件，每一处原文一行：引法、用字的摘要、审读人、日期，不含原文的字句。\n" +
            "断行、空格、全角半角不算改动。zhaodan check --source 发现改动时报错，并指出要重读的条文。";
        Examples = [("zhaodan review 第八条 --regime 连云港2022 --by 张三 --source 原文", "第八条及其各项读过了")];
    }

    public override int Run(Invocation invocation)
    {
        if (invocation.Operands.Count == 0) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "审读过的条款", "zhaodan review 第八条 --by 张三 --source 原文");
        if (invocation.Value(_by) is not { } reviewer || reviewer.Trim().Length == 0) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "审读人的姓名", "--by 张三");
        if (invocation.Value(_source) is not { } source) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "原文的文件夹", "--source 原文");
        string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
        StatuteLibrary library = StatuteLibrary.Load([specs], invocation.Terminal);
        if (library.FileStatus == ExitStatus.Usage) return ExitStatus.Usage;
        if (Find(library, invocation, specs) is not { } found) return ExitStatus.Usage;
        if (PublishedFiles.Read(source, invocation.Terminal) is not { } published) return ExitStatus.Usage;

        var bag = new DiagnosticBag();
        if (new PublishedTextFinder(published.Files, source, bag).Find(found.File.Source, found.Regime) is not { } document) return ReportAll(invocation, bag);
        LockFile file = LockFile.Of(found.File, found.Code);
        RegimeLock? before = file.Exists(invocation.Terminal) ? file.Read(invocation.Terminal, bag) : new RegimeLock(found.Code, document.Source.Path, []);
        if (before is null) return ReportAll(invocation, bag);

        string[] known = [.. document.Places().Select(place => place.Citation), .. before.Entries.Select(entry => entry.Citation)];
        known = [.. known.Distinct(StringComparer.Ordinal)];
        var reviewed = new HashSet<string>(StringComparer.Ordinal);
        foreach (string operand in invocation.Operands)
        {
            string[] meant = Meant(operand, known);
            if (meant.Length == 0) return invocation.Misused(DiagnosticCatalogue.CitationNotInRegime, found.Code, operand, "");
            reviewed.UnionWith(meant);
        }

        DateTime today = invocation.Terminal.Time.GetLocalNow().Date;
        RegimeLock after = (before with { Code = found.Code, Text = Path.GetFileName(document.Source.Path) }).Review(document, reviewed, reviewer.Trim(), today.Year, today.Month, today.Day);
        if (!file.TryWrite(invocation, after)) return ExitStatus.Failure;
        int left = document.Places().Count(place => after.Find(place.Citation)?.Hash != RegimeLock.HashOf(place));
        invocation.Terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{VisibleText.Of(found.Code)}：{VisibleText.Of(reviewer.Trim())} 审读 {reviewed.Count} 处，记入 {VisibleText.Of(file.ShownPath)}；{(left == 0 ? "原文都审读过了。" : $"还有 {left} 处没有审读或者改过。")}"));
        return ExitStatus.Ok;
    }

    private (FileSyntax File, RegimeSyntax Regime, string Code)? Find(StatuteLibrary library, Invocation invocation, string specs)
    {
        (FileSyntax File, RegimeSyntax Regime, string Code)[] all =
        [
            .. library.Compilation.Files.SelectMany(file => file.Blocks.OfType<RegimeSyntax>().Select(regime => (file, regime, CodeOf(regime)))),
        ];
        string known = string.Join('、', all.Select(entry => entry.Code).Order(StringComparer.Ordinal).DefaultIfEmpty("（没有）"));
        if (invocation.Value(_regime) is { } code)
        {
            int index = Array.FindIndex(all, entry => entry.Code == code);
            if (index >= 0) return all[index];
            invocation.Report(DiagnosticCatalogue.RegimeNotInLibrary, code, Suggestion.For(code, all.Select(entry => entry.Code)), known);
            return null;
        }

        if (all.Length == 1) return all[0];
        if (all.Length == 0) invocation.Report(DiagnosticCatalogue.NoRegimes, specs);
        else invocation.Report(DiagnosticCatalogue.MissingArgument, $"制度的代号，可用的有：{known}", "--regime " + all[0].Code);
        return null;
    }

    private static string CodeOf(RegimeSyntax regime) => regime.Headers.FirstOrDefault(header => header.Kind == HeaderKind.Code)?.Value.Text ?? regime.Title.Text ?? "";

    /// <summary>The places that an operand names, with all below them; a range takes what stands between.</summary>
    private static string[] Meant(string operand, string[] known)
    {
        if (operand == Everything) return known;
        string[] ends = operand.Split('至', 2);
        int first = Array.FindIndex(known, place => Covers(ends[0], place));
        int last = ends.Length == 1 ? -1 : Array.FindLastIndex(known, place => Covers(ends[1], place));
        if (ends.Length == 1) return [.. known.Where(place => Covers(operand, place))];
        return first < 0 || last < first ? [] : known[first..(last + 1)];
    }

    private static bool Covers(string citation, string place) => CitationPattern.Parse(citation).Covers(CitationPattern.Parse(place));

    private static int ReportAll(Invocation invocation, DiagnosticBag bag)
    {
        foreach (Diagnostic finding in bag.Items) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
        return ExitStatus.Findings;
    }
}
