using System.Runtime.InteropServices;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Reference;

/// <summary>
/// The meaning of a program, word for word after section 5 of the language page. Nodes are evaluated in their order, a group
/// is resolved when its value is first asked for. Clear before fast: every other evaluator is compared with this one.
/// Immutable; safe for use by several threads at once.
/// </summary>
public sealed class Interpreter
{
    private readonly RegimeProgram _program;
    private readonly List<BinaryConstraint>[] _constraintsOf;

    public Interpreter(RegimeProgram program)
    {
        _program = program;
        _constraintsOf = FactResolution.IndexConstraints(program);
    }

    public RegimeProgram Program => _program;

    public Evaluation Evaluate(CaseFacts facts)
    {
        FactResolution resolution = FactResolution.Resolve(_program, _constraintsOf, facts);
        if (resolution.Contradictions.Count > 0)
        {
            return new Evaluation { Facts = resolution, Nodes = [], Groups = [], Presumed = [], Scope = Judgement.False };
        }

        Evaluation evaluation = Evaluate(facts, resolution, EvaluationReading.Ordinary);
        return evaluation with
        {
            Presumed = ImmutableCollectionsMarshal.AsImmutableArray(PresumedValues(facts, resolution, evaluation.Groups.AsSpan())),
        };
    }

    /// <summary>
    /// Evaluates once more, from facts that are resolved and free of contradiction, under another reading of presumptions or
    /// proof: how an explanation finds out what an answer stands on. <see cref="Evaluation.Presumed"/> is not filled.
    /// </summary>
    public Evaluation Evaluate(CaseFacts facts, FactResolution resolution, EvaluationReading reading)
    {
        var run = new Run(_program, facts, resolution, reading);
        run.EvaluateNodes();
        DutyStatus[] duties = run.JudgeDuties();
        return new Evaluation
        {
            Facts = resolution,
            Nodes = ImmutableCollectionsMarshal.AsImmutableArray(run.Nodes),
            Groups = ImmutableCollectionsMarshal.AsImmutableArray(run.ResolveGroups()),
            Presumed = [],
            Duties = ImmutableCollectionsMarshal.AsImmutableArray(duties),
            IsOutsideCalendar = run.IsOutsideCalendar,
            Scope = _program.Scope < 0 ? Judgement.True : run.Nodes[_program.Scope],
            Applicability = _program.Applicability < 0 ? Judgement.True : run.Nodes[_program.Applicability],
            Force = _program.Force is { } force ? run.Nodes[force.Node] : Judgement.True,
        };
    }

    // Evaluates again with every presumption withheld and keeps the heavier values that are no longer settled.
    private ulong[] PresumedValues(CaseFacts facts, FactResolution resolution, ReadOnlySpan<GroupOutcome> groups)
    {
        var presumed = new ulong[groups.Length];
        for (int g = 0; g < groups.Length; g++) presumed[g] = groups[g].Settled & HeavierValues(_program.Groups[g]);
        if (Array.TrueForAll(presumed, mask => mask == 0)) return presumed;

        Evaluation onStated = Evaluate(facts, resolution, EvaluationReading.StatedOnly);
        for (int g = 0; g < groups.Length; g++) presumed[g] &= ~onStated.Groups[g].Settled;
        return presumed;
    }

    private static ulong HeavierValues(ConclusionGroup group)
    {
        ulong mask = 0;
        for (int i = 1; i < group.Order.Length; i++) mask |= 1UL << group.Order[i];
        return mask;
    }

    /// <summary>One evaluation; a visitor so that a new kind of node cannot be forgotten.</summary>
    private sealed class Run(RegimeProgram program, CaseFacts facts, FactResolution resolution, EvaluationReading reading) : NodeVisitor<Judgement>
    {
        private readonly GroupOutcome?[] _groups = new GroupOutcome?[program.Groups.Length];

        public Judgement[] Nodes { get; } = new Judgement[program.Nodes.Length];

        public void EvaluateNodes()
        {
            for (int i = 0; i < Nodes.Length; i++) Nodes[i] = program.Nodes[i].Accept(this);
        }

        public GroupOutcome[] ResolveGroups()
        {
            var groups = new GroupOutcome[program.Groups.Length];
            for (int g = 0; g < groups.Length; g++)
            {
                if (program.Groups[g].IsDerived) groups[g] = Outcome(g);
            }

            return groups;
        }

        public bool IsOutsideCalendar { get; private set; }

