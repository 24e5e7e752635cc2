using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.ProgramForm.Compiled;

/// <summary>The kinds of nodes: a number for each, then its parts.</summary>
internal sealed class NodeShapes(Archive file)
{
    private static readonly Truth[] Truths = [Truth.False, Truth.Unknown, Truth.True];

    public Node Node(Node? n) => (Kind)file.Choice(n is null ? 0 : (int)n.Accept(KindVisitor.Instance), KindCount) switch
    {
        Kind.Constant => new ConstantNode(Truths[file.Choice(n is ConstantNode c ? Array.IndexOf(Truths, c.Value) : 0, Truths.Length)]),
        Kind.Fact => Fact(n as FactNode),
        Kind.Compare => Compare(n as CompareNode),
        Kind.CompareFacts => CompareFacts(n as CompareFactsNode),
        Kind.Span => Span(n as SpanNode),
        Kind.Choice => Choice(n as ChoiceNode),
        Kind.Not => new NotNode(file.Index((n as NotNode)?.Operand)),
        Kind.And => new AndNode(file.Indexes((n as AndNode)?.Operands)),
        Kind.Or => new OrNode(file.Indexes((n as OrNode)?.Operands)),
        Kind.AtLeast => AtLeast(n as AtLeastNode),
        Kind.Certain => new CertainNode(file.Index((n as CertainNode)?.Operand)),
        Kind.Defined => Defined(n as DefinedNode),
        Kind.Reading => Reading(n as ReadingNode),
        _ => Conclusion(n as ConclusionNode),
    };

    public Period Period(Period? p) =>
        new(file.Choice(p?.Length, Deadlines.Period.Longest + 1), (PeriodUnit)file.Choice((int?)p?.Unit, 4), file.Flag(p?.Rolls));

    private FactNode Fact(FactNode? n) => new(file.Index(n?.Fact), (Basis)file.Choice((int?)n?.Basis, 2));

    private CompareNode Compare(CompareNode? n) => new(file.Index(n?.Fact), Comparison(n?.Comparison), file.Signed(n?.Constant));

    private CompareFactsNode CompareFacts(CompareFactsNode? n) => new(file.Index(n?.Left), Comparison(n?.Comparison), file.Index(n?.Right));

    private SpanNode Span(SpanNode? n) => new(file.Index(n?.Start), file.Index(n?.Finish), Period(n?.Period));

    private ChoiceNode Choice(ChoiceNode? n) => new(file.Index(n?.Fact), file.Number(n?.Options ?? 0));

    private AtLeastNode AtLeast(AtLeastNode? n) => new(file.Index(n?.Count), file.Indexes(n?.Operands));

    private DefinedNode Defined(DefinedNode? n) => new(file.Index(n?.Definition), file.Index(n?.Stated));

    private ReadingNode Reading(ReadingNode? n) => new(file.Index(n?.Fact), file.Index(n?.Default), file.Index(n?.Other));

    private ConclusionNode Conclusion(ConclusionNode? n) => new(file.Index(n?.Group), file.Index(n?.Value));

    private Comparison Comparison(Comparison? comparison) => (Comparison)file.Choice((int?)comparison, 5);

    private const int KindCount = 14;

    // As they stand in files: never renumbered.
    private enum Kind
    {
        Constant,
        Fact,
        Compare,
        CompareFacts,
        Span,
        Choice,
        Not,
        And,
        Or,
        AtLeast,
        Certain,
        Defined,
        Reading,
        Conclusion,
    }

    private sealed class KindVisitor : NodeVisitor<Kind>
    {
        public static readonly KindVisitor Instance = new();

        public override Kind VisitConstant(ConstantNode node) => Kind.Constant;

        public override Kind VisitFact(FactNode node) => Kind.Fact;

        public override Kind VisitCompare(CompareNode node) => Kind.Compare;

        public override Kind VisitCompareFacts(CompareFactsNode node) => Kind.CompareFacts;

        public override Kind VisitSpan(SpanNode node) => Kind.Span;

        public override Kind VisitChoice(ChoiceNode node) => Kind.Choice;

        public override Kind VisitNot(NotNode node) => Kind.Not;

        public override Kind VisitAnd(AndNode node) => Kind.And;

        public override Kind VisitOr(OrNode node) => Kind.Or;

        public override Kind VisitAtLeast(AtLeastNode node) => Kind.AtLeast;

        public override Kind VisitCertain(CertainNode node) => Kind.Certain;

        public override Kind VisitDefined(DefinedNode node) => Kind.Defined;

        public override Kind VisitReading(ReadingNode node) => Kind.Reading;

        public override Kind VisitConclusion(ConclusionNode node) => Kind.Conclusion;
    }
}
