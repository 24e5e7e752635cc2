using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>Where a keyword counts as one; elsewhere it is part of a word.</summary>
internal enum KeywordContext
{
    Anywhere,

    /// <summary>的: before punctuation, 除外, 仍然适用, 但, 外</summary>
    BeforeBreak,

    /// <summary>Before punctuation or the end only.</summary>
    BeforePunctuation,

    /// <summary>After punctuation or at the start.</summary>
    AfterPunctuation,

    /// <summary>Before a citation.</summary>
    BeforeReference,

    /// <summary>After a citation.</summary>
    AfterReference,

    /// <summary>After a number with its unit.</summary>
    AfterQuantity,

    /// <summary>Before a number.</summary>
    BeforeNumeral,

    /// <summary>Before 《.</summary>
    BeforeTitle,

    /// <summary>After 》.</summary>
    AfterTitle,

    /// <summary>After 所称 in the same sentence.</summary>
    InDefinition,

    /// <summary>Not at the start.</summary>
    AfterSomething,

    /// <summary>After an event or a date.</summary>
    AfterDated,

    /// <summary>Before an event or a date.</summary>
    BeforeDated,

    /// <summary>Before an event, a date or a number.</summary>
    BeforeTime,

    /// <summary>Before 主体.</summary>
    BeforeActor,

    /// <summary>After 应当 or 可以 in the same sentence.</summary>
    AfterModal,
}

/// <summary>How a keyword next to an uncovered stretch behaves.</summary>
internal enum KeywordStrength
{
    /// <summary>Ends the stretch.</summary>
    Strong,

    /// <summary>Belongs to the unknown word: 不 of 不良影响.</summary>
    Weak,
}

internal sealed record Keyword(string Text, int Type, KeywordContext Context, KeywordStrength Strength, object? Payload);

/// <summary>The words that carry logic in clauses, and those that carry none and are allowed.</summary>
internal static class Keywords
{
    private static readonly List<Keyword> All = [];

    private static readonly List<List<Keyword>> Spellings = [];

    public static TermTrie Trie { get; } = Build();

    /// <summary>Keywords of one spelling, in the order in which their contexts are tried.</summary>
    public static IReadOnlyList<Keyword> At(int trieValue) => Spellings[trieValue - 1];

    /// <summary>Whether a word always is a keyword; as a name it would take the keyword's place everywhere.</summary>
    public static bool IsReserved(string word) =>
        Trie.Find(word) is > 0 and int value && At(value).Any(keyword => keyword.Context == KeywordContext.Anywhere);

    private static TermTrie Build()
    {
        Connectives();
        Conditions();
        Comparisons();
        Spans();
        References();
        Sentences();
        Conclusions();

        var trie = new TermTrie(2048);
        foreach (Keyword keyword in All)
        {
            int node = trie.Add(keyword.Text);
            if (trie.Value(node) == 0)
            {
                Spellings.Add([]);
                trie.SetValue(node, Spellings.Count);
            }

            Spellings[trie.Value(node) - 1].Add(keyword);
        }

        return trie;
    }

    private static void Connectives()
    {
        Add(StatuteLexer.PAUSE, "、");
        Add(StatuteLexer.AND, "且 并且 而且");
        Weak(StatuteLexer.AND, "并");
        Add(StatuteLexer.OR, "或者 或 或是");
        Add(StatuteLexer.LIST_AND, "和 以及");
        Add(StatuteLexer.AND_LIKE, "等 等情形 等情况 等行为 等因素 等原因", KeywordContext.AfterSomething, KeywordStrength.Weak);
        Add(StatuteLexer.BUT, "但 但是");
        Weak(StatuteLexer.NOT, "未 没有 不 非 无 未能 尚未 并非 并未 未曾 不是");
    }

    private static void Conditions()
    {
        Weak(StatuteLexer.CONCESSION, "虽 虽然");
        Add(StatuteLexer.CAUSE, "因 因为 由于");
        Add(StatuteLexer.CAUSES, "致使 导致 造成 以致");
        Weak(StatuteLexer.CAUSES, "使");
        Add(StatuteLexer.PROVE, "查实 有证据证明");
        Add(StatuteLexer.DISPROVE, "不能证明 无法证明 没有证据证明");
        Add(StatuteLexer.PROVEN, "经查证属实 查证属实 经查属实 经调查属实");
        // Words without logic that Chinese wants (language.md §2): dropped before parsing.
        Add(StatuteLexer.FILLER, "已经 确已 能够 仍然 依法依规", KeywordContext.Anywhere, KeywordStrength.Strong);
        Weak(StatuteLexer.FILLER, "已 确 均 都 仍 依法 依规 同时");
        Add(StatuteLexer.FILLER, "而", KeywordContext.AfterPunctuation, KeywordStrength.Weak);
    }

    private static void Comparisons()
    {
        Compare(ComparisonOperator.Greater, "超过 多于 高于 大于");
        Compare(ComparisonOperator.GreaterOrEqual, "达到 不少于 不低于 不小于");
        Compare(ComparisonOperator.Less, "不满 不足 不足于 少于 低于 小于 未满 未达到 不到");
        Compare(ComparisonOperator.LessOrEqual, "不超过 未超过 没有超过 不多于 不高于 不大于");
        Compare(ComparisonOperator.Equal, "等于");
        Add(StatuteLexer.COMPARE, "满 届满", KeywordContext.BeforeNumeral, KeywordStrength.Weak, ComparisonOperator.GreaterOrEqual);
        Bound(ComparisonOperator.GreaterOrEqual, "以上 届满");
        Bound(ComparisonOperator.LessOrEqual, "以下 以内 内 之内");
        Bound(ComparisonOperator.Greater, "以外 之外");
        Weak(StatuteLexer.IS, "为 是");
        Date(ComparisonOperator.Less, "早于");
        Date(ComparisonOperator.Greater, "晚于");
        Date(ComparisonOperator.GreaterOrEqual, "不早于");
        Date(ComparisonOperator.LessOrEqual, "不晚于");
    }

