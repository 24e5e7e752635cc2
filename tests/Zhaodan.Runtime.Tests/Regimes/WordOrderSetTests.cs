using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Runtime.Tests.Regimes;

/// <summary>
/// Who has the word in a group of one outcome, by sets: whatever turns out of what is not known was possible before, however
/// many regimes speak one after the other. What they say when everything is known is reckoned here one by one, without sets.
/// </summary>
public sealed class WordOrderSetTests
{
    private const int Values = 3;
    private const int Nobody = -1;
    private const int Clash = -2;

    // What a regime says when everything is known: the value that a rule carries, and the values that it forbids.
    private readonly record struct Said(int Carried, ulong Barred)
    {
        public ulong Outcome(ConclusionGroup group) =>
            Carried == Clash ? GroupOutcome.Clash : Carried >= 0 ? 1UL << Carried : group.Default >= 0 ? 1UL << group.Default : GroupOutcome.None;

        // A clash can be outranked and cannot be forbidden.
        public Said Under(Said higher)
        {
            bool isBarred = Carried >= 0 && (higher.Barred & (1UL << Carried)) != 0;
            if (higher.Carried == Nobody) return isBarred ? new Said(Nobody, Barred | (1UL << Carried)) : this;
            ulong bit = higher.Carried >= 0 ? 1UL << higher.Carried : 0;
            return Carried == Nobody && (Barred & bit) == 0 ? this : new Said(higher.Carried, Barred & ~bit);
        }
    }

    [Theory]
    [InlineData(GroupKind.Unique, -1)]
    [InlineData(GroupKind.Unique, 1)]
    [InlineData(GroupKind.Priority, -1)]
    [InlineData(GroupKind.Priority, 2)]
    public void Whatever_turns_out_was_possible(GroupKind kind, int byDefault)
    {
        ConclusionGroup group = Group(kind, byDefault);
        var random = new Random(20261121);
        for (int trial = 0; trial < 40_000; trial++)
        {
            Said[][] regimes = [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => Some(random))];
            GroupStance found = All(group, regimes[0]);
            foreach (Said[] higher in regimes.Skip(1))
            {
                if (WordOrder.TryGiveWord(group, found, All(group, higher), out GroupStance result)) found = result;
            }

            ulong certain = ulong.MaxValue, possible = 0;
            foreach (Said known in Known(regimes))
            {
                possible |= known.Outcome(group);
                certain &= known.Outcome(group);
            }

            string what = string.Join(" < ", regimes.Select(said => string.Join(" or ", said)));
            Assert.True((possible & ~found.Outcome.Possible) == 0, $"{possible:X} beyond {found.Outcome}: {what}");
            Assert.True((found.Outcome.Settled & ~certain) == 0, $"settled too early {found.Outcome}: {what}");
            Assert.True(regimes.Any(said => said.Length > 1) || found.Outcome.Settled == possible, $"{possible:X} is certain, found {found.Outcome}: {what}");
        }
    }

    private static IEnumerable<Said> Known(Said[][] regimes) =>
        regimes.Skip(1).Aggregate(regimes[0].AsEnumerable(), (lower, higher) => lower.SelectMany(low => higher.Select(low.Under)).Distinct());

    private static Said[] Some(Random random) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => One(random)).Distinct()];

    // A rule that carries a value and one that forbids it would be a clash.
    private static Said One(Random random)
    {
        int carried = random.Next(-2, Values);
        ulong barred = random.Next(2) == 0 ? 0 : (ulong)random.Next(1 << Values);
        return new Said(carried, carried >= 0 ? barred & ~(1UL << carried) : barred);
    }

    // As a regime says it of which only this is known, that it says one of these.
    private static GroupStance All(ConclusionGroup group, Said[] said)
    {
        ulong possible = 0, byRule = 0, must = ulong.MaxValue, barred = ulong.MaxValue, mayBar = 0;
        foreach (Said one in said)
        {
            ulong carried = one.Carried == Nobody ? 0 : one.Outcome(group);
            possible |= one.Outcome(group);
            byRule |= carried;
            must &= carried;
            barred &= one.Barred;
            mayBar |= one.Barred;
        }

        bool settled = BitOperations.IsPow2(possible);
        ulong open = settled ? 0 : possible;
        ulong clashing = (possible & GroupOutcome.Clash) != 0 ? 1UL : 0;
        return new GroupStance(new GroupOutcome(possible, settled ? possible : 0, clashing, open, 0), 0, byRule, must & ~GroupOutcome.Clash, byRule & ~GroupOutcome.Clash, barred, mayBar);
    }

    private static ConclusionGroup Group(GroupKind kind, int byDefault) => new()
    {
        Name = "结论",
        Kind = kind,
        Default = byDefault,
        Values = [.. Enumerable.Range(0, Values).Select(v => new ConclusionValue($"第{v}", [], []))],
        Inputs = [.. Enumerable.Repeat(new ValueInputs(0, 0, 0), Values)],
    };
}
