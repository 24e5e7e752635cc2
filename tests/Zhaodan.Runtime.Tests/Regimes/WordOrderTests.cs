using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Runtime.Tests.Regimes;

/// <summary>
/// Who has the word, against a small model of its own: three regimes say must, may and must not of each value, known or not.
/// The model knows everything: it gives the word on sets of claims and resolves what is left. Whatever is found out, the
/// outcome was possible before; what was settled holds; with everything known both say the same.
/// </summary>
public sealed class WordOrderTests
{
    private const int Values = 4;
    private static readonly (int, int)[] Rivals = [(0, 1), (1, 2)];

    [Theory]
    [InlineData(GroupKind.Parallel)]
    [InlineData(GroupKind.Priority)]
    [InlineData(GroupKind.Unique)]
    public void Known_claims_give_the_outcome_of_the_model(GroupKind kind)
    {
        var random = new Random(7);
        int changed = 0;
        for (int i = 0; i < 20_000; i++)
        {
            Claims[] regimes = [Claims.Next(random, 0), Claims.Next(random, 0), Claims.Next(random, 0)];
            (GroupStance found, bool moved) = Found(kind, regimes);
            Assert.Equal(Model(kind, regimes), found.Outcome.Possible);
            Assert.Equal(found.Outcome.Possible, found.Outcome.Settled);
            if (moved) changed++;
        }

        Assert.True(changed > 2_000, $"{changed}");
    }

    [Theory]
    [InlineData(GroupKind.Parallel)]
    [InlineData(GroupKind.Priority)]
    [InlineData(GroupKind.Unique)]
    public void Whatever_is_found_out_was_possible(GroupKind kind)
    {
        var random = new Random(11);
        int changed = 0, open = 0, exact = 0;
        for (int i = 0; i < 8_000; i++)
        {
            Claims[] regimes = [Claims.Next(random, 3), Claims.Next(random, 3), Claims.Next(random, 3)];
            (GroupStance found, bool moved) = Found(kind, regimes);
            ulong union = 0, all = ulong.MaxValue;
            foreach (Claims[] known in Completions(regimes))
            {
                ulong outcome = Model(kind, known);
                union |= outcome;
                all &= outcome;
            }

            string text = $"{kind} {string.Join(" / ", regimes.Select(r => $"{r}"))}: {found}";
            Assert.True((union & ~found.Outcome.Possible) == 0, $"{text}: {union & ~found.Outcome.Possible:X} missing");
            Assert.True((found.Outcome.Settled & ~all) == 0, $"{text}: {found.Outcome.Settled & ~all:X} is not certain");
            Assert.True((found.Outcome.Settled & ~found.Outcome.Possible) == 0, text);
            Assert.True((found.Outcome.Unsettled & ~(found.Outcome.Ignorance | found.Outcome.Discretion)) == 0, $"{text}: no cause");
            if (!moved) continue;
            changed++;
            if (found.Outcome.Unsettled == 0) continue;
            open++;
            if (union == found.Outcome.Possible) exact++;
        }

        // Claims are not held against each other: some of what is called possible is not, but little.
        Assert.True(changed > 1_000 && open > 500 && exact > open * 8 / 10, $"{changed} changed, {open} open, {exact} exact");
    }

    private static (GroupStance Stance, bool Moved) Found(GroupKind kind, Claims[] regimes)
    {
        ConclusionGroup group = Group(kind);
        GroupStance stance = regimes[0].Stance(group);
        bool moved = false;
        foreach (Claims higher in regimes.Skip(1)) moved |= WordOrder.TryGiveWord(group, stance, higher.Stance(group), out stance);
        return (stance, moved);
    }

    private static ConclusionGroup Group(GroupKind kind) => new()
    {
        Name = "组",
        Kind = kind,
        Values = [.. Enumerable.Range(0, Values).Select(v => new ConclusionValue($"值{v}", [], []))],
        Exclusive = kind == GroupKind.Parallel ? [.. Rivals] : [],
    };

    private static ulong RivalsOf(ulong values)
    {
        ulong rivals = 0;
        foreach ((int a, int b) in Rivals)
        {
            if ((values >> a & 1) != 0) rivals |= 1UL << b;
            if ((values >> b & 1) != 0) rivals |= 1UL << a;
        }

        return rivals;
    }

    private static IEnumerable<Claims[]> Completions(Claims[] regimes)
    {
        var open = new List<(int Regime, int Bit)>();
        for (int r = 0; r < regimes.Length; r++) open.AddRange(regimes[r].Open().Select(bit => (r, bit)));
        for (int choice = 0; choice < 1 << open.Count; choice++)
        {
            Claims[] known = [.. regimes];
            for (int i = 0; i < open.Count; i++) known[open[i].Regime] = known[open[i].Regime].With(open[i].Bit, (choice >> i & 1) != 0);
            yield return known;
        }
    }

