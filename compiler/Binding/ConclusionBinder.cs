using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.Compiler.Binding;

/// <summary>不适用 or 优先于 as written in a rule, until all provisions of the regime are known.</summary>
public readonly record struct PendingRelation(BoundRule Rule, ImmutableArray<ReferenceSyntax> Targets, bool IsDefeat);

/// <summary>What a rule concludes and what is excepted from it.</summary>
public sealed class ConclusionBinder(SourceText source, Vocabulary vocabulary, ConditionBinder conditions, SpanBinder spans, DiagnosticBag diagnostics)
{
    private ImmutableArray<FactSymbol> _actorsBefore = [];

    private readonly List<PendingRelation> _relations = [];
    private readonly Dictionary<ExceptionSyntax, (BoundCondition Condition, BoundCondition? Counter)> _exceptions = [];
    private int _menus;

    public IReadOnlyList<PendingRelation> Relations => _relations;

    /// <summary>An inner conclusion replaces an outer one of the same group and joins those of other groups.</summary>
    public ImmutableArray<ConclusionSyntax> Combine(ImmutableArray<ConclusionSyntax> outer, ImmutableArray<ConclusionSyntax> inner)
    {
        if (inner.IsEmpty || outer.IsEmpty) return inner.IsEmpty ? outer : inner;
        var groups = new HashSet<GroupSymbol>(inner.SelectMany(GroupsOf));
        return [.. outer.Where(c => !GroupsOf(c).Any(groups.Contains)), .. inner.Select(c => WithModalityOf(outer, c))];
    }

    // 可以从轻、减轻或者免于追究责任： and below it 1. 免于追究责任的情形：: the sub-head picks values, 可以 stays.
    private ConclusionSyntax WithModalityOf(ImmutableArray<ConclusionSyntax> outer, ConclusionSyntax inner)
    {
        if (inner is not ValueConclusionSyntax { IsHeading: true } heading) return inner;
        var values = new HashSet<Symbol?>(heading.Values.Select(v => vocabulary.Find(v.Text)));
        ValueConclusionSyntax? above = outer.OfType<ValueConclusionSyntax>().FirstOrDefault(c => c.Values.Any(v => values.Contains(vocabulary.Find(v.Text))));
        return above is null ? inner : new ValueConclusionSyntax(heading.Span, above.Modality, heading.Values, heading.Notes.IsEmpty ? above.Notes : heading.Notes, isHeading: true);
    }

    private IEnumerable<GroupSymbol> GroupsOf(ConclusionSyntax conclusion) => conclusion is ValueConclusionSyntax value
        ? value.Values.Select(v => vocabulary.Find(v.Text)).OfType<ValueSymbol>().Select(v => v.Group)
        : [];

    /// <summary>Adds what a clause concludes to a rule; 不适用 and 优先于 wait in <see cref="Relations"/>.</summary>
    public void AddConclusions(BoundRule rule, ImmutableArray<ConclusionSyntax> conclusions)
    {
        foreach (ConclusionSyntax conclusion in conclusions)
        {
            switch (conclusion)
            {
                case ValueConclusionSyntax values:
                    AddValues(rule, values);
                    break;
                case DutyConclusionSyntax duty:
                    AddDuty(rule, duty);
                    break;
                case DefeatConclusionSyntax defeat:
                    _relations.Add(new PendingRelation(rule, defeat.Targets, true));
                    break;
                case PrecedenceConclusionSyntax precedence:
                    _relations.Add(new PendingRelation(rule, precedence.Targets, false));
                    break;
            }
        }
    }

    /// <summary>In a new 款 nobody is understood from before.</summary>
    public void BeginParagraph() => _actorsBefore = [];

