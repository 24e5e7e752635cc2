using System.Collections.Immutable;
using System.Text;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax.Printing;

/// <summary>
/// The syntax tree as indented text, for <c>show --stage tree</c> and baselines: one node on a line, with the place where it
/// begins (line:column, as people count).
/// </summary>
public sealed class SyntaxPrinter
{
    private readonly StringBuilder _text = new();
    private readonly SourceText? _source;
    private int _depth;

    /// <param name="source">Null leaves the places out.</param>
    private SyntaxPrinter(SourceText? source)
    {
        _source = source;
    }

    public static string Print(FileSyntax file)
    {
        var printer = new SyntaxPrinter(file.Source);
        printer.Line(null, $"语言 {file.LanguageVersion}");
        foreach (BlockSyntax block in file.Blocks) printer.Block(block);
        return printer._text.ToString();
    }

    /// <summary>A condition alone, on one line: 且（甲、未（乙））.</summary>
    public static string Print(ConditionSyntax condition) => ConditionText.Of(condition);

    /// <summary>A sentence without places: two that print alike say the same.</summary>
    public static string Print(SentenceSyntax sentence)
    {
        var printer = new SyntaxPrinter(null);
        printer.Sentence(sentence);
        return printer._text.ToString();
    }

    private void Block(BlockSyntax block)
    {
        switch (block)
        {
            case VocabularySyntax vocabulary:
                Line(block, $"词汇《{vocabulary.Title}》");
                Nested(() => Each(vocabulary.Declarations, Declaration));
                break;
            case RegimeSyntax regime:
                Line(block, $"制度《{regime.Title}》");
                Nested(() =>
                {
                    Each(regime.Headers, Header);
                    Each(regime.Members, Member);
                });
                break;
            case CalendarSyntax calendar:
                Line(block, $"日历《{calendar.Title}》");
                Nested(() => Each(calendar.Years, Year));
                break;
            case CaseCollectionSyntax cases:
                Line(block, $"案例集 {cases.Regime}");
                Nested(() => Each(cases.Cases, Member));
                break;
        }
    }

    private void Year(CalendarYearSyntax year)
    {
        Line(year, $"{year.Year}年 依据 {string.Join("、", year.Notices.Select(notice => $"「{notice.Text}」"))}");
        Nested(() => Each(year.Entries, entry =>
        {
            string name = entry.Name.IsMissing ? "" : entry.Name + "：";
            Line(entry, $"{(entry.IsOff ? "休息" : "上班")} {name}{string.Join("、", entry.Ranges.Select(Range))}");
        }));
    }

    private static string Range(DayRangeSyntax range) => range.First == range.Last ? ConditionText.Day(range.First) : $"{ConditionText.Day(range.First)}至{ConditionText.Day(range.Last)}";

    private void Declaration(DeclarationSyntax declaration)
    {
        switch (declaration)
        {
            case FactDeclarationSyntax fact:
                string kind = fact.Kind switch { FactSyntaxKind.Event => "事件", FactSyntaxKind.Actor => "主体", _ => "事实" };
                Line(fact, $"{kind} {fact.Name}{(fact.Type is { } type ? "：" + Type(type) : "")}");
                Nested(() => Attributes(fact.Attributes));
                break;
            case ConstraintDeclarationSyntax constraint:
                string word = constraint.Kind switch { ConstraintSyntaxKind.Antonym => "反义", ConstraintSyntaxKind.Exclusive => "互斥", _ => "蕴含" };
                Line(constraint, $"{word} {string.Join("、", constraint.Members.Select(member => (member.Negated ? "未 " : "") + member.Name))}");
                break;
            case PresumptionDeclarationSyntax presumption:
                Line(presumption, $"以下事实 {Presumption(presumption.Presumption)}：{Names(presumption.Names)}");
                break;
            case CausalPresumptionSyntax causes:
                Line(causes, $"因果 未提出即是：{(causes.All ? "全部" : Names(causes.Links))}");
                break;
            case GroupDeclarationSyntax group:
                Group(group);
                break;
        }
    }

    private void Group(GroupDeclarationSyntax group)
    {
        string kind = group.Kind switch { GroupSyntaxKind.Priority => "择先", GroupSyntaxKind.Parallel => "并列", _ => "唯一" };
        Line(group, $"结论 {group.Name} {kind}");
        Nested(() =>
        {
            foreach (ValueSyntax value in group.Values) Line(value, $"值 {value.Name}{(value.Includes.IsEmpty ? "" : $" 包括（{Names(value.Includes)}）")}");
            if (!group.Order.IsEmpty) Line(null, $"由轻到重 {Names(group.Order)}");
            if (!group.Default.IsMissing) Line(null, $"默认 {group.Default}");
            if (group.Gloss is { } gloss) Line(null, $"释义「{gloss.Text}」");
            foreach (ValueSynonyms synonyms in group.Synonyms) Line(null, $"同义 {synonyms.Value}＝{Names(synonyms.Synonyms)}");
        });
    }