    private static void Spans()
    {
        Add(StatuteLexer.SPAN_FROM, "自 从", KeywordContext.BeforeDated, KeywordStrength.Weak);
        Add(StatuteLexer.FROM_DAY, "之日起 当日起 当天起 起", KeywordContext.AfterDated, KeywordStrength.Weak);
        Add(StatuteLexer.AFTER, "后 之后 以后", KeywordContext.AfterDated, KeywordStrength.Weak);
        Add(StatuteLexer.IN_TIME, "在 于", KeywordContext.BeforeTime, KeywordStrength.Weak);
        Add(StatuteLexer.TIMELY, "及时", KeywordContext.AfterModal, KeywordStrength.Weak);
    }

    private static void References()
    {
        Add(StatuteLexer.HAVE, "有 存在 符合 具有 属于 具备", KeywordContext.BeforeReference, KeywordStrength.Weak);
        // 依照《甲法》第三条的规定: the citation belongs to the title, and so do these words.
        Add(StatuteLexer.NOTE_TAIL, "的规定", KeywordContext.AfterTitle, KeywordStrength.Strong);
        Add(
            StatuteLexer.REFERENCE_TAIL,
            "规定 的规定 规定情形 规定情形之一 规定的情形 规定的情形之一 规定的行为 规定的行为之一 所列情形 所列情形之一 所列行为 所列行为之一 情形 情形之一",
            KeywordContext.AfterReference,
            KeywordStrength.Strong);
        Add(StatuteLexer.TO, "至", KeywordContext.BeforeReference, KeywordStrength.Weak);
        Add(StatuteLexer.DEFEATS, "不适用", KeywordContext.BeforeReference, KeywordStrength.Strong);
        Add(StatuteLexer.PRIOR, "优先于", KeywordContext.BeforeReference, KeywordStrength.Strong);
    }

    private static void Sentences()
    {
        Add(StatuteLexer.DE, "的", KeywordContext.BeforeBreak, KeywordStrength.Strong);
        Add(StatuteLexer.DE_CASES, "的情形 的一般情形 的特殊情形 的具体情形 的情况", KeywordContext.BeforePunctuation, KeywordStrength.Strong);
        Add(StatuteLexer.EXCLUDED, "除外");
        Add(StatuteLexer.STILL, "仍然适用 仍适用");
        Add(StatuteLexer.BESIDES, "除", KeywordContext.AfterPunctuation, KeywordStrength.Weak);
        Add(StatuteLexer.BESIDES_END, "外 以外 之外", KeywordContext.BeforePunctuation, KeywordStrength.Weak);
        Add(StatuteLexer.EVEN_IF, "即使 即便");
        Add(StatuteLexer.CUT, "不免除 不得免除");
        Add(StatuteLexer.DEFINE, "所称 所称的 本办法所称 本规定所称 本制度所称 本细则所称 本意见所称 本条例所称 本法所称 本条所称 前款所称");
        Add(StatuteLexer.MEANS, "是指 指", KeywordContext.InDefinition, KeywordStrength.Weak);
        Add(StatuteLexer.INCLUDES, "包括 包含", KeywordContext.InDefinition, KeywordStrength.Weak);
    }

    private static void Conclusions()
    {
        Add(StatuteLexer.MUST, "应当 应予");
        Weak(StatuteLexer.MUST, "应");
        Add(StatuteLexer.MAY, "可以");
        Weak(StatuteLexer.MAY, "可");
        Add(StatuteLexer.AGAINST, "不得");
        Add(StatuteLexer.GIVE, "予以");
        Add(StatuteLexer.VERB_FILLER, "认定 认定为 视为 界定为 给予 作出 对其 由其 按照管理权限");
        // 处罚款, 可以并处吊销许可证; weak, for 处分 and 处理 are words.
        Weak(StatuteLexer.VERB_FILLER, "处 处以 并处");
        Add(StatuteLexer.VERB_FILLER, "由", KeywordContext.BeforeActor, KeywordStrength.Weak);
        Add(StatuteLexer.MAY, "有权", KeywordContext.BeforeDated, KeywordStrength.Weak);
        Add(StatuteLexer.BY, "依照 按照 依据 根据 参照", KeywordContext.BeforeTitle, KeywordStrength.Strong);
        Add(StatuteLexer.NOTE_TAIL, "规定 的规定 有关规定 的有关规定 等规定 等的规定 等有关规定", KeywordContext.AfterTitle, KeywordStrength.Strong);
    }

    private static void Compare(ComparisonOperator op, string words) => Add(StatuteLexer.COMPARE, words, KeywordContext.Anywhere, KeywordStrength.Strong, op);

    private static void Bound(ComparisonOperator op, string words) => Add(StatuteLexer.BOUND, words, KeywordContext.AfterQuantity, KeywordStrength.Strong, op);

    private static void Date(ComparisonOperator op, string words) => Add(StatuteLexer.DATE_COMPARE, words, KeywordContext.Anywhere, KeywordStrength.Strong, op);

    private static void Weak(int type, string words) => Add(type, words, KeywordContext.Anywhere, KeywordStrength.Weak);

    private static void Add(
        int type,
        string words,
        KeywordContext context = KeywordContext.Anywhere,
        KeywordStrength strength = KeywordStrength.Strong,
        object? payload = null)
    {
        foreach (string word in words.Split(' ')) All.Add(new Keyword(word, type, context, strength, payload));
    }
}