    private void AddDuty(BoundRule rule, DutyConclusionSyntax syntax)
    {
        ImmutableArray<FactSymbol> actors = [.. syntax.Actors.Select(conditions.FindFact).OfType<FactSymbol>()];
        if (actors.IsEmpty) actors = _actorsBefore;
        else _actorsBefore = actors;
        FactSymbol? start = syntax.Start.IsMissing ? null : conditions.FindDated(syntax.Start);
        Period? period = syntax.Length is { } length ? spans.Bind(length, syntax.Span) : default(Period);
        if (conditions.FindDated(syntax.Act) is not { } act || period is not { } known || syntax.Modality == ModalitySyntax.Against) return;
        if (!known.IsNone && syntax.Start.IsMissing) Report(DiagnosticCatalogue.DeadlineWithoutStart, syntax.Span, rule.Citation, source.Substring(syntax.Span));
        if (!known.IsNone && actors.IsEmpty) Report(DiagnosticCatalogue.DeadlineWithoutActor, syntax.Span, rule.Citation, source.Substring(syntax.Span));
        DutyKind kind = syntax.Modality == ModalitySyntax.May ? DutyKind.Right : DutyKind.Obligation;
        rule.Duties.Add(new BoundDuty(kind, actors, act, start, known, syntax.IsPrompt, Locate(syntax.Span)));
    }

    private void AddValues(BoundRule rule, ValueConclusionSyntax syntax)
    {
        bool isMenu = syntax.Values.Length > 1 && syntax.Modality != ModalitySyntax.Against;
        int menu = isMenu ? _menus++ : -1;
        ImmutableArray<string> notes = [.. syntax.Notes.Select(n => n.Text)];
        foreach (Name name in syntax.Values)
        {
            if (FindValue(name) is not { } value) continue;
            if (rule.Conclusions.Exists(c => c.Value == value && c.Modality == ModalityOf(syntax.Modality, isMenu))) continue;
            rule.Conclusions.Add(new BoundConclusion(value, ModalityOf(syntax.Modality, isMenu), menu, notes, Locate(name.Span)));
        }
    }

    private static Modality ModalityOf(ModalitySyntax syntax, bool isMenu) => syntax switch
    {
        ModalitySyntax.May => Modality.May,
        ModalitySyntax.Against => Modality.Against,
        _ when isMenu => Modality.MustChoose,
        ModalitySyntax.Must => Modality.Must,
        _ => Modality.Settles,
    };

    private ValueSymbol? FindValue(Name name)
    {
        switch (conditions.Find(name))
        {
            case ValueSymbol value:
                return value;
            case { } other:
                Report(DiagnosticCatalogue.WrongWordKind, name.Span, name.Text, other.KindName, "结论");
                return null;
            default:
                return null;
        }
    }

    public ImmutableArray<BoundException> BindExceptions(ImmutableArray<ExceptionSyntax> syntaxes, ImmutableArray<ConclusionSyntax> conclusions, string citation)
    {
        if (syntaxes.IsEmpty) return [];
        var values = conclusions.OfType<ValueConclusionSyntax>().SelectMany(c => c.Values).Select(v => vocabulary.Find(v.Text)).OfType<ValueSymbol>().Distinct().ToList();
        return [.. syntaxes.Select(syntax => BindException(syntax, values, citation))];
    }

    /// <param name="syntax">The exception.</param>
    /// <param name="conclusions">What the rule concludes, for an exception that cuts only some of it.</param>
    /// <param name="citation">The rule, for messages.</param>
    public BoundException BindException(ExceptionSyntax syntax, List<ValueSymbol> conclusions, string citation)
    {
        var cuts = new List<ValueSymbol>();
        foreach (Name cut in syntax.Cuts)
        {
            GroupSymbol? group = vocabulary.FindGroup(cut.Text);
            Symbol? symbol = group is null ? conditions.Find(cut) : vocabulary.Find(cut.Text);
            List<ValueSymbol> meant = conclusions.FindAll(c => ReferenceEquals(c, symbol) || ReferenceEquals(c.Group, group));
            if (meant.Count == 0 && (symbol ?? group) is not null) Report(DiagnosticCatalogue.CutsNothing, cut.Span, cut.Text, citation);
            cuts.AddRange(meant);
        }

        // An exception that stands once and attaches to many items is one condition, not many.
        if (!_exceptions.TryGetValue(syntax, out (BoundCondition Condition, BoundCondition? Counter) bound))
        {
            BoundCondition? counter = syntax.Counter is null ? null : conditions.Bind(syntax.Counter);
            _exceptions.Add(syntax, bound = (conditions.Bind(syntax.Condition), counter));
        }

        return new BoundException(bound.Condition, bound.Counter, [.. cuts], Locate(syntax.Span));
    }

    private SourceLocation Locate(TextSpan span) => new(source, span);

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments) => diagnostics.Report(descriptor, Locate(span), arguments);
}