        public DutyStatus[] JudgeDuties()
        {
            var statuses = new DutyStatus[program.Duties.Length];
            for (int d = 0; d < statuses.Length; d++)
            {
                Duty duty = program.Duties[d];
                statuses[d] = DutyReckoning.Find(
                    program.Calendar,
                    duty.Period,
                    Nodes[duty.Applies].Truth,
                    duty.Started < 0 ? Truth.True : Nodes[duty.Started].Truth,
                    DateOf(duty.Start),
                    Nodes[duty.Performed].Truth,
                    DateOf(duty.Act),
                    DutyReckoning.AsOf(DateOf(program.AsOf), DateOf(program.DecisionDate)));
                IsOutsideCalendar |= (statuses[d] & DutyStatus.OutsideCalendar) != 0;
            }

            return statuses;
        }

        public override Judgement VisitConstant(ConstantNode node) => Judgement.Of(node.Value);

        public override Judgement VisitFact(FactNode node)
        {
            ResolvedFact fact = resolution[node.Fact];
            Truth value = reading == EvaluationReading.StatedOnly || node.Basis == Basis.Stated ? fact.OnStated : fact.Value;
            Cause cause = program.Facts[node.Fact].Kind == FactKind.Decision ? Cause.Discretion : Cause.Ignorance;
            return Judgement.Of(value, cause);
        }

        public override Judgement VisitCompare(CompareNode node) =>
            Judgement.Of(Number(node.Fact).Compare(node.Comparison, NumberRange.Exactly(node.Constant)));

        public override Judgement VisitCompareFacts(CompareFactsNode node) =>
            Judgement.Of(Number(node.Left).Compare(node.Comparison, Number(node.Right)));

        public override Judgement VisitSpan(SpanNode node)
        {
            int code = Timeliness.Compare(program.Calendar, Number(node.Start), Number(node.Finish), node.Period);
            IsOutsideCalendar |= (code & Timeliness.OutsideCalendar) != 0;
            return Judgement.Of((Truth)(code & ~Timeliness.OutsideCalendar));
        }

        public override Judgement VisitChoice(ChoiceNode node)
        {
            Fact fact = program.Facts[node.Fact];
            return Judgement.Of(facts.Choices[fact.ChoiceSlot].IsAmong(node.Options, OptionSet.All(fact.Options.Length)));
        }

        public override Judgement VisitNot(NotNode node) => !Nodes[node.Operand];

        public override Judgement VisitAnd(AndNode node)
        {
            Judgement result = Judgement.True;
            foreach (int operand in node.Operands) result &= Nodes[operand];
            return result;
        }

        public override Judgement VisitOr(OrNode node)
        {
            Judgement result = Judgement.False;
            foreach (int operand in node.Operands) result |= Nodes[operand];
            return result;
        }

        public override Judgement VisitAtLeast(AtLeastNode node)
        {
            var operands = new Judgement[node.Operands.Length];
            for (int i = 0; i < operands.Length; i++) operands[i] = Nodes[node.Operands[i]];
            return Judgement.AtLeast(node.Count, operands);
        }

        public override Judgement VisitCertain(CertainNode node) =>
            reading == EvaluationReading.ProofOpen ? Nodes[node.Operand] : Nodes[node.Operand].Certain();

        public override Judgement VisitDefined(DefinedNode node) => Judgement.Defined(Nodes[node.Definition], Nodes[node.Stated]);

        public override Judgement VisitConclusion(ConclusionNode node) => Outcome(node.Group).IsValue(node.Value);

        // Presumption and proof have nothing to do with it: a reading that the case does not choose is the default one.
        public override Judgement VisitReading(ReadingNode node) =>
            Nodes[resolution[node.Fact].OnStated == Truth.True ? node.Other : node.Default];

        private NumberRange DateOf(int fact) => fact < 0 ? NumberRange.Anything : Number(fact);

        private NumberRange Number(int fact) => facts.Numbers[program.Facts[fact].NumberSlot];

        private GroupOutcome Outcome(int group)
        {
            if (_groups[group] is { } known) return known;
            if (facts.HasOverrides && facts.Overrides[group].Possible != 0)
            {
                GroupOutcome given = facts.Overrides[group];
                _groups[group] = given;
                return given;
            }

            ConclusionGroup definition = program.Groups[group];
            var claims = new ValueClaims[definition.Values.Length];
            for (int v = 0; v < claims.Length; v++)
            {
                ValueInputs inputs = definition.Inputs[v];
                claims[v] = new ValueClaims(Claim(inputs.Hard), Claim(inputs.Soft), Claim(inputs.Against));
            }

            GroupOutcome outcome = GroupResolver.Resolve(definition, claims, Claim(definition.Required));
            _groups[group] = outcome;
            return outcome;
        }

        private Judgement Claim(int node) => node < 0 ? Judgement.False : Nodes[node];
    }
}
