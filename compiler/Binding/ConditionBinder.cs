using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Binding;

/// <summary>A reference that waits until all provisions of the regime are known.</summary>
public readonly record struct PendingReference(BoundReference Bound, ImmutableArray<ReferenceSyntax> Syntax, ProvisionPath From);

/// <summary>
/// Conditions as written → bound conditions. Recursion follows written brackets only, which the lexer limits; enumerations
/// are flat.
/// </summary>
public sealed class ConditionBinder(SourceText source, Vocabulary vocabulary, SpanBinder spans, DiagnosticBag diagnostics)
{
    private static readonly BoundCondition Unbound = new BoundConstant(Truth.Unknown);

    private readonly List<PendingReference> _references = [];
    private readonly List<string> _openFacts = [];
    private readonly HashSet<Symbol> _used = [];
    private ProvisionPath _place = new(default, 0, []);
    private string _citation = "";
    private int _openInPlace;

    public IReadOnlyList<PendingReference> References => _references;

    /// <summary>Names of open items and of 等, in order.</summary>
    public IReadOnlyList<string> OpenFacts => _openFacts;

    /// <summary>Symbols that some condition or conclusion uses.</summary>
    public ISet<Symbol> Used => _used;

    /// <summary>Says where the conditions that follow stand; names of open facts and references depend on it.</summary>
    public void Enter(ProvisionPath place, string citation)
    {
        _place = place;
        _citation = citation;
        _openInPlace = 0;
    }

    /// <summary>The discretionary fact of an item that begins with 其他; it is named after the item.</summary>
    public BoundOpen DeclareOpenItem()
    {
        _openFacts.Add(_citation);
        return new BoundOpen(_citation);
    }

    public BoundCondition Bind(ConditionSyntax syntax)
    {
        switch (syntax)
        {
            case AndConditionSyntax and:
                return new BoundAnd(BindAll(and.Operands));
            case OrConditionSyntax or:
                return new BoundOr(BindAll(or.Operands));
            case NotConditionSyntax not:
                return new BoundNot(Bind(not.Operand));
            case TermConditionSyntax term:
                return BindTerm(term);
            case AndTheLikeSyntax:
                return DeclareAndTheLike();
            case CauseConditionSyntax cause:
                return BindCause(cause);
            case ProofConditionSyntax proof:
                return BindProof(proof);
            case ComparisonConditionSyntax comparison:
                return BindComparison(comparison);
            case ChoiceConditionSyntax choice:
                return BindChoice(choice);
            case DateConditionSyntax date:
                return BindDate(date);
            case SpanConditionSyntax span:
                return BindSpan(span);
            case ReferenceConditionSyntax reference:
                return BindReference(reference);
            default:
                return Unbound;
        }
    }

    private ImmutableArray<BoundCondition> BindAll(ImmutableArray<ConditionSyntax> operands)
    {
        var bound = ImmutableArray.CreateBuilder<BoundCondition>(operands.Length);
        foreach (ConditionSyntax operand in operands) bound.Add(Bind(operand));
        return bound.MoveToImmutable();
    }

    private BoundCondition BindTerm(TermConditionSyntax syntax)
    {
        if (!syntax.Actor.IsMissing && vocabulary.Find(syntax.Actor.Text) is { } actor) _used.Add(actor);
        if (Find(syntax.Term) is not { } symbol) return Unbound;
        switch (symbol)
        {
            case FactSymbol { IsTruth: true } fact:
                return new BoundFact(fact);
            case ValueSymbol value:
                return new BoundValue(value);
            // 不记录的，…；两次以上不记录的，…: an act that is counted in 次 stands for having been done at least once.
            case FactSymbol { Kind: FactKind.Count } count:
                return new BoundCompare(count, ProgramForm.Logic.Comparison.GreaterOrEqual, 1);
            default:
                Report(DiagnosticCatalogue.WrongWordKind, syntax.Term.Span, syntax.Term.Text, symbol.KindName, "可以为是或者否的词");
                return Unbound;
        }
    }

    private BoundCondition BindProof(ProofConditionSyntax syntax)
    {
        BoundCondition operand = Bind(syntax.Operand);
        if (FindUnprovable(operand) is not { } unprovable) return new BoundProof(syntax.Negated, operand);
        Report(DiagnosticCatalogue.ProofOfConclusion, syntax.Span, unprovable);
        return Unbound;
    }

