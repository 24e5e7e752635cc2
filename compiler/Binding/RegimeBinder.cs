using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Compiler.Binding;

/// <summary>
/// A regime as written → rules, definitions and precedence. Each item under 之一 is a rule of its own, a head of the other
/// kinds is one rule (language page, section 4).
/// </summary>
public sealed class RegimeBinder
{
    private readonly SourceText _source;
    private readonly RegimePeriod _period;
    private readonly RegimeSyntax _syntax;
    private readonly Vocabulary _vocabulary;
    private readonly DiagnosticBag _diagnostics;
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
        _conditions = new ConditionBinder(source, vocabulary, diagnostics);
        _conclusions = new ConclusionBinder(source, vocabulary, _conditions, diagnostics);
        _provisions = new ProvisionIndex(source, diagnostics);
    }

    /// <summary>Binds a regime whose header names <paramref name="vocabulary"/>; <paramref name="used"/> gets the symbols it uses.</summary>
    public static BoundRegime Bind(
        SourceText source, RegimeSyntax syntax, RegimePeriod period, Vocabulary vocabulary, ISet<Symbol> used, DiagnosticBag diagnostics)
    {
        var binder = new RegimeBinder(source, syntax, period, vocabulary, diagnostics);
        BoundRegime regime = binder.Bind();
        used.UnionWith(binder._conditions.Used);
        return regime;
    }

    private BoundRegime Bind()
    {
        RegimeHeader header = HeaderBinder.Bind(_source, _syntax, _period, _diagnostics);
        HeaderSyntax? scope = _syntax.Headers.FirstOrDefault(h => h.Kind == HeaderKind.Scope);
        _conditions.Enter(new ProvisionPath(default, 0, []), "适用");
        BoundCondition? boundScope = scope?.Condition is { } condition ? _conditions.Bind(condition) : null;

        foreach (MemberSyntax member in _syntax.Members)
        {
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
        int firstOfParagraph = _rules.Count;
        for (int s = 0; s < block.Sentences.Length; s++)
        {
            bool isHead = s == block.Sentences.Length - 1 && !block.Items.IsEmpty;
            _conditions.Enter(path, path.Cite(nameParagraph));
            switch (block.Sentences[s])
            {
                case RuleSentenceSyntax rule when isHead:
                    BindItems(Extend(Scope.Empty(nameParagraph), rule, path), block.Items, path, rule.ListHead);
                    break;
                case RuleSentenceSyntax rule:
                    // A sentence without a conclusion was reported when it was read.
                    BindRule(rule, path, Scope.Empty(nameParagraph) with { IsHeadUnread = rule.Conclusions.IsEmpty && rule.ListHead is null });
                    break;
                case OpenSentenceSyntax open:
                    Report(DiagnosticCatalogue.MissingConclusion, open.Span, path.Cite(nameParagraph));
                    break;
                case ContinuationSentenceSyntax continuation:
                    Continue(continuation, firstOfParagraph);
                    break;
                case ExceptionSentenceSyntax exception:
                    Except(exception, firstRuleOfArticle);
                    break;
                case DefinitionSentenceSyntax definition:
                    BindDefinition(definition, block, path, nameParagraph);
                    break;
                case PrecedenceSentenceSyntax precedence:
                    _precedence.Add((precedence, path));
                    break;
                case YieldSentenceSyntax yields:
                    BindYield(yields, path, nameParagraph);
                    break;
            }
        }

        BindItemsWithoutHead(block, path, Scope.Empty(nameParagraph));
    }

    /// <summary>
    /// Items whose last sentence above is no head. Where it could not be read, that was reported and the items still are bound;
    /// where it is something else (a continuation, a precedence) they would be lost, which is an error.
    /// </summary>
    private void BindItemsWithoutHead(ClauseBlockSyntax block, ProvisionPath path, Scope scope)
    {
        if (block.Items.IsEmpty) return;
        if (block.Sentences.IsEmpty)
        {
            TextSpan above = TextSpan.FromBounds(block.Span.Start, Math.Max(block.Span.Start, block.Items[0].Span.Start));
            bool isUnread = !string.IsNullOrWhiteSpace(_source.Substring(above));
            BindItems(isUnread ? scope with { IsHeadUnread = true } : scope, block.Items, path, null);
        }
        else if (block.Sentences[block.Sentences.Length - 1] is not (RuleSentenceSyntax or DefinitionSentenceSyntax))
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

        public static Scope Empty(bool nameParagraph) => new(nameParagraph, [], [], [], [], []);
    }

    private Scope Extend(Scope outer, RuleSentenceSyntax head, ProvisionPath path)
    {
        ImmutableArray<BoundCondition> conditions = outer.Conditions;
        if (head.Condition is not null) conditions = conditions.Add(_conditions.Bind(head.Condition));
        var conclusions = _conclusions.Combine(outer.Conclusions, head.Conclusions);
        return outer with
        {
            Conditions = conditions,
            Conclusions = conclusions,
            Exceptions = outer.Exceptions.AddRange(_conclusions.BindExceptions(head.Exceptions, conclusions, path.Cite(outer.NameParagraph))),
            EvenIf = outer.EvenIf.AddRange(head.EvenIf.Select(_conditions.Bind)),
            Heads = outer.Heads.Add(Locate(head.Span)),
        };
    }

    private void BindItems(Scope scope, ImmutableArray<ItemSyntax> items, ProvisionPath parent, ListHeadSyntax? head)
    {
        if (head is { Mode: not ListMode.Any })
        {
            BindCountedHead(scope, items, parent, head);
            return;
        }

        foreach (ItemSyntax item in items)
        {
            ProvisionPath path = parent.Below(new ItemStep(item.Mark, item.Number));
            _provisions.AddPlace(path);
            string citation = path.Cite(scope.NameParagraph);
            int firstOfItem = _rules.Count;
            ImmutableArray<SentenceSyntax> sentences = item.Body.Sentences;
            for (int s = 0; s < sentences.Length; s++)
            {
                bool isHead = s == sentences.Length - 1 && !item.Body.Items.IsEmpty;
                _conditions.Enter(path, citation);
                switch (sentences[s])
                {
                    case RuleSentenceSyntax rule when isHead:
                        BindItems(Extend(scope, rule, path), item.Body.Items, path, rule.ListHead);
                        break;
                    case RuleSentenceSyntax rule:
                        BindRule(rule, path, scope);
                        break;
                    case OpenSentenceSyntax open:
                        BindOpen(open, path, scope);
                        break;
                    case ContinuationSentenceSyntax continuation:
                        Continue(continuation, firstOfItem);
                        break;
                    case ExceptionSentenceSyntax exception:
                        Except(exception, firstOfItem);
                        break;
                    case DefinitionSentenceSyntax definition:
                        BindDefinition(definition, item.Body, path, scope.NameParagraph);
                        break;
                    case PrecedenceSentenceSyntax precedence:
                        _precedence.Add((precedence, path));
                        break;
                    case YieldSentenceSyntax yields:
                        BindYield(yields, path, scope.NameParagraph);
                        break;
                }
            }

            BindItemsWithoutHead(item.Body, path, scope);
        }
    }

    // 同时具备下列情形, 有下列情形两项以上: the head is one rule, its items are parts of the condition.
    private void BindCountedHead(Scope scope, ImmutableArray<ItemSyntax> items, ProvisionPath path, ListHeadSyntax head)
    {
        ImmutableArray<BoundPart> parts = BindParts(items, path, scope.NameParagraph);
        AddRule(path, scope, [CountParts(head, parts)], [], scope.Heads[scope.Heads.Length - 1], parts, "");
    }

    private BoundCondition CountParts(ListHeadSyntax head, ImmutableArray<BoundPart> parts)
    {
        ImmutableArray<BoundCondition> operands = [.. parts.Select(PartHolds)];
        if (head.Mode == ListMode.All) return new BoundAnd(operands);
        if (head.Mode == ListMode.Any) return new BoundOr(operands);
        if (head.Count > parts.Length) Report(DiagnosticCatalogue.CountTooLarge, head.Span, head.Count, parts.Length);
        return new BoundAtLeast(head.Count, operands);
    }

    // An item's exception makes that item false.
    private static BoundCondition PartHolds(BoundPart part) => part.Exceptions.IsEmpty
        ? part.Condition
        : new BoundAnd([part.Condition, .. part.Exceptions.Select(e => new BoundNot(Holds(e)))]);

    private static BoundCondition Holds(BoundException exception) => exception.Counter is null
        ? exception.Condition
        : new BoundAnd([exception.Condition, new BoundNot(exception.Counter)]);

    private ImmutableArray<BoundPart> BindParts(ImmutableArray<ItemSyntax> items, ProvisionPath parent, bool nameParagraph)
    {
        var parts = ImmutableArray.CreateBuilder<BoundPart>(items.Length);
        foreach (ItemSyntax item in items)
        {
            ProvisionPath path = parent.Below(new ItemStep(item.Mark, item.Number));
            _provisions.AddPlace(path);
            string citation = path.Cite(nameParagraph);
            var conditions = new List<BoundCondition>();
            var exceptions = new List<BoundException>();
            foreach (SentenceSyntax sentence in item.Body.Sentences)
            {
                _conditions.Enter(path, citation);
                switch (sentence)
                {
                    case RuleSentenceSyntax rule:
                        if (rule.Condition is not null) conditions.Add(_conditions.Bind(rule.Condition));
                        if (!item.Body.Items.IsEmpty && sentence == item.Body.Sentences[item.Body.Sentences.Length - 1])
                        {
                            ListHeadSyntax head = rule.ListHead ?? new ListHeadSyntax(rule.Span, ListMode.Any, 0);
                            conditions.Add(CountParts(head, BindParts(item.Body.Items, path, nameParagraph)));
                        }

                        exceptions.AddRange(_conclusions.BindExceptions(rule.Exceptions, [], citation));
                        break;
                    case OpenSentenceSyntax:
                        conditions.Add(_conditions.DeclareOpenItem());
                        break;
                }
            }

            if (conditions.Count == 0) continue;
            BoundCondition condition = conditions.Count == 1 ? conditions[0] : new BoundAnd([.. conditions]);
            var part = new BoundPart(path, citation, Locate(item.Body.Span), condition, [.. exceptions]);
            parts.Add(part);
            _provisions.AddTarget(new ProvisionTarget(path, null, PartHolds(part)));
        }

        return parts.ToImmutable();
    }

    private void BindRule(RuleSentenceSyntax syntax, ProvisionPath path, Scope scope)
    {
        string citation = path.Cite(scope.NameParagraph);
        ImmutableArray<ConclusionSyntax> conclusions = _conclusions.Combine(scope.Conclusions, syntax.Conclusions);
        if (syntax.Condition is null && scope.Conditions.IsEmpty)
        {
            if (syntax.ListHead is null) Report(DiagnosticCatalogue.MissingCondition, syntax.Span, citation);
            return;
        }

        ImmutableArray<BoundCondition> own = syntax.Condition is null ? [] : [_conditions.Bind(syntax.Condition)];
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
        string citation = Unique(path.Cite(scope.NameParagraph));
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

    private void BindDefinition(DefinitionSentenceSyntax syntax, ClauseBlockSyntax block, ProvisionPath path, bool nameParagraph)
    {
        var conditions = new List<BoundCondition>();
        string citation = path.Cite(nameParagraph);
        if (syntax.Condition is not null) conditions.Add(_conditions.Bind(syntax.Condition));
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

        BoundCondition condition = conditions.Count == 1 ? conditions[0] : new BoundAnd([.. conditions]);
        var bound = new BoundDefinition(term, condition, path, citation, Locate(syntax.Span));
        _definitions.Add(bound);
        _definitionOf.Add(term, bound);
        _provisions.AddTarget(new ProvisionTarget(path, null, new BoundFact(term)));
    }

    private void BindYield(YieldSentenceSyntax syntax, ProvisionPath path, bool nameParagraph)
    {
        SourceLocation location = Locate(syntax.Span);
        _declarations.Add(new PrecedenceDeclaration(
            syntax.Kind, syntax.Ranks, path.Cite(nameParagraph), _source.Substring(syntax.Span).Trim(), new SourcePlace(_source.Path, location.Line, location.Column)));
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

    private SourceLocation Locate(TextSpan span) => new(_source, span);

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments) => _diagnostics.Report(descriptor, Locate(span), arguments);
}
