using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Compiler.Binding;

/// <summary>
/// A regime as written → rules, definitions and precedence. Each item under 之一 is a rule of its own, a head of the other
/// kinds is one rule (language page, section 4).
/// </summary>
public sealed partial class RegimeBinder
{
    private readonly SourceText _source;
    private readonly RegimePeriod _period;
    private readonly RegimeSyntax _syntax;
    private readonly Vocabulary _vocabulary;
    private readonly DiagnosticBag _diagnostics;
    private readonly SpanBinder _spans;
    private readonly ConditionBinder _conditions;
    private readonly ConclusionBinder _conclusions;
    private readonly ProvisionIndex _provisions;
    private readonly List<BoundRule> _rules = [];
    private readonly List<BoundDefinition> _definitions = [];
    private readonly Dictionary<FactSymbol, BoundDefinition> _definitionOf = [];
    private readonly List<(PrecedenceSentenceSyntax Sentence, ProvisionPath From)> _precedence = [];
    private readonly List<PrecedenceDeclaration> _declarations = [];
    private readonly Dictionary<string, int> _citations = new(StringComparer.Ordinal);
    private ArticleSyntax? _article;

    private RegimeBinder(SourceText source, RegimeSyntax syntax, RegimePeriod period, Vocabulary vocabulary, DiagnosticBag diagnostics)
    {
        _period = period;
        _source = source;
        _syntax = syntax;
        _vocabulary = vocabulary;
        _diagnostics = diagnostics;
        _spans = new SpanBinder(source, !syntax.Headers.Any(h => h.Kind == HeaderKind.NoRollover), diagnostics);
        _conditions = new ConditionBinder(source, vocabulary, _spans, diagnostics);
        _conclusions = new ConclusionBinder(source, vocabulary, _conditions, _spans, diagnostics);
        _provisions = new ProvisionIndex(source, diagnostics);
    }

    /// <summary>Binds a regime whose header names <paramref name="vocabulary"/>; <paramref name="used"/> gets the symbols it uses.</summary>
    public static BoundRegime Bind(
        SourceText source, RegimeSyntax syntax, RegimePeriod period, Vocabulary vocabulary, ISet<Symbol> used, DiagnosticBag diagnostics, CancellationToken cancellationToken = default)
    {
        var binder = new RegimeBinder(source, syntax, period, vocabulary, diagnostics);
        BoundRegime regime = binder.Bind(cancellationToken);
        used.UnionWith(binder._conditions.Used);
        return regime;
    }

    private BoundRegime Bind(CancellationToken cancellationToken)
    {
        RegimeHeader header = HeaderBinder.Bind(_source, _syntax, _period, _diagnostics);
        HeaderSyntax? scope = _syntax.Headers.FirstOrDefault(h => h.Kind == HeaderKind.Scope);
        _conditions.Enter(new ProvisionPath(default, 0, []), "适用");
        BoundCondition? boundScope = scope?.Condition is { } condition ? _conditions.Bind(condition) : null;

        foreach (MemberSyntax member in _syntax.Members)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (member is ArticleSyntax article) BindArticle(article);
        }

        foreach (PendingReference reference in _conditions.References)
        {
            reference.Bound.Targets = _provisions.Resolve(reference.Syntax, reference.From);
        }

