using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Generation;

/// <summary>
/// Makes a condition of a program come true, or false, in a draft as far as the draft allows: cases drawn blindly would meet
/// hardly any clause. Walks the graph with a stack and a budget, so no program is too deep for it.
/// </summary>
internal sealed class RuleAim : NodeVisitor<bool>
{
    private const int MostSteps = 200;

    private readonly RegimeProgram _program;
    private readonly SchemaFact[] _facts;
    private readonly RandomSource _random;
    private readonly CaseDays _days;
    private readonly CaseDraft _draft;
    private readonly Stack<(int Node, bool Wanted)> _work = new();
    private bool _wanted;

    public RuleAim(CaseSchema schema, RegimeProgram program, RandomSource random, CaseDays days, CaseDraft draft)
    {
        _program = program;
        _facts = [.. program.Facts.Select(fact => schema.Find(program, fact))];
        _random = random;
        _days = days;
        _draft = draft;
    }

    public void Aim(int node, bool wanted)
    {
        _work.Clear();
        _work.Push((node, wanted));
        for (int steps = 0; steps < MostSteps && _work.TryPop(out (int Node, bool Wanted) next); steps++)
        {
            _wanted = next.Wanted;
            _program.Nodes[next.Node].Accept(this);
        }
    }

    public override bool VisitConstant(ConstantNode node) => true;

    public override bool VisitFact(FactNode node)
    {
        int truth = _facts[node.Fact].TruthIndex;
        if (truth < 0) return true;

        // What decides a case is just what is often not known.
        if (_random.Percent(6)) _draft.TryLeaveOpen(truth);
        else if (!_random.Percent(3)) _draft.TryState(truth, _wanted);
        return true;
    }

    public override bool VisitCompare(CompareNode node)
    {
        int number = _facts[node.Fact].NumberIndex;
        if (number < 0) return true;
        long step = 1 + _random.Below(3);
        bool above = node.Comparison is Comparison.Greater or Comparison.GreaterOrEqual;
        long value = node.Comparison switch
        {
            Comparison.Equal => _wanted ? node.Constant : node.Constant + step,
            Comparison.GreaterOrEqual or Comparison.LessOrEqual when _wanted && _random.Percent(50) => node.Constant,
            Comparison.Greater or Comparison.Less when !_wanted && _random.Percent(50) => node.Constant,
            _ => above == _wanted ? node.Constant + step : node.Constant - step,
        };
        _draft.SetNumber(number, _facts[node.Fact].Fact.Kind is FactKind.Count or FactKind.Money ? Math.Max(0, value) : value);
        HappensIfEvent(node.Fact);
        return true;
    }

    public override bool VisitCompareFacts(CompareFactsNode node)
    {
        int left = _facts[node.Left].NumberIndex;
        int right = _facts[node.Right].NumberIndex;
        if (left < 0 || right < 0) return true;
        long later = _draft.Number(right) ?? _days.Draw();
        long step = _random.Below(60);
        bool above = node.Comparison is Comparison.Greater or Comparison.GreaterOrEqual;
        _draft.SetNumber(right, later);
        _draft.SetNumber(left, node.Comparison == Comparison.Equal && _wanted ? later : above == _wanted ? later + 1 + step : later - 1 - step);
        HappensIfEvent(node.Left);
        HappensIfEvent(node.Right);
        return true;
    }

    // In time or a little late: what a day off does to the end is left to chance.
    public override bool VisitSpan(SpanNode node)
    {
        int start = _facts[node.Start].NumberIndex;
        int finish = _facts[node.Finish].NumberIndex;
        if (start < 0 || finish < 0) return true;
        long from = _draft.Number(start) ?? _days.Draw();
        int days = node.Period.Unit switch
        {
            PeriodUnit.Month => 30 * node.Period.Length,
            PeriodUnit.Year => 365 * node.Period.Length,
            _ => node.Period.Length,
        };
        _draft.SetNumber(start, from);
        _draft.SetNumber(finish, _wanted ? from + _random.Below(days + 1) : from + (2 * days) + 1 + _random.Below(20));
        HappensIfEvent(node.Start);
        HappensIfEvent(node.Finish);
        return true;
    }

    public override bool VisitChoice(ChoiceNode node)
    {
        int choice = _facts[node.Fact].ChoiceIndex;
        int count = _facts[node.Fact].Fact.Options.Length;
        if (choice < 0 || count == 0) return true;
        int start = _random.Below(count);
        for (int i = 0; i < count; i++)
        {
            int option = (start + i) % count;
            if (((node.Options >> option) & 1) != (_wanted ? 1UL : 0UL)) continue;
            _draft.SetOption(choice, option);
            break;
        }

        return true;
    }

    public override bool VisitNot(NotNode node) => Push(node.Operand, !_wanted);

    public override bool VisitAnd(AndNode node) => _wanted ? PushSome(node.Operands, node.Operands.Length) : PushSome(node.Operands, 1);

    public override bool VisitOr(OrNode node) => _wanted ? PushSome(node.Operands, 1) : PushSome(node.Operands, node.Operands.Length);

    public override bool VisitAtLeast(AtLeastNode node) =>
        PushSome(node.Operands, _wanted ? Math.Clamp(node.Count, 0, node.Operands.Length) : Math.Clamp(node.Operands.Length - node.Count + 1, 0, node.Operands.Length));

    public override bool VisitCertain(CertainNode node) => Push(node.Operand, _wanted);

    public override bool VisitDefined(DefinedNode node) => Push(node.Definition, _wanted);

    // Another rule would have to be aimed at; the noise brings that about often enough.
    public override bool VisitConclusion(ConclusionNode node) => true;

    // Cases choose no reading: the default one.
    public override bool VisitReading(ReadingNode node) => Push(node.Default, _wanted);

    private bool Push(int node, bool wanted)
    {
        _work.Push((node, wanted));
        return true;
    }

    // So many of the operands, beginning anywhere.
    private bool PushSome(ImmutableArray<int> operands, int count)
    {
        if (operands.IsEmpty) return true;
        int start = _random.Below(operands.Length);
        for (int i = 0; i < count; i++) Push(operands[(start + i) % operands.Length], _wanted);
        return true;
    }

    private void HappensIfEvent(int fact)
    {
        if (_facts[fact].Fact.Kind == FactKind.Event && _facts[fact].TruthIndex is >= 0 and var truth) _draft.TryState(truth, isTrue: true);
    }
}