    // With everything known: by sets of what must hold, what a decision lets hold, and what must not.
    private static ulong Model(GroupKind kind, Claims[] known)
    {
        (ulong must, ulong may, ulong against) = known[0].Sets(kind);
        if (kind != GroupKind.Parallel)
        {
            ulong outcome = Resolve(kind, must, may, against);
            foreach (Claims higher in known.Skip(1))
            {
                (ulong m, ulong s, ulong a) = higher.Sets(kind);
                ulong word = Resolve(kind, m, s, a);
                if (word != GroupOutcome.None)
                {
                    if (outcome != GroupOutcome.None || (word & against) != 0) (outcome, against) = (word, against & ~word);
                }
                else if ((outcome & a) != 0)
                {
                    against |= outcome;
                    outcome = GroupOutcome.None;
                }
            }

            return outcome;
        }

        foreach (Claims higher in known.Skip(1))
        {
            (ulong m, ulong s, ulong a) = higher.Sets(kind);
            ulong word = Resolve(kind, m, s, a) & ~(GroupOutcome.None | GroupOutcome.Clash);
            ulong cut = (a & ~word) | RivalsOf(word), said = must | may;
            ulong room = word & (against | RivalsOf(said));
            (must, may) = ((must & ~cut) | room, may & ~cut);
            against = (against & ~word) | (a & ~word & said);
        }

        return Resolve(kind, must, may & ~must, against);
    }

    private static ulong Resolve(GroupKind kind, ulong must, ulong may, ulong against)
    {
        if (kind == GroupKind.Parallel)
        {
            ulong contested = must & (against | RivalsOf(must));
            ulong holds = (must & ~contested) | may;
            if (contested != 0) holds |= GroupOutcome.Clash;
            return holds == 0 ? GroupOutcome.None : holds;
        }

        if (kind == GroupKind.Priority)
        {
            ulong any = must | may;
            if (any == 0) return GroupOutcome.None;
            ulong first = any & (~any + 1);
            return (first & must & against) != 0 ? GroupOutcome.Clash : first;
        }

        if ((must & against) != 0 || BitOperations.PopCount(must) > 1) return GroupOutcome.Clash;
        ulong one = must != 0 ? must : may;
        return one == 0 ? GroupOutcome.None : one;
    }

    /// <summary>Of each value: must, may (and it is so decided), must not; the open ones by the second mask.</summary>
    private readonly record struct Claims(int Said, int Unknown)
    {
        public static Claims Next(Random random, int open)
        {
            int said = 0, unknown = 0;
            for (int bit = 0; bit < Values * 3; bit++)
            {
                if (random.Next(5) == 0) said |= 1 << bit;
            }

            for (int i = 0; i < open; i++) unknown |= 1 << random.Next(Values * 3);
            return new Claims(said & ~unknown, unknown);
        }

        public IEnumerable<int> Open()
        {
            for (int bit = 0; bit < Values * 3; bit++)
            {
                if ((Unknown >> bit & 1) != 0) yield return bit;
            }
        }

        public Claims With(int bit, bool holds) => new(holds ? Said | 1 << bit : Said, Unknown & ~(1 << bit));

        public (ulong Must, ulong May, ulong Against) Sets(GroupKind kind)
        {
            ulong all = (1UL << Values) - 1, must = (ulong)Said & all, may = (ulong)Said >> Values & all, against = (ulong)Said >> 2 * Values & all;
            may &= MayBeDecided(kind) & ~against;
            if (kind == GroupKind.Parallel) may &= ~RivalsOf(must);
            if (kind == GroupKind.Unique && (must & ~may) != 0) may = 0;
            return (must, may, against);
        }

        // No two rivals: between them a person decides, which is a constraint between facts and no matter of groups.
        private static ulong MayBeDecided(GroupKind kind) => kind switch
        {
            GroupKind.Parallel => 0b1010,
            GroupKind.Unique => 0b1000,
            _ => 0b1111,
        };

        public GroupStance Stance(ConclusionGroup group)
        {
            var claims = new ValueClaims[Values];
            ulong carried = 0, must = 0, mayMust = 0, barred = 0, mayBar = 0;
            for (int v = 0; v < Values; v++)
            {
                Judgement soft = (MayBeDecided(group.Kind) >> v & 1) == 0 ? Judgement.False : At(Values + v) & !At((2 * Values) + v);
                for (int other = 0; other < Values && group.Kind != GroupKind.Priority; other++)
                {
                    if (group.Excludes(v, other)) soft &= !At(other);
                }

                ulong bit = 1UL << v;
                claims[v] = new ValueClaims(At(v), soft, At((2 * Values) + v));
                if (At(v).IsPossible || soft.IsPossible) carried |= bit;
                if (At(v).IsTrue) must |= bit;
                if (At(v).IsPossible) mayMust |= bit;
                if (At((2 * Values) + v).IsTrue) barred |= bit;
                if (At((2 * Values) + v).IsPossible) mayBar |= bit;
            }

            GroupOutcome outcome = GroupResolver.Resolve(group, claims, Judgement.False);
            return new GroupStance(outcome, 0, (carried | GroupOutcome.Clash) & (outcome.Possible | outcome.Clashing), must, mayMust, barred, mayBar);
        }

        private Judgement At(int bit) => (Unknown >> bit & 1) != 0 ? Judgement.Unknown(Cause.Ignorance) : (Said >> bit & 1) != 0 ? Judgement.True : Judgement.False;
    }
}
