using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Emit.CSharp;

/// <summary>
/// Nodes as straight-line statements over truth codes in <c>int</c>: 且 is <c>&amp;</c>, 或 is <c>|</c>, 未 looks up the
/// constant 7, where the results for 0, 1 and 3 stand at bits 0, 2 and 6. The cause of a 不明 is a second local, only where
/// an open decision may be the cause; elsewhere it is ignorance. Everything is written in the order of the nodes, so nothing
/// recurses with the program.
/// </summary>
internal sealed class NodeEmitter : NodeVisitor<Code>
{
    // Operands of one statement: enough to read a clause at a glance, far from what troubles the compiler.
    private const int MaxOperands = 24;

    private readonly RegimeProgram _program;
    private readonly BufferNames _buffers;
    private readonly NodeUse _use;
    private readonly string[] _names;
    private readonly Code[] _truths;
    private readonly Code[] _causes;
    private readonly bool[] _groupDone;
    private readonly List<Statement> _statements = [];
    private readonly List<string> _locals = [];
    private readonly NameTable _extraNames = new();
    private readonly ILookup<int, string> _outputs;
    private int _current;

    public NodeEmitter(RegimeProgram program, BufferNames buffers)
    {
        _program = program;
        _buffers = buffers;
        _use = new NodeUse(program);
        _names = NodeNames.Of(program, buffers);
        foreach (string name in _names) _extraNames.Take(name);
        _truths = new Code[program.Nodes.Length];
        _causes = new Code[program.Nodes.Length];
        _groupDone = new bool[program.Groups.Length];
        _outputs = Outputs().ToLookup(output => output.Node, output => output.Target);
    }

    public IReadOnlyList<Statement> Statements => _statements;

    /// <summary>The names of locals by number.</summary>
    public IReadOnlyList<string> Locals => _locals;

    public void Emit()
    {
        for (_current = 0; _current < _truths.Length; _current++)
        {
            if (!_use.IsLive(_current)) continue;
            Code truth = _program.Nodes[_current].Accept(this);
            bool named = !truth.IsAtom && (_use.WantsName(_current) || _use.HasDiscretion(_current) || truth.Size > MaxOperands);
            _truths[_current] = named ? Declare(_names[_current], truth) : truth;
            if (_use.HasDiscretion(_current))
            {
                Code cause = CauseOf(_program.Nodes[_current]);
                _causes[_current] = cause.IsAtom ? cause : Declare(_names[_current] + "_Cause", cause);
            }

            foreach (string target in _outputs[_current])
            {
                _statements.Add(new Statement($"{target} = (byte){_truths[_current].Inside(Binding.Other)};", -1, _truths[_current].Locals, 1, _use.PlaceOf(_current)));
            }
        }

        for (int d = 0; d < _program.Duties.Length; d++) Judge(d);
        if (_program.Scope < 0) _statements.Add(new Statement($"{_buffers.Scope} = 3;", -1, [], 1, null));
        if (_program is { Force: not null, Applicability: < 0 }) _statements.Add(new Statement($"{_buffers.Applicability} = 3;", -1, [], 1, null));
        for (int g = 0; g < _groupDone.Length; g++) Resolve(g);
    }

    private IEnumerable<(int Node, string Target)> Outputs()
    {
        if (_program.Scope >= 0) yield return (_program.Scope, _buffers.Scope);
        if (_program.Force is not null && _program.Applicability >= 0) yield return (_program.Applicability, _buffers.Applicability);
        for (int r = 0; r < _program.Rules.Length; r++)
        {
            Rule rule = _program.Rules[r];
            yield return (rule.Applies, _buffers.Rule(r));
            for (int c = 0; c < rule.Conclusions.Length; c++)
            {
                if (rule.Conclusions[c].Applies != rule.Applies) yield return (rule.Conclusions[c].Applies, _buffers.Conclusion(r, c));
            }
        }
    }