    // Conclusions and rules are not proven but drawn.
    private static string? FindUnprovable(BoundCondition condition) => condition switch
    {
        BoundValue value => "结论“" + value.Value.Name + "”",
        BoundReference => "对条款的引用",
        BoundNot not => FindUnprovable(not.Operand),
        BoundAnd and => and.Operands.Select(FindUnprovable).FirstOrDefault(f => f is not null),
        BoundOr or => or.Operands.Select(FindUnprovable).FirstOrDefault(f => f is not null),
        BoundProof proof => FindUnprovable(proof.Operand),
        _ => null,
    };

    private BoundOpen DeclareAndTheLike()
    {
        _openInPlace++;
        string which = _openInPlace > 1 ? _openInPlace.ToString(CultureInfo.InvariantCulture) : "";
        string name = _citation + "〔等" + which + "〕";
        _openFacts.Add(name);
        return new BoundOpen(name);
    }

    private BoundCondition BindCause(CauseConditionSyntax syntax)
    {
        BoundCondition cause = Bind(syntax.Cause);
        BoundCondition effect = Bind(syntax.Effect);
        bool isValid = CheckEnd(cause, "原因", syntax.Cause.Span) & CheckEnd(effect, "结果", syntax.Effect.Span);
        long links = CausalLinks.Count(cause) * CausalLinks.Count(effect);
        if (links > CausalLinks.Limit)
        {
            Report(DiagnosticCatalogue.TooManyLinks, syntax.Span, links, CausalLinks.Limit);
            return Unbound;
        }

        return isValid ? new BoundCause(cause, effect) : Unbound;
    }

    private bool CheckEnd(BoundCondition end, string side, TextSpan span)
    {
        if (CausalLinks.FindForeign(end) is not { } foreign) return true;
        Report(DiagnosticCatalogue.CauseNotFact, span, side, foreign);
        return false;
    }

    private BoundCondition BindComparison(ComparisonConditionSyntax syntax)
    {
        if (FindFact(syntax.Term) is not { } fact) return Unbound;
        if (fact.Kind is not (FactKind.Count or FactKind.Money))
        {
            Report(DiagnosticCatalogue.WrongWordKind, syntax.Term.Span, syntax.Term.Text, fact.KindName, "计数或者金额事实");
            return Unbound;
        }

        var bounds = new List<BoundCondition>();
        foreach (QuantityBound bound in syntax.Bounds)
        {
            if (ConstantOf(fact, bound.Quantity) is not { } constant) return Unbound;
            bounds.Add(new BoundCompare(fact, Comparison(bound.Operator), constant));
        }

        if (bounds.Count == 1) return bounds[0];
        if (bounds.Count == 2 && IsEmpty((BoundCompare)bounds[0], (BoundCompare)bounds[1]))
        {
            Report(DiagnosticCatalogue.EmptyRange, syntax.Span, source.Substring(syntax.Span));
        }

        return new BoundAnd([.. bounds]);
    }

    // Money is held in 分; a count only compares with its own unit.
    private long? ConstantOf(FactSymbol fact, QuantitySyntax quantity)
    {
        string unit = fact.Kind == FactKind.Money ? "元" : fact.Unit;
        if (quantity.Unit.Text != unit)
        {
            Report(DiagnosticCatalogue.WrongUnit, quantity.Span, fact.Name, unit, quantity.Unit.Text);
            return null;
        }

        decimal scale = fact.Kind == FactKind.Money ? 100 : 1;
        if (quantity.Value > long.MaxValue / scale || quantity.Value * scale != decimal.Truncate(quantity.Value * scale))
        {
            string what = fact.Kind == FactKind.Money ? "到分为止的金额" : "整数";
            Report(DiagnosticCatalogue.NumberOutOfRange, quantity.Span, source.Substring(quantity.Span), what);
            return null;
        }

        return (long)(quantity.Value * scale);
    }

    private static bool IsEmpty(BoundCompare a, BoundCompare b)
    {
        (long low, long high) = (long.MinValue, long.MaxValue);
        foreach (BoundCompare c in new[] { a, b })
        {
            if (c.Comparison is ProgramForm.Logic.Comparison.GreaterOrEqual or ProgramForm.Logic.Comparison.Equal) low = Math.Max(low, c.Constant);
            if (c.Comparison is ProgramForm.Logic.Comparison.Greater) low = Math.Max(low, c.Constant + 1);
            if (c.Comparison is ProgramForm.Logic.Comparison.LessOrEqual or ProgramForm.Logic.Comparison.Equal) high = Math.Min(high, c.Constant);
            if (c.Comparison is ProgramForm.Logic.Comparison.Less) high = Math.Min(high, c.Constant - 1);
        }

        return low > high;
    }

