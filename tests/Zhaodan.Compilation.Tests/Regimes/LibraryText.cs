using System.Collections.Immutable;
using System.Text;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Compilation.Tests.Regimes;

/// <summary>
/// A random library as .statute text, with its model: a few regimes of some versions each, ranks, 上位, sentences that give the
/// word, rules over six facts. Every clause form that the layer meets stands in some of them; no proof words and no
/// presumptions, so that more knowledge never overturns an answer.
/// </summary>
internal static class LibraryText
{
    public static readonly string[] Facts = ["甲", "乙", "丙", "丁", "戊", "己"];
    private static readonly string[] Ranks = ["法律", "行政法规", "地方性法规", "规章", "规范性文件"];
    private static readonly string[] Responsibility = ["免责", "减责", "追究"];
    private static readonly string[] Kinds = ["轻微", "一般", "严重"];
    private static readonly string[] Sanctions = ["警告", "记过", "开除", "通报"];

    public static (string Text, LibraryModel Model) Write(Random random)
    {
        bool hasDefault = random.Next(2) == 0;
        int count = random.Next(2, 4);
        LibraryModel model = new([.. Enumerable.Range(0, count).Select(f => Family(random, f, count))], hasDefault);
        var text = new StringBuilder("语言 1\n词汇《乱》\n");
        foreach (string fact in Facts) text.Append($"事实 {fact}\n");
        text.Append("结论 责任 择先：免责、减责、追究\n  由轻到重 免责、减责、追究\n");
        text.Append(hasDefault ? "结论 定性 唯一：轻微、一般、严重\n  默认 一般\n" : "结论 定性 唯一：轻微、一般、严重\n");
        text.Append("结论 处罚 并列：处罚 包括（警告、记过、开除）、通报\n互斥 警告、记过\n结论 后果 并列：照常\n\n");
        foreach (ModelFamily family in model.Families) Write(text, family, model.Families);
        return (text.ToString(), model);
    }

    private static ModelFamily Family(Random random, int family, int families)
    {
        int count = random.Next(1, 4);
        bool isLighter = count > 1 && random.Next(2) == 0, isBlank = count == 1 && random.Next(4) == 0;
        int year = 2000 + random.Next(0, 5);
        string word = Ranks[Math.Min(Ranks.Length - 1, (families - 1 - family) + random.Next(0, 3))];
        if (!LegalRankWords.TryParse(word, out LegalRank rank)) throw new InvalidOperationException(word);
        var versions = new List<ModelVersion>();
        for (int v = 0; v < count; v++)
        {
            bool isDated = !isBlank && (count > 1 || random.Next(3) > 0);
            int? until = v == count - 1 && count > 1 && random.Next(3) == 0 ? year + 4 : null;
            var rules = ImmutableArray.CreateBuilder<ModelRule>();
            rules.Add(Rule(random, (Claim.Must, "责任", Pick(random, Responsibility))));
            int more = random.Next(3, 8);
            for (int r = 0; r < more; r++) rules.Add(Rule(random, Conclusion(random)));
            if (random.Next(2) == 0) rules.Add(new ModelRule([], false, Pick(random, Responsibility), Claim.Must, "后果", "照常"));
            if (random.Next(2) == 0) rules.Add(new ModelRule([], false, "照常", Claim.Must, "处罚", "通报"));
            versions.Add(new ModelVersion(
                isDated ? year : null,
                until,
                isBlank,
                random.Next(4) == 0 ? Pick(random, Facts) : "",
                [.. Enumerable.Range(family + 1, families - family - 1).Where(_ => random.Next(3) > 0)],
                rules.ToImmutable(),
                random.Next(2) == 0,
                random.Next(2) == 0,
                random.Next(4) == 0));
            year += random.Next(2, 5);
        }

        // A version that says nothing of its end ends when the next begins.
        for (int v = 0; v + 1 < count; v++) versions[v] = versions[v] with { Until = versions[v + 1].From };
        return new ModelFamily("子丑寅卯"[family].ToString(), rank, isLighter, [.. versions]);
    }

    private static void Write(StringBuilder text, ModelFamily family, ImmutableArray<ModelFamily> all)
    {
        for (int v = 0; v < family.Versions.Length; v++)
        {
            ModelVersion version = family.Versions[v];
            text.Append($"制度《制度{family.Code}》\n  代号 {family.Code}\n  位阶 {LegalRankWords.Of(family.Rank)}\n  词汇《乱》\n  主结论 责任\n");
            if (version.IsBlank) text.Append("  施行〔空〕\n");
            if (version.From is { } from) text.Append($"  施行 {from}年1月1日\n");
            if (version.Until is { } until && v == family.Versions.Length - 1) text.Append($"  废止 {until}年1月1日\n");
            if (family.IsLighter && v == 0) text.Append("  从旧兼从轻\n");
            if (version.Scope.Length > 0) text.Append($"  适用 {version.Scope}\n");
            foreach (int upper in version.Uppers) text.Append($"  上位 {all[upper].Code}\n");
            int article = 0;
            foreach (ModelRule rule in version.Rules) text.Append($"第{Han(++article)}条 {Condition(rule)}的，{Modal(rule.Claim, rule.Group)}{rule.Value}。\n");
            if (version.YieldsToSuperiors) text.Append($"第{Han(++article)}条 本办法规定与上级规定不一致的，以上级规定为准。\n");
            if (version.YieldsToLaws) text.Append($"第{Han(++article)}条 法律、法规、规章另有规定的，从其规定。\n");
            if (version.Precedes) text.Append($"第{Han(++article)}条 本规定优先于施行在前的规定。\n");
            text.Append('\n');
        }
    }

    private static string Condition(ModelRule rule) => rule.Uses.Length > 0 ? rule.Uses
        : string.Join(rule.IsOr ? "或者" : "，", rule.Terms.Select(term => (term.IsNot ? "未" : "") + term.Fact));

    private static string Modal(Claim claim, string group) => claim switch
    {
        Claim.May => "可以",
        Claim.Against => "不得",
        _ => group == "处罚" ? "应当" : "",
    };

    private static string Han(int number) => number <= 10 ? "〇一二三四五六七八九十"[number].ToString() : "十" + "〇一二三四五六七八九"[number - 10];

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];

    private static ModelRule Rule(Random random, (Claim Claim, string Group, string Value) says)
    {
        int form = random.Next(5);
        ImmutableArray<(string, bool)> terms = form switch
        {
            0 => [(Pick(random, Facts), false)],
            1 => [(Pick(random, Facts), true)],
            3 => [(Pick(random, Facts), false), (Pick(random, Facts), true)],
            _ => [(Pick(random, Facts), false), (Pick(random, Facts), false)],
        };
        return new ModelRule(terms, form == 4, "", says.Claim, says.Group, says.Value);
    }

    private static (Claim, string, string) Conclusion(Random random) => random.Next(9) switch
    {
        0 or 1 => (Claim.Must, "责任", Pick(random, Responsibility)),
        2 => (Claim.May, "责任", Pick(random, Responsibility)),
        3 => (Claim.Against, "责任", Pick(random, Responsibility)),
        4 => (Claim.Must, "定性", Pick(random, Kinds)),
        5 => (Claim.Must, "处罚", Pick(random, Sanctions)),
        6 => (Claim.May, "处罚", Pick(random, Sanctions)),
        7 => (Claim.Against, "处罚", Pick(random, Sanctions)),
        _ => (Claim.Against, "处罚", "处罚"),
    };
}