    private void Attributes(AttributesSyntax attributes)
    {
        if (attributes.Gloss is { } gloss) Line(null, $"释义「{gloss.Text}」");
        if (attributes.Reason is { } reason) Line(null, $"理由「{reason.Text}」");
        if (!attributes.Synonyms.IsEmpty) Line(null, $"同义 {Names(attributes.Synonyms)}");
        if (!attributes.FormerNames.IsEmpty) Line(null, $"原名 {Names(attributes.FormerNames)}");
        if (attributes.Presumption is { } presumption) Line(null, Presumption(presumption));
    }

    private static string Presumption(PresumptionSyntax presumption) =>
        presumption.IsBurden ? "未提出即否" : presumption.Value ? "推定 是" : "推定 否";

    private static string Type(TypeSyntax type) => type.Kind switch
    {
        TypeSyntaxKind.Truth => "是否",
        TypeSyntaxKind.Money => "元",
        TypeSyntaxKind.Date => "日期",
        TypeSyntaxKind.Choice => $"选项（{Names(type.Options)}）",
        _ => type.Unit.Text,
    };

    private void Header(HeaderSyntax header)
    {
        string word = header.Kind switch
        {
            HeaderKind.Code => "代号",
            HeaderKind.DocumentNumber => "文号",
            HeaderKind.Authority => "机关",
            HeaderKind.Territory => "地域",
            HeaderKind.Rank => "位阶",
            HeaderKind.Superior => "上位",
            HeaderKind.InForce => "施行",
            HeaderKind.Repealed => "废止",
            HeaderKind.Vocabulary => "词汇",
            HeaderKind.Scope => "适用",
            HeaderKind.MainGroup => "主结论",
            HeaderKind.Calendar => "日历",
            HeaderKind.PublishedText => "原文",
            _ => "期间届满不顺延",
        };
        string value = header.Condition is { } condition ? ConditionText.Of(condition) : header.Value.Text ?? "";
        Line(header, value.Length == 0 ? word : $"{word} {value}");
    }

    private void Member(MemberSyntax member)
    {
        switch (member)
        {
            case ChapterSyntax chapter:
                Line(chapter, $"{chapter.Number}【{chapter.Title}】");
                break;
            case ArticleSyntax article:
                Line(article, ReferenceText.Of(article.Number) + (article.Title.IsMissing ? "" : $"【{article.Title}】"));
                Nested(() => Each(article.Paragraphs, Paragraph));
                break;
            case NoteSyntax note:
                Line(note, $"说明 {ReferenceText.Of(note.References)}：{note.Reason}");
                break;
            case OmissionSyntax omission:
                string needs = omission.Needs.IsMissing ? "" : $" 需：{omission.Needs}";
                Line(omission, $"{omission.Kind switch { OmissionKind.Pending => "待编码", OmissionKind.Unpublished => "缺号", _ => "不编码" }} {ReferenceText.Of(omission.References)}：{omission.Reason}{needs}");
                break;
            case DeviationSyntax deviation:
                Line(deviation, $"偏离 {ReferenceText.Of(deviation.References)} {Names(deviation.Kinds)}：{deviation.Reason}");
                break;
            case CaseSyntax @case:
                CasePrinter.Print(@case, Line, Nested);
                break;
        }
    }

    private void Paragraph(ClauseBlockSyntax block)
    {
        Line(block, "款");
        Nested(() => Body(block));
    }

    private void Body(ClauseBlockSyntax block)
    {
        Each(block.Sentences, Sentence);
        foreach (ItemSyntax item in block.Items)
        {
            Line(item, $"项 {ReferenceText.Of(item.Step)}{(item.Label.IsMissing ? "" : $"【{item.Label}】")}");
            Nested(() => Body(item.Body));
        }
    }