    private BoundCondition BindChoice(ChoiceConditionSyntax syntax)
    {
        if (FindFact(syntax.Term) is not { } fact) return Unbound;
        if (fact.Kind != FactKind.Choice)
        {
            Report(DiagnosticCatalogue.WrongWordKind, syntax.Term.Span, syntax.Term.Text, fact.KindName, "选项事实");
            return Unbound;
        }

        ulong mask = 0;
        foreach (Name option in syntax.Options)
        {
            int index = fact.Options.IndexOf(option.Text, 0, fact.Options.Length, StringComparer.Ordinal);
            if (index < 0)
            {
                Report(DiagnosticCatalogue.NotAnOption, option.Span, option.Text, fact.Name, string.Join("、", fact.Options));
                return Unbound;
            }

            mask |= 1UL << index;
        }

        return new BoundChoice(fact, mask);
    }

    // A date of an event counts only if the event happened.
    private BoundCondition BindDate(DateConditionSyntax syntax)
    {
        if (FindDated(syntax.Term) is not { } left) return Unbound;
        Comparison comparison = Comparison(syntax.Operator);
        var operands = new List<BoundCondition>();
        if (left.Kind == FactKind.Event) operands.Add(new BoundFact(left));
        if (syntax.Date is { } date)
        {
            operands.Add(new BoundCompare(left, comparison, date));
        }
        else
        {
            if (FindDated(syntax.OtherTerm) is not { } right) return Unbound;
            if (right.Kind == FactKind.Event) operands.Add(new BoundFact(right));
            operands.Add(new BoundCompareDates(left, comparison, right));
        }

        return operands.Count == 1 ? operands[0] : new BoundAnd([.. operands]);
    }

    // Both must have happened, where they are events, for one to lie within a span from the other.
    private BoundCondition BindSpan(SpanConditionSyntax syntax)
    {
        FactSymbol? start = FindDated(syntax.Start);
        FactSymbol? finish = FindDated(syntax.Finish);
        if (spans.Bind(syntax.Length, syntax.Span) is not { } period || start is null || finish is null) return Unbound;
        var operands = new List<BoundCondition>();
        if (start.Kind == FactKind.Event) operands.Add(new BoundFact(start));
        if (finish.Kind == FactKind.Event) operands.Add(new BoundFact(finish));
        operands.Add(new BoundSpan(start, finish, period));
        return operands.Count == 1 ? operands[0] : new BoundAnd([.. operands]);
    }

    /// <summary>Finds an event or a date by a word, or reports what is wrong with it.</summary>
    public FactSymbol? FindDated(Name name)
    {
        if (FindFact(name) is not { } fact) return null;
        if (fact.Kind is FactKind.Event or FactKind.Date) return fact;
        Report(DiagnosticCatalogue.WrongWordKind, name.Span, name.Text, fact.KindName, "事件或者日期事实");
        return null;
    }

    private BoundReference BindReference(ReferenceConditionSyntax syntax)
    {
        var bound = new BoundReference(new SourceLocation(source, syntax.Span));
        _references.Add(new PendingReference(bound, syntax.References, _place));
        return bound;
    }

    /// <summary>Finds a fact by a word, or reports what is wrong with it.</summary>
    public FactSymbol? FindFact(Name name)
    {
        switch (Find(name))
        {
            case FactSymbol fact:
                return fact;
            case { } other:
                Report(DiagnosticCatalogue.WrongWordKind, name.Span, name.Text, other.KindName, "事实");
                return null;
            default:
                return null;
        }
    }

    /// <summary>Finds what a word stands for, or reports that nothing declares it.</summary>
    public Symbol? Find(Name name)
    {
        if (name.IsMissing) return null;
        Symbol? symbol = vocabulary.Find(name.Text);
        if (symbol is null) Report(DiagnosticCatalogue.UndeclaredWord, name.Span, name.Text, "");
        else _used.Add(symbol);
        return symbol;
    }

    private static Comparison Comparison(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Less => ProgramForm.Logic.Comparison.Less,
        ComparisonOperator.LessOrEqual => ProgramForm.Logic.Comparison.LessOrEqual,
        ComparisonOperator.Equal => ProgramForm.Logic.Comparison.Equal,
        ComparisonOperator.GreaterOrEqual => ProgramForm.Logic.Comparison.GreaterOrEqual,
        _ => ProgramForm.Logic.Comparison.Greater,
    };

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments) =>
        diagnostics.Report(descriptor, new SourceLocation(source, span), arguments);
}
