using System.Text.RegularExpressions;
using Zhaodan.Cli.Tests.House;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity;
using Zhaodan.Compiler.Fidelity.Published;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Cli.Tests;

/// <summary>
/// Every 或者 of the project's own regimes becomes 且, and every 且 becomes 或者, one at a time and in memory: comparing with the
/// published text names it wherever that text joins the same words with the same connective.
/// </summary>
public sealed partial class ConnectiveSwapTests
{
    private const string Reason = "公布的原文不在：请放在项目旁的 shared/statutes，或者用环境变量 ZHAODAN_STATUTES 指明。";

    // Elsewhere the published text has 、 or 和, which settle nothing, or the place is a reading; seen on 21 November 2026: 88 %.
    private const int LeastShareOfAll = 85;

    private readonly List<PublishedFile> _published = [];
    private readonly SourceText[] _vocabulary = [.. Repository.Files("*.statute").Where(path => path.StartsWith("specs/vocabulary/", StringComparison.Ordinal)).Select(path => new SourceText(path, Repository.Read(path)))];

    public static bool HasTexts => Directory.Exists(Folder);

    private static string Folder => Environment.GetEnvironmentVariable("ZHAODAN_STATUTES") ?? Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "statutes"));

    [SkippableFact(Reason, nameof(HasTexts))]
    public void Swapped_connective_is_named()
    {
        foreach (string path in Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal))
        {
            _published.Add(PublishedTextReader.Read(new SourceText(Path.GetFileName(path), File.ReadAllText(path)), new DiagnosticBag()));
        }

        string all = NormalText.Of(string.Concat(Directory.EnumerateFiles(Folder, "*.txt").Select(File.ReadAllText)));
        string[] paths = [.. Repository.Files("*.statute").Where(path => path.StartsWith("specs/regimes/", StringComparison.Ordinal))];
        CompilationResult whole = StatuteCompiler.Compile([.. _vocabulary, .. paths.Select(path => new SourceText(path, Repository.Read(path)))]);
        Assert.NotEmpty(paths);
        int swaps = 0, found = 0;
        var missed = new List<string>();
        foreach (string path in paths)
        {
            // Without the 偏离 lines, which would hide a swap at the same place.
            string text = Deviation().Replace(Repository.Read(path), "");
            Vocabulary vocabulary = whole.Regimes.First(regime => regime.Source.Path == path).Vocabulary;
            HashSet<string> before = Findings(path, text, vocabulary, out _);
            foreach (Match swap in Joint().Matches(text))
            {
                if (IsOutside(text, swap.Index)) continue;
                swaps++;
                string changed = text.Remove(swap.Index, swap.Length).Insert(swap.Index, swap.Value[0] == '或' ? "且" : "或者");
                if (Findings(path, changed, vocabulary, out bool isBroken).Except(before).Any() || isBroken) found++;
                else if (all.Contains(Neighbours(text, swap), StringComparison.Ordinal)) missed.Add($"{path}: {Neighbours(text, swap)}");
            }
        }

        Assert.Equal([], missed);
        Assert.True(found * 100 >= swaps * LeastShareOfAll, $"{found} of {swaps}");
    }

    private HashSet<string> Findings(string path, string text, Vocabulary vocabulary, out bool isBroken)
    {
        var source = new SourceText(path, text);
        var syntax = new DiagnosticBag();
        FileDeclarations[] declarations = [.. _vocabulary.Append(source).Select(one => StatuteParser.ParseDeclarations(one, syntax))];
        FileSyntax file = StatuteParser.Parse(declarations[^1], LexiconSet.Build(declarations), syntax);
        isBroken = syntax.HasErrors;
        RegimeSyntax regime = file.Blocks.OfType<RegimeSyntax>().Single();
        var bag = new DiagnosticBag();
        PublishedDocument? document = new PublishedTextFinder(_published, "原文", bag).Find(source, regime);
        Assert.NotNull(document);
        FidelityCheck.Run(source, regime, vocabulary, document, bag);
        return [.. bag.Items.Where(finding => finding.Severity != DiagnosticSeverity.Info).Select(finding => finding.Code + finding.Message)];
    }

    // Headers, comments, reasons and lines that are no clause.
    private static bool IsOutside(string text, int at)
    {
        if (at < Clauses().Match(text).Index) return true;
        int start = text.LastIndexOf('\n', at) + 1;
        string line = text[start..at];
        return NoClause().IsMatch(line) || line.Contains("//", StringComparison.Ordinal) || line.Contains("理由「", StringComparison.Ordinal);
    }

    // Three characters on either side, brackets left out: fewer stand elsewhere in the texts, too.
    private static string Neighbours(string text, Match swap)
    {
        string before = NormalText.Of(text[Math.Max(0, swap.Index - 8)..swap.Index]).Replace("（", "", StringComparison.Ordinal).Replace("）", "", StringComparison.Ordinal);
        int end = swap.Index + swap.Length;
        string after = NormalText.Of(text[end..Math.Min(text.Length, end + 8)]).Replace("（", "", StringComparison.Ordinal).Replace("）", "", StringComparison.Ordinal);
        return before[^Math.Min(3, before.Length)..] + swap.Value + after[..Math.Min(3, after.Length)];
    }

    [GeneratedRegex("或者|并且|且|或(?!者)")]
    private static partial Regex Joint();

    [GeneratedRegex(@"^偏离 .*\n", RegexOptions.Multiline)]
    private static partial Regex Deviation();

    [GeneratedRegex(@"\n(?:第.{1,3}[条章]|[一二三四五六]、)")]
    private static partial Regex Clauses();

    [GeneratedRegex(@"^\s*(?:不编码|待编码|缺号|说明|案例)")]
    private static partial Regex NoClause();
}
