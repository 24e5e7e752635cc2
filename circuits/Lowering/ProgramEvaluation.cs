using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Layers;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;

namespace Zhaodan.Circuits.Lowering;

/// <summary>
/// A program on one way of taking its facts, group by group in the order of resolution, so that another regime can be given
/// the word in a group before anything that follows from it is looked at.
/// </summary>
internal sealed class ProgramEvaluation
{
    private readonly Circuit _circuit;

    /// <param name="builder">Where inputs are asked for.</param>
    /// <param name="logic">The operators.</param>
    /// <param name="program">The program.</param>
    /// <param name="facts">Its 是否 facts.</param>
    /// <param name="word">Gives others the word; null: nobody has it.</param>
    /// <param name="withPresumed">Whether what is settled only by presumption is asked for.</param>
    public ProgramEvaluation(CircuitBuilder builder, PlaneLogic<Circuit, Wire> logic, RegimeProgram program, FactPlanes facts, IGroupWord? word, bool withPresumed)
    {
        _circuit = builder.Circuit;
        Leaves = new LeafWires(builder, logic, program, facts, isOnStated: false);
        Planes = new PlaneEvaluation<Circuit, Wire>(program, logic, Leaves);
        PlaneEvaluation<Circuit, Wire>? onStated = withPresumed && program.Groups.Any(group => group.IsDerived && group.Order.Length > 1)
            ? new PlaneEvaluation<Circuit, Wire>(program, logic, new LeafWires(builder, logic, program, facts, isOnStated: true))
            : null;
        var groups = new OutcomePlanes<Wire>?[program.Groups.Length];
        var presumed = new ImmutableArray<Wire>[groups.Length];
        var words = new GroupWord?[groups.Length];
        for (int g = 0; g < groups.Length; g++)
        {
            ConclusionGroup group = program.Groups[g];
            var heavier = new Wire[group.Values.Length];
            presumed[g] = [.. heavier];
            if (!group.IsDerived) continue;
            OutcomePlanes<Wire> own = Planes.ByRules(g);
            OutcomePlanes<Wire>? stated = onStated?.ByRules(g);
            foreach (int value in group.Order.Skip(1))
            {
                if (stated is not null) heavier[value] = _circuit.And(own.Slots[value].Settled, !stated.Slots[value].Settled);
            }

            Wire overrides = Wire.False;
            presumed[g] = [.. heavier];
            if (word is not null)
            {
                GroupWord given = word.Give(g, StanceWires.Read(_circuit, program, g, own, heavier, word.NeedsGrounds ? node => TruthWires.Of(Planes.Node(node)) : null));
                words[g] = given;
                presumed[g] = [.. given.After.Presumed.Bits[..heavier.Length]];

                // What follows from the group follows from what has the word (language page, section 4), on every way of taking facts.
                if (program.Overridable.Contains(g)) overrides = _circuit.And(given.Changed, given.After.Possible.Any);
            }

            groups[g] = Overridden(own);
            Planes.Give(g, Overridden(own));
            if (stated is not null) onStated?.Give(g, Overridden(stated));

            OutcomePlanes<Wire> Overridden(OutcomePlanes<Wire> outcome) =>
                overrides.IsFalse || words[g] is not { } given ? outcome : Choose(overrides, given.After.Outcome(), outcome);
        }

        (Groups, Presumed, Words) = ([.. groups], [.. presumed], [.. words]);
    }

    public LeafWires Leaves { get; }

    public PlaneEvaluation<Circuit, Wire> Planes { get; }

    /// <summary>By group, as conditions see it; null where the program does not derive it.</summary>
    public ImmutableArray<OutcomePlanes<Wire>?> Groups { get; }

    /// <summary>By group and value: settled, heavier than the lightest, and only so because something was presumed; all told.</summary>
    public ImmutableArray<ImmutableArray<Wire>> Presumed { get; }

    /// <summary>By group: who had the word, and what became of it; null where nobody can have it.</summary>
    public ImmutableArray<GroupWord?> Words { get; }

    private OutcomePlanes<Wire> Choose(Wire where, OutcomePlanes<Wire> then, OutcomePlanes<Wire> otherwise)
    {
        return new OutcomePlanes<Wire>([.. then.Slots.Zip(otherwise.Slots, (a, b) => new OutcomeSlot<Wire>(
            Pick(a.Possible, b.Possible), Pick(a.Settled, b.Settled), Pick(a.Clashing, b.Clashing), Pick(a.Ignorance, b.Ignorance), Pick(a.Discretion, b.Discretion)))]);

        Wire Pick(Wire a, Wire b) => _circuit.Or(_circuit.And(where, a), _circuit.And(!where, b));
    }
}
