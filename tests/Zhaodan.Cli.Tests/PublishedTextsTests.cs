using System.Text.RegularExpressions;
using Zhaodan.Cli.Shell;
using Zhaodan.Cli.Tests.House;

namespace Zhaodan.Cli.Tests;

/// <summary>
/// The project's own regimes against the texts as they were published. The texts are not part of the project: they are looked
/// for beside it, or where ZHAODAN_STATUTES says, and without them these tests are skipped by name.
/// </summary>
public sealed partial class PublishedTextsTests : IDisposable
{
    private const string Reason = "公布的原文不在：请放在项目旁的 shared/statutes，或者用环境变量 ZHAODAN_STATUTES 指明。";

    private readonly TemporaryFolder _folder = new();

    public static bool HasTexts => Directory.Exists(Folder);

    private static string Folder => Environment.GetEnvironmentVariable("ZHAODAN_STATUTES") ?? Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "statutes"));

    [SkippableFact(Reason, nameof(HasTexts))]
    public void All_regimes_are_faithful_and_faults_of_the_texts_are_named()
    {
        CliRun run = CliRun.In(Repository.Root, "check", "specs", "--source", Folder);
        Assert.True(run.Status == ExitStatus.Ok, run.Out);
        foreach (string line in new[]
        {
            "连云港2022 与原文 ", "  原文 22 条，", "国家草案2020 与原文 ", "  原文 28 条，", "乐山沙盒 与原文 ", "  原文 18 条，",
            "黔江2020甲 与原文 ", "  原文 13 条，", "黔江2020乙 与原文 ", "  原文 15 条，", "江西2019 与原文 ", "  原文 6 部分，",
            "没有（二），接着就是第九条第（三）项", "第十二条用了不止一次，这一处引作第十二条〔二〕", "（1）至（6）用了不止一次，这一处起引作第五部分第（二）项第2目第（1）小目",
        })
        {
            Assert.Contains(line, run.Out, StringComparison.Ordinal);
        }
    }

    /// <summary>The first, a middle and the last item of every list of each regime, and every exception, taken out one at a time.</summary>
    [SkippableFact(Reason, nameof(HasTexts))]
    public void Item_or_exception_that_is_deleted_is_named()
    {
        foreach (string path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "specs/regimes"), "*.statute"))
        {
            string text = File.ReadAllText(path);
            Match[] cuts = [.. Sample([.. Item().Matches(text).Cast<Match>()], 3), .. Exception().Matches(text).Cast<Match>()];
            Assert.True(cuts.Length > 2, path);
            foreach (Match cut in cuts)
            {
                _folder.Write("regime.statute", text.Remove(cut.Index, cut.Length));
                CliRun run = CliRun.In(Repository.Root, "check", "specs/vocabulary", _folder.Path("regime.statute"), "--source", Folder);
                Assert.True(run.Status == ExitStatus.Findings, $"{path}: {cut.Value}");
                string mark = cut.Value.StartsWith('，') ? "ZD5024" : "ZD5022";
                Assert.True(run.Out.Contains(mark, StringComparison.Ordinal), $"{path}: {cut.Value}");
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<T> Sample<T>(T[] all, int most) => all.Where((_, i) => all.Length <= most || i == 0 || i == all.Length / 2 || i == all.Length - 1);

    [GeneratedRegex(@"\n(?:（[一二三四五六七八九十]+）|[(（]\d+[)）]|\d+\. )[^\n]*(?=\n(?:（|[(（]\d|\d+\.|//|\n))")]
    private static partial Regex Item();

    [GeneratedRegex("，但[^，；。：\\n]*除外(?=[；。])")]
    private static partial Regex Exception();
}