    public override Code VisitConstant(ConstantNode node) => Code.Atom(((int)node.Value).ToString(CultureInfo.InvariantCulture));

    public override Code VisitFact(FactNode node) => Code.Atom(_buffers.Truth(node.Fact, node.Basis == Basis.Stated ? "o" : "v"));

    public override Code VisitCompare(CompareNode node)
    {
        string constant = node.Constant.ToString(CultureInfo.InvariantCulture) + "L";
        return Comparing(_buffers.Number(node.Fact), node.Comparison, constant, constant);
    }

    public override Code VisitCompareFacts(CompareFactsNode node)
    {
        string right = _buffers.Number(node.Right);
        return Comparing(_buffers.Number(node.Left), node.Comparison, right + ".Low", right + ".High");
    }

    // 是 where every pair of numbers satisfies the comparison, 否 where none does.
    private static Code Comparing(string left, Comparison comparison, string low, string high)
    {
        (string possible, string certain) = comparison switch
        {
            Comparison.Less => ($"{left}.Low < {high}", $"{left}.High < {low}"),
            Comparison.LessOrEqual => ($"{left}.Low <= {high}", $"{left}.High <= {low}"),
            Comparison.GreaterOrEqual => ($"{left}.High >= {low}", $"{left}.Low >= {high}"),
            Comparison.Greater => ($"{left}.High > {low}", $"{left}.Low > {high}"),
            Comparison.Equal => (
                $"{left}.High >= {low} & {left}.Low <= {high}",
                $"{left}.Low == {left}.High & {left}.Low == {low} & {left}.Low == {high}"),
            _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
        };
        return new Code($"({possible} ? 1 : 0) | ({certain} ? 3 : 0)", Binding.Or, [], 4);
    }

    // The reckoning of days stands in runtime/Program; what it says of the calendar is kept beside the answer.
    public override Code VisitSpan(SpanNode node)
    {
        string call = $"Timeliness.Compare({DeadlineCode.CalendarFor(_program, node.Period)}, {_buffers.Number(node.Start)}, {_buffers.Number(node.Finish)}, {DeadlineCode.Of(node.Period)})";
        Code code = Declare(_names[_current] + "_Span", new Code(call, Binding.Atom, [], 8));
        _statements.Add(new Statement($"{_buffers.OutsideCalendar} |= (byte)({code.Text} >> 2);", -1, code.Locals, 2, _use.PlaceOf(_current)));
        return new Code($"{code.Text} & 3", Binding.And, code.Locals, 1);
    }

    private void Judge(int index)
    {
        Duty duty = _program.Duties[index];
        Code applies = _truths[duty.Applies];
        Code performed = _truths[duty.Performed];
        Code started = duty.Started < 0 ? Code.Atom("3") : _truths[duty.Started];
        string call = $"DutyReckoning.Find({DeadlineCode.CalendarFor(_program, duty.Period)}, {DeadlineCode.Of(duty.Period)}, (Truth)({applies.Text}), (Truth)({started.Text}), {Date(duty.Start)}, "
            + $"(Truth)({performed.Text}), {Date(duty.Act)}, DutyReckoning.AsOf({Date(_program.AsOf)}, {Date(_program.DecisionDate)}))";
        string target = _buffers.Duty(index);
        var locals = applies.Locals.AddRange(performed.Locals).AddRange(started.Locals);
        SourcePlace place = _program.Rules[duty.Rule].Place;
        _statements.Add(new Statement($"{target} = (byte){call};", -1, locals, 20, place));
        _statements.Add(new Statement($"{_buffers.OutsideCalendar} |= (byte)({target} >> 7);", -1, [], 2, place));
    }

    private string Date(int fact) => fact < 0 ? "default" : _buffers.Number(fact);

