using System.Collections.Immutable;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Compiler.Syntax;

/// <summary>The text of a 款 or of an item: sentences, and the items below the last of them.</summary>
public sealed class ClauseBlockSyntax(TextSpan span, ImmutableArray<SentenceSyntax> sentences, ImmutableArray<ItemSyntax> items, bool isUnread = false) : SyntaxNode(span)
{
    /// <summary>There are words, but no sentence could be made of them; why was reported.</summary>
    public bool IsUnread { get; } = isUnread;

    public ImmutableArray<SentenceSyntax> Sentences { get; } = sentences;

    public ImmutableArray<ItemSyntax> Items { get; } = items;

    /// <summary>The sentences as the default readings have them.</summary>
    public IEnumerable<SentenceSyntax> DefaultSentences =>
        Sentences.SelectMany(sentence => sentence is ReadingSentenceSyntax readings ? readings.Default.AsEnumerable() : [sentence]);
}

public enum MarkKind
{
    /// <summary>（一）</summary>
    HanBracket,

    /// <summary>1.</summary>
    ArabicDot,

    /// <summary>(1)</summary>
    ArabicBracket,

    /// <summary>一是</summary>
    HanIs,
}

public sealed class ItemSyntax(TextSpan span, ItemStep step, TextSpan markSpan, Name label, ClauseBlockSyntax body) : SyntaxNode(span)
{
    /// <summary>The mark, its number, and which of several items of that number it is.</summary>
    public ItemStep Step { get; } = step;

    public MarkKind Mark => Step.Mark;

    public int Number => Step.Number;

    /// <summary>The words in 【】 after the mark: a heading without logic. Missing when there are none.</summary>
    public Name Label { get; } = label;

    public TextSpan MarkSpan { get; } = markSpan;

    /// <summary>The item's own sentences and the items nested below it.</summary>
    public ClauseBlockSyntax Body { get; } = body;
}

public abstract class SentenceSyntax(TextSpan span) : SyntaxNode(span);

public enum ListMode
{
    /// <summary>有下列情形之一: each item on its own</summary>
    Any,

    /// <summary>同时具备下列情形</summary>
    All,

    /// <summary>有下列情形N项以上</summary>
    AtLeast,

    /// <summary>没有下列情形之一: none of the items</summary>
    None,
}

/// <summary>The phrase that announces items. <see cref="Count"/> only for <see cref="ListMode.AtLeast"/>.</summary>
public sealed class ListHeadSyntax(TextSpan span, ListMode mode, int count) : SyntaxNode(span)
{
    public ListMode Mode { get; } = mode;

    public int Count { get; } = count;
}

/// <summary>
/// 甲，乙的，但丙的除外，应当丁. Under a list head the items below are a further conjunct; in an item
/// <see cref="Conclusions"/> is usually empty and comes from the head above. Alternatives of one item (甲的；或者乙的) are an
/// <see cref="OrConditionSyntax"/>. A sub-head may have neither condition nor list head (only conclusions), or no conclusion.
/// </summary>
public sealed class RuleSentenceSyntax(
    TextSpan span,
    ConditionSyntax? condition,
    ListHeadSyntax? listHead,
    ImmutableArray<ExceptionSyntax> exceptions,
    ImmutableArray<ConclusionSyntax> conclusions,
    ImmutableArray<ConditionSyntax> evenIf) : SentenceSyntax(span)
{
    public ConditionSyntax? Condition { get; } = condition;

    public ListHeadSyntax? ListHead { get; } = listHead;

    public ImmutableArray<ExceptionSyntax> Exceptions { get; } = exceptions;

    public ImmutableArray<ConclusionSyntax> Conclusions { get; } = conclusions;

    /// <summary>即使…: shown, without effect.</summary>
    public ImmutableArray<ConditionSyntax> EvenIf { get; } = evenIf;
}

/// <summary>其他…: the whole item is open-textured; the text is free.</summary>
public sealed class OpenSentenceSyntax(TextSpan span, Name text) : SentenceSyntax(span)
{
    public Name Text { get; } = text;
}

/// <summary>但…的除外。 as a paragraph of its own: holds for every rule of the article.</summary>
public sealed class ExceptionSentenceSyntax(TextSpan span, ExceptionSyntax exception) : SentenceSyntax(span)
{
    public ExceptionSyntax Exception { get; } = exception;
}

/// <summary>但是，应当…。 after a rule: one more conclusion of that rule.</summary>
public sealed class ContinuationSentenceSyntax(TextSpan span, ImmutableArray<ConclusionSyntax> conclusions) : SentenceSyntax(span)
{
    public ImmutableArray<ConclusionSyntax> Conclusions { get; } = conclusions;
}

/// <summary>所称「X」，是指/包括 ….</summary>
public sealed class DefinitionSentenceSyntax(TextSpan span, Name term, bool isInclusion, ConditionSyntax? condition, ListHeadSyntax? listHead) : SentenceSyntax(span)
{
    public Name Term { get; } = term;

    /// <summary>True for 包括.</summary>
    public bool IsInclusion { get; } = isInclusion;

    public ConditionSyntax? Condition { get; } = condition;

    public ListHeadSyntax? ListHead { get; } = listHead;
}