        BindRelations();
        for (int i = 0; i < _rules.Count; i++) _rules[i].Index = i;
        return new BoundRegime
        {
            Header = header,
            Location = Locate(_syntax.Title.Span),
            Vocabulary = _vocabulary,
            Scope = boundScope,
            Period = _period,
            Rules = [.. _rules],
            Definitions = [.. _definitions],
            Omissions = HeaderBinder.BindOmissions(_source, _syntax),
            OpenFacts = [.. _conditions.OpenFacts],
            Precedence = [.. _declarations],
            CalendarTitle = _syntax.Headers.FirstOrDefault(h => h.Kind == HeaderKind.Calendar)?.Value ?? default,
            NeedsCalendar = _spans.NeedsCalendar,
            Readings = [.. _readings.Values],
            Articles = _syntax.Members.Count(m => m is ArticleSyntax),
        };
    }

    private void BindArticle(ArticleSyntax article)
    {
        _article = article;
        _provisions.AddArticle(article.Number);
        bool several = article.Paragraphs.Length > 1;
        int first = _rules.Count;
        for (int p = 0; p < article.Paragraphs.Length; p++)
        {
            var path = new ProvisionPath(article.Number, p + 1, []);
            _provisions.AddPlace(path);
            BindParagraph(article.Paragraphs[p], path, several, first);
        }
    }

    private void BindParagraph(ClauseBlockSyntax block, ProvisionPath path, bool nameParagraph, int firstRuleOfArticle)
    {
        _conclusions.BeginParagraph();
        BindBlock(new Place(block, path, IsParagraph: true, _rules.Count, firstRuleOfArticle), Scope.Empty(nameParagraph));
    }

    /// <summary>A 款 or an item while its sentences are bound; <see cref="FirstRule"/> and <see cref="FirstRuleOfArticle"/> count rules.</summary>
    private readonly record struct Place(ClauseBlockSyntax Block, ProvisionPath Path, bool IsParagraph, int FirstRule, int FirstRuleOfArticle);

    private void BindBlock(Place place, Scope scope)
    {
        ImmutableArray<SentenceSyntax> sentences = place.Block.Sentences;
        for (int s = 0; s < sentences.Length; s++)
        {
            bool isHead = s == sentences.Length - 1 && !place.Block.Items.IsEmpty;
            BindSentence(sentences[s], isHead, place, scope);
        }

        BindItemsWithoutHead(place.Block, place.Path, scope);
    }

    private void BindSentence(SentenceSyntax sentence, bool isHead, Place place, Scope scope)
    {
        _conditions.Enter(place.Path, Cite(place.Path, scope));
        switch (sentence)
        {
            case RuleSentenceSyntax rule when isHead:
                BindItems(Extend(scope, rule, place.Path, ConditionOf(rule)), place.Block.Items, place.Path, rule.ListHead);
                break;
            case RuleSentenceSyntax rule:
                BindRule(rule, place.Path, UnreadWithoutConclusion(rule, place, scope), ConditionOf(rule));
                break;
            case OpenSentenceSyntax open when place.IsParagraph:
                Report(DiagnosticCatalogue.MissingConclusion, open.Span, Cite(place.Path, scope));
                break;
            case OpenSentenceSyntax open:
                BindOpen(open, place.Path, scope);
                break;
            case ContinuationSentenceSyntax continuation:
                Continue(continuation, place.FirstRule);
                break;
            case ExceptionSentenceSyntax exception:
                // After a rule of its own 款 it speaks of that 款; as a paragraph of its own, of the whole article.
                Except(exception, _rules.Count > place.FirstRule ? place.FirstRule : place.FirstRuleOfArticle);
                break;
            case DefinitionSentenceSyntax definition:
                BindDefinition(definition, place.Block, place.Path, scope.NameParagraph, ConditionOf(definition));
                break;
            case PrecedenceSentenceSyntax precedence:
                _precedence.Add((precedence, place.Path));
                break;
            case YieldSentenceSyntax yields:
                BindYield(yields, Cite(place.Path, scope));
                break;
            case ReadingSentenceSyntax readings:
                BindReadings(readings, isHead, place, scope);
                break;
        }
    }

    private BoundCondition? ConditionOf(RuleSentenceSyntax rule) => rule.Condition is null ? null : _conditions.Bind(rule.Condition);

    private BoundCondition? ConditionOf(DefinitionSentenceSyntax definition) => definition.Condition is null ? null : _conditions.Bind(definition.Condition);

    // A sentence of a 款 without a conclusion was reported when it was read.
    private static Scope UnreadWithoutConclusion(RuleSentenceSyntax rule, Place place, Scope scope) =>
        place.IsParagraph ? scope with { IsHeadUnread = rule.Conclusions.IsEmpty && rule.ListHead is null } : scope;

    /// <summary>
    /// Items whose last sentence above is no head. Where it could not be read, that was reported and the items still are bound;
    /// where it is something else (a continuation, a precedence) they would be lost, which is an error.
    /// </summary>
    private void BindItemsWithoutHead(ClauseBlockSyntax block, ProvisionPath path, Scope scope)
    {
        if (block.Items.IsEmpty) return;
        if (block.Sentences.IsEmpty)
        {
            BindItems(block.IsUnread ? scope with { IsHeadUnread = true } : scope, block.Items, path, null);
        }
        else if (block.Sentences[block.Sentences.Length - 1] is not (RuleSentenceSyntax or DefinitionSentenceSyntax or ReadingSentenceSyntax))
        {
            Report(DiagnosticCatalogue.ItemsWithoutHead, block.Items[0].MarkSpan, path.Cite(scope.NameParagraph));
        }
    }

    /// <summary>What the heads above an item contribute to it.</summary>
    private sealed record Scope(
        bool NameParagraph,
        ImmutableArray<BoundCondition> Conditions,
        ImmutableArray<BoundException> Exceptions,
        ImmutableArray<ConclusionSyntax> Conclusions,
        ImmutableArray<BoundCondition> EvenIf,
        ImmutableArray<SourceLocation> Heads)
    {
        /// <summary>A head above could not be read: what it concludes is not known.</summary>
        public bool IsHeadUnread { get; init; }

        /// <summary>读法乙 where only that reading makes the rule; part of its citation.</summary>
        public string Reading { get; init; } = "";

        public static Scope Empty(bool nameParagraph) => new(nameParagraph, [], [], [], [], []);
    }

    private Scope Extend(Scope outer, RuleSentenceSyntax head, ProvisionPath path, BoundCondition? condition)
    {
        ImmutableArray<BoundCondition> conditions = outer.Conditions;
        if (condition is not null) conditions = conditions.Add(condition);
        var conclusions = _conclusions.Combine(outer.Conclusions, head.Conclusions);
        return outer with
        {
            Conditions = conditions,
            Conclusions = conclusions,
            Exceptions = outer.Exceptions.AddRange(_conclusions.BindExceptions(head.Exceptions, conclusions, Cite(path, outer))),
            EvenIf = outer.EvenIf.AddRange(head.EvenIf.Select(_conditions.Bind)),
            Heads = outer.Heads.Add(Locate(head.Span)),
        };
    }

    private void BindItems(Scope outer, ImmutableArray<ItemSyntax> items, ProvisionPath parent, ListHeadSyntax? head)
    {
        if (head is { Mode: not ListMode.Any })
        {
            BindCountedHead(outer, items, parent, head);
            return;
        }

        ImmutableArray<ItemStep> steps = SubHeadNumbers.StepsOf(items);
        for (int i = 0; i < items.Length; i++)
        {
            ItemSyntax item = items[i];
            ProvisionPath path = parent.Below(steps[i]);
            _provisions.AddPlace(path);
            // A label says nothing to be weighed; it is shown above the clause.
            Scope scope = item.Label.IsMissing ? outer : outer with { Heads = outer.Heads.Add(Locate(item.Label.Span)) };
            BindBlock(new Place(item.Body, path, IsParagraph: false, _rules.Count, _rules.Count), scope);
        }
    }

    private void BindRule(RuleSentenceSyntax syntax, ProvisionPath path, Scope scope, BoundCondition? condition)
    {
        string citation = Cite(path, scope);
        ImmutableArray<ConclusionSyntax> conclusions = _conclusions.Combine(scope.Conclusions, syntax.Conclusions);
        // 区局法治科应当及时受理: an obligation or a right may stand without a condition.
        bool isUnconditional = conclusions.Any(c => c is DutyConclusionSyntax) && !conclusions.Any(c => c is ValueConclusionSyntax);
        if (condition is null && scope.Conditions.IsEmpty && !isUnconditional)
        {
            if (syntax.ListHead is null) Report(DiagnosticCatalogue.MissingCondition, syntax.Span, citation);
            return;
        }

        ImmutableArray<BoundCondition> own = condition is not null ? [condition]
            : scope.Conditions.IsEmpty ? [new BoundConstant(Truth.True)] : [];
        Scope inner = scope with { Conclusions = conclusions, EvenIf = scope.EvenIf.AddRange(syntax.EvenIf.Select(_conditions.Bind)) };
        AddRule(path, inner, own, _conclusions.BindExceptions(syntax.Exceptions, conclusions, citation), Locate(syntax.Span), [], "");
    }

    private void BindOpen(OpenSentenceSyntax syntax, ProvisionPath path, Scope scope)
    {
        BoundOpen open = _conditions.DeclareOpenItem();
        AddRule(path, scope, [open], [], Locate(syntax.Span), [], open.FactName);
    }

    private void AddRule(
        ProvisionPath path,
        Scope scope,
        ImmutableArray<BoundCondition> own,
        ImmutableArray<BoundException> exceptions,
        SourceLocation location,
        ImmutableArray<BoundPart> parts,
        string openFact)
    {
        string citation = Unique(Cite(path, scope));
        ImmutableArray<BoundCondition> all = scope.Conditions.AddRange(own);
        BoundCondition condition = all.Length == 1 ? all[0] : new BoundAnd(all);
        var rule = new BoundRule(path, citation, _article?.Title.Text ?? "", location, condition)
        {
            Heads = scope.Heads,
            Parts = parts,
            EvenIf = scope.EvenIf,
            OpenFact = openFact,
        };
        rule.Exceptions.AddRange(scope.Exceptions);
        rule.Exceptions.AddRange(exceptions);
        _conclusions.AddConclusions(rule, scope.Conclusions);
        if (scope.Conclusions.IsEmpty && !scope.IsHeadUnread) Report(DiagnosticCatalogue.MissingConclusion, location.Span, citation);
        _rules.Add(rule);
        _provisions.AddTarget(new ProvisionTarget(path, rule, null));
    }

    // The second rule of one place is 〔2〕, so that a citation never means two things.
    private string Unique(string citation)
    {
        _citations.TryGetValue(citation, out int count);
        _citations[citation] = count + 1;
        return count == 0 ? citation : citation + "〔" + (count + 1) + "〕";
    }

    private void Continue(ContinuationSentenceSyntax syntax, int from)
    {
        if (from == _rules.Count)
        {
            Report(DiagnosticCatalogue.ContinuationWithoutRule, syntax.Span);
            return;
        }

        for (int i = from; i < _rules.Count; i++) _conclusions.AddConclusions(_rules[i], syntax.Conclusions);
    }

    private void Except(ExceptionSentenceSyntax syntax, int from)
    {
        if (from == _rules.Count)
        {
            Report(DiagnosticCatalogue.ExceptionWithoutRule, syntax.Span);
            return;
        }

        for (int i = from; i < _rules.Count; i++)
        {
            BoundRule rule = _rules[i];
            var values = rule.Conclusions.Select(c => c.Value).ToList();
            rule.Exceptions.Add(_conclusions.BindException(syntax.Exception, values, rule.Citation));
        }
    }

    private void BindDefinition(DefinitionSentenceSyntax syntax, ClauseBlockSyntax block, ProvisionPath path, bool nameParagraph, BoundCondition? stated)
    {
        var conditions = new List<BoundCondition>();
        string citation = path.Cite(nameParagraph);
        if (stated is not null) conditions.Add(stated);
        if (!block.Items.IsEmpty)
        {
            ListHeadSyntax head = syntax.ListHead ?? new ListHeadSyntax(syntax.Span, ListMode.Any, 0);
            conditions.Add(CountParts(head, BindParts(block.Items, path, nameParagraph)));
        }

        if (_conditions.Find(syntax.Term) is not { } symbol) return;
        if (symbol is not FactSymbol { Kind: FactKind.Truth } term)
        {
            Report(DiagnosticCatalogue.DefinedTermKind, syntax.Term.Span, syntax.Term.Text, symbol.KindName);
            return;
        }

        if (_definitionOf.TryGetValue(term, out BoundDefinition? earlier))
        {
            Report(DiagnosticCatalogue.DefinedTwice, syntax.Term.Span, syntax.Term.Text, earlier.Citation);
            return;
        }

        if (conditions.Count == 0)
        {
            Report(DiagnosticCatalogue.MissingCondition, syntax.Span, citation);
            return;
        }

        var bound = new BoundDefinition(term, All(conditions), path, citation, Locate(syntax.Span));
        _definitions.Add(bound);
        _definitionOf.Add(term, bound);
        _provisions.AddTarget(new ProvisionTarget(path, null, new BoundFact(term)));
    }

    private void BindYield(YieldSentenceSyntax syntax, string citation)
    {
        SourceLocation location = Locate(syntax.Span);
        _declarations.Add(new PrecedenceDeclaration(
            syntax.Kind, syntax.Ranks, citation, _source.Substring(syntax.Span).Trim(), new SourcePlace(_source.Path, location.Line, location.Column)));
    }

    private void BindRelations()
    {
        foreach ((BoundRule rule, ImmutableArray<ReferenceSyntax> targets, bool isDefeat) in _conclusions.Relations)
        {
            foreach (ProvisionTarget target in _provisions.Resolve(targets, rule.Path))
            {
                if (target.Rule is { } other) (isDefeat ? rule.Defeats : rule.Precedes).Add(other);
            }
        }

        foreach ((PrecedenceSentenceSyntax sentence, ProvisionPath from) in _precedence)
        {
            ImmutableArray<ProvisionTarget> lower = _provisions.Resolve(sentence.Lower, from);
            foreach (ProvisionTarget higher in _provisions.Resolve(sentence.Higher, from))
            {
                higher.Rule?.Precedes.AddRange(lower.Where(t => t.Rule is not null && t.Rule != higher.Rule).Select(t => t.Rule).OfType<BoundRule>());
            }
        }
    }

    private static string Cite(ProvisionPath path, Scope scope) => path.Cite(scope.NameParagraph) + scope.Reading;

    private SourceLocation Locate(TextSpan span) => new(_source, span);

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments) => _diagnostics.Report(descriptor, Locate(span), arguments);
}
