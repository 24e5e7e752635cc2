using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;

namespace Zhaodan.Circuits.Layers;

/// <summary>
/// How light an answer is in the main group, in many cases at once: <see cref="Runtime.Regimes.Weight"/>, which is the
/// definition. A place in 由轻到重 is a wire each; of two ends exactly one place holds where the weight is known.
/// </summary>
internal sealed class WeightWires
{
    private readonly Circuit _circuit;
    private readonly Wire[] _lightest;
    private readonly Wire[] _heaviest;
    private readonly Wire _isKnown;

    /// <param name="circuit">The circuit.</param>
    /// <param name="group">The main group.</param>
    /// <param name="stance">What a version says of it.</param>
    /// <param name="applies">Where that version certainly applies; elsewhere nothing is known.</param>
    public WeightWires(Circuit circuit, ConclusionGroup group, StanceWires stance, Wire applies)
    {
        _circuit = circuit;
        int places = Math.Max(1, group.Order.Length), values = stance.Possible.Length - 2;
        Wire[] possible = new Wire[places], settled = new Wire[places];
        Wire unplaced = stance.Possible.Clash;
        for (int v = 0; v <= values; v++)
        {
            // 无 is as light as the lightest value.
            int place = v == values ? 0 : group.Order.IndexOf(v);
            if (place < 0) unplaced = circuit.Or(unplaced, stance.Possible.Bits[v]);
            else
            {
                possible[place] = circuit.Or(possible[place], stance.Possible.Bits[v]);
                settled[place] = circuit.Or(settled[place], circuit.And(stance.Possible.Bits[v], stance.Settled.Bits[v]));
            }
        }

        _isKnown = circuit.And(applies, !unplaced);
        _heaviest = Last(possible);
        // Of values side by side the heaviest tells: at least what is settled, at most what is possible.
        _lightest = group.Kind == GroupKind.Parallel ? Last(settled) : First(possible);
    }

    /// <summary>Whatever is found out, this one is lighter, or as light and older.</summary>
    public Wire Beats(WeightWires other, bool isOlder)
    {
        Wire beats = Wire.False, below = Wire.False;
        for (int place = 0; place < _heaviest.Length; place++)
        {
            if (isOlder) below = _circuit.Or(below, _heaviest[place]);
            beats = _circuit.Or(beats, _circuit.And(below, other._lightest[place]));
            if (!isOlder) below = _circuit.Or(below, _heaviest[place]);
        }

        return _circuit.And(beats, _circuit.And(_isKnown, other._isKnown));
    }

    // The first place that holds; the lightest where none does.
    private Wire[] First(Wire[] holds)
    {
        var first = new Wire[holds.Length];
        Wire before = Wire.False;
        for (int place = 0; place < holds.Length; place++)
        {
            first[place] = _circuit.And(holds[place], !before);
            before = _circuit.Or(before, holds[place]);
        }

        first[0] = _circuit.Or(first[0], !before);
        return first;
    }

    private Wire[] Last(Wire[] holds)
    {
        var last = new Wire[holds.Length];
        Wire after = Wire.False;
        for (int place = holds.Length - 1; place >= 0; place--)
        {
            last[place] = _circuit.And(holds[place], !after);
            after = _circuit.Or(after, holds[place]);
        }

        last[0] = _circuit.Or(last[0], !after);
        return last;
    }
}