    public override Code VisitChoice(ChoiceNode node)
    {
        string excluded = _buffers.Choice(node.Fact) + ".Excluded";
        ulong others = OptionSet.All(_program.Facts[node.Fact].Options.Length) & ~node.Options;
        return new Code($"(({Mask(node.Options)} & ~{excluded}) != 0 ? 1 : 0) | (({Mask(others)} & ~{excluded}) == 0 ? 3 : 0)", Binding.Or, [], 4);
    }

    public override Code VisitNot(NotNode node)
    {
        Code operand = _truths[node.Operand];
        return new Code($"7 >> 2 * {operand.Inside(Binding.Other)} & 3", Binding.And, operand.Locals, operand.Size + 1);
    }

    public override Code VisitAnd(AndNode node) => Combine(" & ", Binding.And, "3", TruthsOf(node.Operands));

    public override Code VisitOr(OrNode node) => Combine(" | ", Binding.Or, "0", TruthsOf(node.Operands));

    public override Code VisitAtLeast(AtLeastNode node)
    {
        string count = node.Count.ToString(CultureInfo.InvariantCulture);
        Code possible = Count(node, "{0} & 1");
        Code certain = Count(node, "{0} >> 1");
        return new Code(
            $"({possible.Text} >= {count} ? 1 : 0) | ({certain.Text} >= {count} ? 2 : 0)",
            Binding.Or,
            possible.Locals.AddRange(certain.Locals),
            possible.Size + certain.Size);
    }

    public override Code VisitCertain(CertainNode node)
    {
        Code operand = _truths[node.Operand];
        return new Code($"{operand.Text} & 2 | {operand.Text} >> 1", Binding.Or, operand.Locals, 2);
    }

    public override Code VisitDefined(DefinedNode node)
    {
        Code definition = _truths[node.Definition];
        Code stated = _truths[node.Stated];
        return new Code(
            $"{definition.Text} == 1 ? {stated.Text} : {definition.Text}",
            Binding.Other,
            definition.Locals.AddRange(stated.Locals),
            3);
    }

    public override Code VisitConclusion(ConclusionNode node)
    {
        Resolve(node.Group);
        string group = _buffers.Group(node.Group);
        string value = node.Value.ToString(CultureInfo.InvariantCulture);
        return new Code(
            $"3 * (int)({group}.Settled >> {value} & 1) | (int)(({group}.Possible | {group}.Clashing) >> {value} & 1)",
            Binding.Or,
            [],
            4);
    }

    public override Code VisitReading(ReadingNode node)
    {
        Code @default = _truths[node.Default];
        Code other = _truths[node.Other];
        return new Code(
            $"{_buffers.Truth(node.Fact, "o")} == 3 ? {other.Inside(Binding.Other)} : {@default.Inside(Binding.Other)}",
            Binding.Other,
            @default.Locals.AddRange(other.Locals),
            @default.Size + other.Size + 1);
    }

    // 12 lets both causes through where the truth code is 1, and nothing else.
    private Code CauseOf(Node node)
    {
        Code truth = _truths[_current];
        switch (node)
        {
            case FactNode:
                return new Code($"8 >> 2 * {truth.Text} & 2", Binding.And, truth.Locals, 2);
            case NotNode not:
                return _causes[not.Operand];
            case DefinedNode defined:
                return new Code($"12 >> 2 * {truth.Text} & {_causes[defined.Definition].Text}", Binding.And, truth.Locals.AddRange(_causes[defined.Definition].Locals), 2);
            case ConclusionNode conclusion:
                return ConclusionCause(conclusion, truth);
            case ReadingNode reading:
                Code ofDefault = CauseOf(reading.Default);
                Code ofOther = CauseOf(reading.Other);
                return new Code(
                    $"{_buffers.Truth(reading.Fact, "o")} == 3 ? {ofOther.Inside(Binding.Other)} : {ofDefault.Inside(Binding.Other)}",
                    Binding.Other,
                    ofDefault.Locals.AddRange(ofOther.Locals),
                    ofDefault.Size + ofOther.Size + 1);
            default:
                Code causes = Combine(" | ", Binding.Or, "0", node.Operands().Select(CauseOf).ToList());
                return new Code($"12 >> 2 * {truth.Text} & {causes.Inside(Binding.And)}", Binding.And, truth.Locals.AddRange(causes.Locals), causes.Size + 1);
        }
    }

