using Zhaodan.Analysis.Search;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Analysis.WhatIf;

/// <summary>
/// A program over all cases that one case could have been: an input for each <see cref="FactOption"/>, at most one of a part of
/// a fact. What the case states is what it is without them; propagation and presumption follow anew, as in the interpreter.
/// </summary>
internal sealed class ChangeCircuit
{
    private readonly RegimeProgram _program;
    private readonly CaseFacts _facts;
    private readonly CircuitBuilder _builder;
    private readonly Dictionary<FactOption, Wire> _inputs = [];
    private readonly ILookup<int, FactOption> _truths;
    private readonly ILookup<int, NumberOption> _numbers;
    private readonly ILookup<int, ChoiceOption> _choices;

    public ChangeCircuit(RegimeProgram program, CaseFacts facts, IReadOnlyList<FactOption> options)
    {
        (_program, _facts) = (program, facts);
        Options = options;
        _builder = new CircuitBuilder(new SlotColumns(), facts.RestFalse);
        Lowered = new ProgramCircuit(_builder, program);
        foreach (FactOption option in options) _inputs.Add(option, Gates.NewInput());
        _truths = options.OfType<TruthOption>().ToLookup(option => program.Facts[option.Fact].TruthSlot, option => (FactOption)option);
        _numbers = options.OfType<NumberOption>().ToLookup(option => program.Facts[option.Fact].NumberSlot);
        _choices = options.OfType<ChoiceOption>().ToLookup(option => program.Facts[option.Fact].ChoiceSlot);
    }

    public IReadOnlyList<FactOption> Options { get; }

    public ProgramCircuit Lowered { get; }

    public Circuit Gates => _builder.Circuit;

    public Wire this[FactOption option] => _inputs[option];

    /// <summary>A search among these cases in which few facts are otherwise.</summary>
    public CaseSearch Search(long steps, CancellationToken cancellation)
    {
        Wire[] inputs = [.. Gates.Inputs.Take(_builder.Inputs.Count).Select(gate => new Wire(gate << 1))];
        Wire[] meanings = [.. _builder.Inputs.Select(Meaning)];
        var search = new CaseSearch(Gates, steps, cancellation);
        for (int i = 0; i < inputs.Length; i++)
        {
            search.Require(!inputs[i], meanings[i]);
            search.Require(inputs[i], !meanings[i]);
        }

        foreach (IEnumerable<FactOption> rivals in _truths.Cast<IEnumerable<FactOption>>().Concat(_numbers).Concat(_choices)) OnlyOne(search, [.. rivals]);
        search.Count(Options.Select(option => this[option]));
        return search;
    }

    private void OnlyOne(CaseSearch search, FactOption[] rivals)
    {
        for (int i = 0; i < rivals.Length; i++)
        {
            for (int j = i + 1; j < rivals.Length; j++) search.Require(!this[rivals[i]], !this[rivals[j]]);
        }
    }

    // What an input of the circuit is, by what is otherwise.
    private Wire Meaning(CircuitInput input) => input.Kind switch
    {
        InputKind.StatedTrue => Truth(input.Column, StatedTruth.True),
        InputKind.StatedFalse => Truth(input.Column, StatedTruth.False),
        InputKind.StatedUnknown => Truth(input.Column, StatedTruth.Unknown),
        InputKind.IsAtLeast => Number(input.Column, range => range.Low >= input.Bound),
        InputKind.MayBeAtLeast => Number(input.Column, range => range.High >= input.Bound),
        InputKind.IsLess => Numbers(input, (left, right) => left.High < right.Low),
        InputKind.MayBeLess => Numbers(input, (left, right) => left.Low < right.High),
        InputKind.IsWithin => Numbers(input, (start, finish) => Within(input, start, finish) == ProgramForm.Logic.Truth.True),
        InputKind.MayBeWithin => Numbers(input, (start, finish) => Within(input, start, finish) != ProgramForm.Logic.Truth.False),
        InputKind.IsOutsideCalendar => Numbers(input, (start, finish) => (Timeliness.Compare(input.Calendar, start, finish, input.Period) & Timeliness.OutsideCalendar) != 0),
        InputKind.IsOpen => Choice(input.Column, (int)input.Bound),
        _ => throw new ArgumentOutOfRangeException(nameof(input)),
    };

    private static Truth Within(CircuitInput input, NumberRange start, NumberRange finish) =>
        (Truth)(Timeliness.Compare(input.Calendar, start, finish, input.Period) & ~Timeliness.OutsideCalendar);

    private Wire Truth(int slot, StatedTruth value)
    {
        Wire changed = Wire.False, same = Wire.False;
        foreach (TruthOption option in _truths[slot].Cast<TruthOption>())
        {
            changed = Gates.Or(changed, this[option]);
            if ((option.Value ? StatedTruth.True : StatedTruth.False) == value) same = Gates.Or(same, this[option]);
        }

        return _facts.Truths[slot] == value ? Gates.Or(same, !changed) : same;
    }

    private Wire Number(int slot, Func<NumberRange, bool> holds)
    {
        Wire any = Wire.False;
        foreach ((NumberRange range, Wire where) in Ranges(slot))
        {
            if (holds(range)) any = Gates.Or(any, where);
        }

        return any;
    }

    private Wire Numbers(CircuitInput input, Func<NumberRange, NumberRange, bool> holds)
    {
        Wire any = Wire.False;
        (NumberRange Range, Wire Where)[] others = [.. Ranges(input.Other)];
        foreach ((NumberRange range, Wire where) in Ranges(input.Column))
        {
            foreach ((NumberRange other, Wire elsewhere) in others)
            {
                if (holds(range, other)) any = Gates.Or(any, Gates.And(where, elsewhere));
            }
        }

        return any;
    }

    private IEnumerable<(NumberRange Range, Wire Where)> Ranges(int slot)
    {
        Wire changed = Wire.False;
        foreach (NumberOption option in _numbers[slot])
        {
            changed = Gates.Or(changed, this[option]);
            yield return (NumberRange.Exactly(option.Value), this[option]);
        }

        yield return (_facts.Numbers[slot], !changed);
    }

    private Wire Choice(int slot, int option)
    {
        Wire changed = Wire.False, same = Wire.False;
        foreach (ChoiceOption other in _choices[slot])
        {
            changed = Gates.Or(changed, this[other]);
            if (other.Option == option) same = Gates.Or(same, this[other]);
        }

        return (_facts.Choices[slot].Excluded >> option & 1) == 0 ? Gates.Or(same, !changed) : same;
    }
}