/// <summary>
/// 读法甲：… 读法乙：… 理由「…」 默认 乙: what an item, a head or a paragraph says in two readings. It is the last sentence of its
/// block; items below it are below both.
/// </summary>
public sealed class ReadingSentenceSyntax(
    TextSpan span,
    ImmutableArray<SentenceSyntax> first,
    TextSpan firstSpan,
    ImmutableArray<SentenceSyntax> second,
    TextSpan secondSpan,
    bool isSecondDefault,
    StringLiteral? reason) : SentenceSyntax(span)
{
    /// <summary>读法甲</summary>
    public ImmutableArray<SentenceSyntax> First { get; } = first;

    public TextSpan FirstSpan { get; } = firstSpan;

    /// <summary>读法乙</summary>
    public ImmutableArray<SentenceSyntax> Second { get; } = second;

    public TextSpan SecondSpan { get; } = secondSpan;

    /// <summary>默认 乙</summary>
    public bool IsSecondDefault { get; } = isSecondDefault;

    /// <summary>理由; null when none is given.</summary>
    public StringLiteral? Reason { get; } = reason;

    /// <summary>What the default reading says.</summary>
    public ImmutableArray<SentenceSyntax> Default => IsSecondDefault ? Second : First;

    public ImmutableArray<SentenceSyntax> Other => IsSecondDefault ? First : Second;

    /// <summary>All words of the default reading.</summary>
    public TextSpan DefaultSpan => IsSecondDefault ? SecondSpan : FirstSpan;
}

/// <summary>第八条优先于第七条。</summary>
public sealed class PrecedenceSentenceSyntax(TextSpan span, ImmutableArray<ReferenceSyntax> higher, ImmutableArray<ReferenceSyntax> lower) : SentenceSyntax(span)
{
    public ImmutableArray<ReferenceSyntax> Higher { get; } = higher;

    public ImmutableArray<ReferenceSyntax> Lower { get; } = lower;
}

/// <summary>法律、法规另有规定的，从其规定。 and the like: another regime has the word, or this one takes it.</summary>
public sealed class YieldSentenceSyntax(TextSpan span, PrecedenceKind kind, LegalRanks ranks) : SentenceSyntax(span)
{
    public PrecedenceKind Kind { get; } = kind;

    /// <summary>To what it yields; none where it takes the word.</summary>
    public LegalRanks Ranks { get; } = ranks;
}

/// <summary>但…的除外; <see cref="Counter"/> is …的仍然适用; <see cref="Cuts"/> limits it to some conclusions (但…的，不V).</summary>
public sealed class ExceptionSyntax(TextSpan span, ConditionSyntax condition, ConditionSyntax? counter, ImmutableArray<Name> cuts) : SyntaxNode(span)
{
    public ConditionSyntax Condition { get; } = condition;

    public ConditionSyntax? Counter { get; } = counter;

    /// <summary>Values (or groups) that the exception cuts; empty = all.</summary>
    public ImmutableArray<Name> Cuts { get; } = cuts;
}

public enum ModalitySyntax
{
    /// <summary>No modal word: settles the matter as 应当 does.</summary>
    None,

    /// <summary>应当、予以</summary>
    Must,

    /// <summary>可以</summary>
    May,

    /// <summary>不得</summary>
    Against,
}

public abstract class ConclusionSyntax(TextSpan span) : SyntaxNode(span);

/// <summary>One value, or a menu of several joined by 或者. <see cref="Notes"/>: titles after 依照.</summary>
public sealed class ValueConclusionSyntax(
    TextSpan span,
    ModalitySyntax modality,
    ImmutableArray<Name> values,
    ImmutableArray<Name> notes,
    bool isHeading = false) : ConclusionSyntax(span)
{
    /// <summary>免于追究责任的一般情形：: the head above says how it concludes, where it concludes one of these.</summary>
    public bool IsHeading { get; } = isHeading;

    public ModalitySyntax Modality { get; } = modality;

    public ImmutableArray<Name> Values { get; } = values;

    public ImmutableArray<Name> Notes { get; } = notes;
}

/// <summary>
/// Somebody shall or may do something: 应当在受理后2日内转送有权部门. <see cref="Start"/> is missing and <see cref="Length"/> null
/// where they are not written; <see cref="IsPrompt"/>: 及时.
/// </summary>
public sealed class DutyConclusionSyntax(
    TextSpan span, ModalitySyntax modality, ImmutableArray<Name> actors, Name start, QuantitySyntax? length, bool isPrompt, Name act) : ConclusionSyntax(span)
{
    public ModalitySyntax Modality { get; } = modality;

    public ImmutableArray<Name> Actors { get; } = actors;

    public Name Start { get; } = start;

    public QuantitySyntax? Length { get; } = length;

    public bool IsPrompt { get; } = isPrompt;

    public Name Act { get; } = act;
}

/// <summary>不适用第十条第（二）项.</summary>
public sealed class DefeatConclusionSyntax(TextSpan span, ImmutableArray<ReferenceSyntax> targets) : ConclusionSyntax(span)
{
    public ImmutableArray<ReferenceSyntax> Targets { get; } = targets;
}

/// <summary>优先于第七条.</summary>
public sealed class PrecedenceConclusionSyntax(TextSpan span, ImmutableArray<ReferenceSyntax> targets) : ConclusionSyntax(span)
{
    public ImmutableArray<ReferenceSyntax> Targets { get; } = targets;
}