    private void Sentence(SentenceSyntax sentence)
    {
        switch (sentence)
        {
            case RuleSentenceSyntax rule:
                Line(rule, "规则");
                Nested(() => Rule(rule));
                break;
            case OpenSentenceSyntax open:
                Line(open, $"开放 {open.Text}");
                break;
            case ExceptionSentenceSyntax exception:
                Line(exception, "本条例外");
                Nested(() => Exception(exception.Exception));
                break;
            case ContinuationSentenceSyntax continuation:
                Line(continuation, "但是");
                Nested(() => Each(continuation.Conclusions, Conclusion));
                break;
            case DefinitionSentenceSyntax definition:
                Line(definition, $"定义 {definition.Term} {(definition.IsInclusion ? "包括" : "是指")}");
                Nested(() =>
                {
                    if (definition.Condition is { } condition) Line(condition, $"条件 {ConditionText.Of(condition)}");
                    if (definition.ListHead is { } head) ListHead(head);
                });
                break;
            case ReadingSentenceSyntax readings:
                Line(readings, $"两读 默认{(readings.IsSecondDefault ? "乙" : "甲")}{(readings.Reason is { } reason ? $" 理由「{reason.Text}」" : "")}");
                Nested(() =>
                {
                    Line(null, "读法甲");
                    Nested(() => Each(readings.First, Sentence));
                    Line(null, "读法乙");
                    Nested(() => Each(readings.Second, Sentence));
                });
                break;
            case PrecedenceSentenceSyntax precedence:
                Line(precedence, $"优先 {ReferenceText.Of(precedence.Higher)} 于 {ReferenceText.Of(precedence.Lower)}");
                break;
        }
    }

    private void Rule(RuleSentenceSyntax rule)
    {
        if (rule.Condition is { } condition) Line(condition, $"条件 {ConditionText.Of(condition)}");
        if (rule.ListHead is { } head) ListHead(head);
        Each(rule.Exceptions, Exception);
        foreach (ConditionSyntax evenIf in rule.EvenIf) Line(evenIf, $"即使 {ConditionText.Of(evenIf)}");
        Each(rule.Conclusions, Conclusion);
    }

    private void ListHead(ListHeadSyntax head) =>
        Line(head, head.Mode switch { ListMode.Any => "列举 之一", ListMode.All => "列举 同时具备", ListMode.None => "列举 没有", _ => $"列举 {head.Count}项以上" });

    private void Exception(ExceptionSyntax exception)
    {
        string cuts = exception.Cuts.IsEmpty ? "" : $"，只除 {Names(exception.Cuts)}";
        string counter = exception.Counter is { } still ? $"，{ConditionText.Of(still)} 仍然适用" : "";
        Line(exception, $"例外 {ConditionText.Of(exception.Condition)}{counter}{cuts}");
    }

    private void Conclusion(ConclusionSyntax conclusion)
    {
        switch (conclusion)
        {
            case ValueConclusionSyntax value:
                string modality = value.Modality switch { ModalitySyntax.Must => "应当 ", ModalitySyntax.May => "可以 ", ModalitySyntax.Against => "不得 ", _ => "" };
                string notes = value.Notes.IsEmpty ? "" : $"，依照{string.Concat(value.Notes.Select(note => $"《{note}》"))}";
                Line(value, $"结论 {modality}{string.Join("或者", value.Values)}{notes}");
                break;
            case DutyConclusionSyntax duty:
                string word = duty.Modality switch { ModalitySyntax.Must => "应当 ", ModalitySyntax.May => "可以 ", _ => "" };
                string start = duty.Start.IsMissing ? "" : $"，自 {duty.Start} 起";
                string time = duty.IsPrompt ? "，及时" : duty.Length is { } length ? $"，{ConditionText.Length(length)}内" : "";
                Line(duty, $"行为 {word}{duty.Act}{(duty.Actors.IsEmpty ? "" : $"〔{Names(duty.Actors)}〕")}{start}{time}");
                break;
            case DefeatConclusionSyntax defeat:
                Line(defeat, $"不适用 {ReferenceText.Of(defeat.Targets)}");
                break;
            case PrecedenceConclusionSyntax precedence:
                Line(precedence, $"优先于 {ReferenceText.Of(precedence.Targets)}");
                break;
        }
    }

    private static string Names(ImmutableArray<Name> names) => string.Join("、", names);

    private static void Each<T>(ImmutableArray<T> nodes, Action<T> print)
    {
        foreach (T node in nodes) print(node);
    }

    private void Nested(Action print)
    {
        _depth++;
        print();
        _depth--;
    }

    private void Line(SyntaxNode? node, string text)
    {
        _text.Append(' ', 2 * _depth).Append(text);
        if (node is not null && _source is not null)
        {
            var place = new SourceLocation(_source, node.Span);
            _text.Append(" @").Append(place.Line).Append(':').Append(place.Column);
        }

        _text.Append('\n');
    }
}