    private Code ConclusionCause(ConclusionNode node, Code truth)
    {
        string group = _buffers.Group(node.Group);
        string value = node.Value.ToString(CultureInfo.InvariantCulture);
        string discretion = $"(int)({group}.Discretion >> {value} & 1)";
        return new Code(
            $"12 >> 2 * {truth.Text} & ((int)({group}.Ignorance >> {value} & 1) | ({discretion} == 0 ? 1 : 2))",
            Binding.And,
            truth.Locals,
            4);
    }

    /// <summary>The cause of an operand: its own local, or ignorance where it is 不明.</summary>
    private Code CauseOf(int node)
    {
        if (_use.HasDiscretion(node)) return _causes[node];
        Code truth = _truths[node];
        return new Code($"4 >> 2 * {truth.Text} & 1", Binding.And, truth.Locals, 2);
    }

    private Code Count(AtLeastNode node, string part)
    {
        List<Code> parts = TruthsOf(node.Operands).ConvertAll(operand =>
            new Code("(" + string.Format(CultureInfo.InvariantCulture, part, operand.Text) + ")", Binding.Atom, operand.Locals, 1));
        return Combine(" + ", Binding.Other, "0", parts);
    }

    private List<Code> TruthsOf(ImmutableArray<int> operands)
    {
        var codes = new List<Code>(operands.Length);
        foreach (int operand in operands) codes.Add(_truths[operand]);
        return codes;
    }

    // Joins operands; a long row becomes locals of a few operands each, then locals of those.
    private Code Combine(string symbol, Binding binding, string neutral, List<Code> operands)
    {
        if (operands.Count == 0) return Code.Atom(neutral);
        while (operands.Count > MaxOperands)
        {
            var parts = new List<Code>();
            for (int i = 0; i < operands.Count; i += MaxOperands)
            {
                List<Code> few = operands.GetRange(i, Math.Min(MaxOperands, operands.Count - i));
                parts.Add(Declare(_names[_current] + "_Some", Join(symbol, binding, few)));
            }

            operands = parts;
        }

        return Join(symbol, binding, operands);
    }

    private static Code Join(string symbol, Binding binding, List<Code> operands)
    {
        if (operands.Count == 1) return operands[0];
        var text = new StringBuilder();
        ImmutableArray<int>.Builder locals = ImmutableArray.CreateBuilder<int>();
        int size = 0;
        foreach (Code operand in operands)
        {
            if (size > 0) text.Append(symbol);
            text.Append(operand.Inside(binding));
            locals.AddRange(operand.Locals);
            size += operand.Size;
        }

        return new Code(text.ToString(), binding, locals.ToImmutable(), size);
    }

    private Code Declare(string name, Code code)
    {
        string unique = ReferenceEquals(name, _names[_current]) ? name : _extraNames.Take(name);
        _locals.Add(unique);
        _statements.Add(new Statement($"int {unique} = {code.Text};", _locals.Count - 1, code.Locals, code.Size + 1, _use.PlaceOf(_current)));
        return Code.Local(unique, _locals.Count - 1);
    }

    private void Resolve(int group)
    {
        if (_groupDone[group]) return;
        _groupDone[group] = true;
        var emitter = new GroupEmitter(_program.Groups[group], _buffers.Group(group), _buffers.Given(group), Claim);
        _statements.Add(emitter.Emit());

        GroupEmitter.Claim? Claim(int node)
        {
            if (node < 0) return null;
            return new GroupEmitter.Claim(_truths[node], _use.HasDiscretion(node) ? _causes[node] : null);
        }
    }

    public static string Mask(ulong mask) => "0x" + mask.ToString("X", CultureInfo.InvariantCulture) + "UL";
}
