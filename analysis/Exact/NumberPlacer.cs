using Zhaodan.Analysis.Symbolic;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Analysis.Exact;

/// <summary>
/// Numbers and days that lie as a completion has them: in their ranges, on the right side of every bound, in order, and within
/// spans or not. Each of these says that one number is at least some rising function of another, so that raising the least
/// values until nothing is missing finds the least solution, or that there is none.
/// </summary>
internal sealed class NumberPlacer(RegimeProgram program, SpaceVariables space, Func<int, bool> isSet)
{
    // Days that every date can have; a number whose lower end is open begins here where others depend on it.
    private const long FirstDay = -700_000;
    private const long LastDay = 2_900_000;
    private const int MostRounds = 2_000;

    // More spans than this that do not hold are not tried on both sides.
    private const int MostSides = 6;

    private readonly Dictionary<string, (long Low, long High)> _ranges = new(StringComparer.Ordinal);

    /// <summary>States every number that the completion is about; false where no numbers are so.</summary>
    public bool TryPlace(CaseFacts facts)
    {
        var bound = new HashSet<string>(space.Orders.Keys.SelectMany(order => new[] { order.Left, order.Right }), StringComparer.Ordinal);
        bound.UnionWith(space.Spans.Keys.SelectMany(span => new[] { span.Start, span.Finish }));
        foreach (Fact fact in program.Facts)
        {
            bool isBound = bound.Contains(fact.Name);
            if (fact.NumberSlot < 0 || (!isBound && !(space.Facts.TryGetValue(fact.Name, out FactVariables? variables) && variables.Bounds.Count > 0))) continue;
            (long low, long high) = RangeOf(fact, facts.Numbers[fact.NumberSlot]);
            _ranges[fact.Name] = isBound ? (Math.Max(low, FirstDay), Math.Min(high, LastDay)) : (low, high);
        }

        KeyValuePair<(string Start, string Finish, Period Period), SpanVariables>[] missed = [.. space.Spans.Where(span => !isSet(span.Value.Holds.Possible))];
        if (missed.Length > MostSides) return false;
        for (int sides = 0; sides < 1 << missed.Length; sides++)
        {
            if (Place(sides, missed) is not { } placed) continue;
            foreach (Fact fact in program.Facts)
            {
                if (placed.TryGetValue(fact.Name, out long value)) facts.Numbers[fact.NumberSlot] = NumberRange.Exactly(value);
            }

            return true;
        }

        return false;
    }

    private (long Low, long High) RangeOf(Fact fact, NumberRange known)
    {
        (long low, long high) = (known.Low, known.High);
        if (fact.Kind is FactKind.Count or FactKind.Money) low = Math.Max(low, 0);
        if (!space.Facts.TryGetValue(fact.Name, out FactVariables? variables)) return (low, high);
        foreach ((long bound, VariablePair pair) in variables.Bounds)
        {
            if (isSet(pair.Possible)) low = Math.Max(low, bound);
            else high = Math.Min(high, bound - 1);
        }

        return (low, high);
    }

    // A span that does not hold ends before the day, or begins after it.
    private Dictionary<string, long>? Place(int sides, KeyValuePair<(string Start, string Finish, Period Period), SpanVariables>[] missed)
    {
        Dictionary<string, long> at = _ranges.ToDictionary(range => range.Key, range => range.Value.Low > long.MinValue ? range.Value.Low : Math.Min(range.Value.High, 0), StringComparer.Ordinal);
        if (_ranges.Any(range => range.Value.Low > range.Value.High)) return null;
        for (int round = 0; round < MostRounds; round++)
        {
            bool isChanged = false, isPossible = true;
            foreach (((string left, string right), OrderVariables order) in space.Orders)
            {
                if (isSet(order.Less.Possible)) Raise(right, at[left] + 1);
                else if (isSet(order.Greater.Possible)) Raise(left, at[right] + 1);
                else
                {
                    Raise(left, at[right]);
                    Raise(right, at[left]);
                }
            }

            foreach (((string start, string finish, Period period), SpanVariables span) in space.Spans)
            {
                if (!isSet(span.Holds.Possible)) continue;
                Raise(finish, at[start]);
                if (LeastStart(at[start], at[finish], period) is { } least) Raise(start, least);
                else isPossible = false;
            }

            for (int m = 0; m < missed.Length; m++)
            {
                (string start, string finish, Period period) = missed[m].Key;
                if ((sides >> m & 1) != 0) Raise(start, at[finish] + 1);
                else if (PeriodEnd.TryFind(program.Calendar, at[start], period, out long end)) Raise(finish, end + 1);
                else isPossible = false;
            }

            if (!isPossible || at.Any(value => value.Value > _ranges[value.Key].High)) return null;
            if (!isChanged) return at;

            void Raise(string number, long least)
            {
                if (at[number] >= least) return;
                at[number] = least;
                isChanged = true;
            }
        }

        return null;
    }

    // The first day on or after one from which the span reaches a day.
    private long? LeastStart(long from, long reached, Period period)
    {
        long longest = period.Length * 400L + 400;
        for (long start = Math.Max(from, reached - longest); start <= reached; start++)
        {
            if (PeriodEnd.TryFind(program.Calendar, start, period, out long end) && end >= reached) return start;
        }

        return null;
    }
}
