using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Tests.Reference;

/// <summary>Each expectation is read off section 5 of the language page, "Groups".</summary>
public sealed class GroupResolverTests
{
    private const ulong A = 1;
    private const ulong B = 2;
    private const ulong C = 4;
    private const ulong None = GroupOutcome.None;
    private const ulong Clash = GroupOutcome.Clash;

    private static Judgement Yes => Judgement.True;

    private static Judgement No => Judgement.False;

    private static Judgement Ignorant => Judgement.Unknown(Cause.Ignorance);

    private static Judgement Open => Judgement.Unknown(Cause.Discretion);

    // 择先

    [Fact]
    public void Must_that_is_certain_ends_it() =>
        Assert.Equal(Settled(A), Resolve(GroupKind.Priority, Hard(Yes), Hard(Yes), Hard(Ignorant)));

    [Fact]
    public void Must_that_is_unknown_keeps_the_value_and_goes_on()
    {
        GroupOutcome outcome = Resolve(GroupKind.Priority, Hard(Ignorant), Hard(Yes), Hard(Yes));
        Assert.Equal(new GroupOutcome(A | B, 0, 0, A | B, 0), outcome);
        Assert.Equal(GroupStatus.Undetermined, outcome.Status);
    }

    [Fact]
    public void May_keeps_the_value_with_discretion_as_the_cause()
    {
        GroupOutcome outcome = Resolve(GroupKind.Priority, Soft(Open), Hard(Yes));
        Assert.Equal(new GroupOutcome(A | B, 0, 0, 0, A | B), outcome);
        Assert.Equal(GroupStatus.Discretionary, outcome.Status);
    }

    [Fact]
    public void May_that_is_unknown_has_both_causes()
    {
        GroupOutcome outcome = Resolve(GroupKind.Priority, Soft(Open & Ignorant), Hard(Yes));
        Assert.Equal(new GroupOutcome(A | B, 0, 0, A | B, A | B), outcome);
        Assert.Equal(GroupStatus.Undetermined, outcome.Status);
    }

    [Fact]
    public void A_decision_taken_settles() => Assert.Equal(Settled(A), Resolve(GroupKind.Priority, Soft(Yes), Hard(Yes)));

    [Fact]
    public void A_decision_refused_goes_on() => Assert.Equal(Settled(B), Resolve(GroupKind.Priority, Soft(No), Hard(Yes)));

    [Fact]
    public void Nothing_possible_is_none() => Assert.Equal(Settled(None), Resolve(GroupKind.Priority, Hard(No), Hard(No)));

    [Fact]
    public void Nothing_possible_is_the_default_where_there_is_one() =>
        Assert.Equal(Settled(B), GroupResolver.Resolve(Group(GroupKind.Priority, 2) with { Default = 1 }, [Hard(No), Hard(No)], No));

    [Fact]
    public void None_remains_possible_while_nothing_must_hold() =>
        Assert.Equal(A | None, Resolve(GroupKind.Priority, Hard(Ignorant), Hard(No)).Possible);

    [Fact]
    public void The_default_and_the_value_itself_are_one_outcome() =>
        Assert.Equal(Settled(A), GroupResolver.Resolve(Group(GroupKind.Priority, 2) with { Default = 0 }, [Hard(Ignorant), Hard(No)], No));

    [Fact]
    public void Must_against_must_not_is_a_clash()
    {
        GroupOutcome outcome = Resolve(GroupKind.Priority, Claims(Yes, No, Yes), Hard(Yes));
        Assert.Equal(new GroupOutcome(Clash, Clash, A, 0, 0), outcome);
        Assert.Equal(GroupStatus.Conflicting, outcome.Status);
    }

    [Fact]
    public void A_possible_clash_leaves_the_value_possible_too()
    {
        GroupOutcome outcome = Resolve(GroupKind.Priority, Claims(Yes, No, Ignorant));
        Assert.Equal(A | Clash, outcome.Possible);
        Assert.Equal(0UL, outcome.Settled);
        Assert.Equal(Judgement.Unknown(Cause.Ignorance), outcome.IsValue(0));
    }

    [Fact]
    public void What_comes_after_the_end_does_not_clash() =>
        Assert.Equal(Settled(A), Resolve(GroupKind.Priority, Hard(Yes), Claims(Yes, No, Yes)));

    [Fact]
    public void A_menu_under_must_rules_none_out()
    {
        GroupOutcome outcome = GroupResolver.Resolve(Group(GroupKind.Priority, 2), [Soft(Open), Soft(Open)], Yes);
        Assert.Equal(A | B, outcome.Possible);
        Assert.Equal(GroupStatus.Discretionary, outcome.Status);
    }

    [Fact]
    public void A_menu_under_must_that_may_apply_leaves_none_possible() =>
        Assert.Equal(A | B | None, GroupResolver.Resolve(Group(GroupKind.Priority, 2), [Soft(Open & Ignorant), Soft(Open & Ignorant)], Ignorant).Possible);

    // 唯一

    [Fact]
    public void Two_that_must_hold_clash()
    {
        GroupOutcome outcome = Resolve(GroupKind.Unique, Hard(Yes), Hard(Yes), Hard(No));
        Assert.Equal(new GroupOutcome(Clash, Clash, A | B, 0, 0), outcome);
    }

    [Fact]
    public void One_that_must_hold_and_one_that_may_have_to()
    {
        GroupOutcome outcome = Resolve(GroupKind.Unique, Hard(Yes), Hard(Ignorant));
        Assert.Equal(A | Clash, outcome.Possible);
        Assert.Equal(A | B, outcome.Clashing);
        Assert.Equal(GroupStatus.Undetermined, outcome.Status);
    }

    [Fact]
    public void One_that_must_hold_alone_is_settled() => Assert.Equal(Settled(B), Resolve(GroupKind.Unique, Hard(No), Hard(Yes), Hard(No)));

    [Fact]
    public void Two_unknown_leave_four_outcomes() =>
        Assert.Equal(A | B | Clash | None, Resolve(GroupKind.Unique, Hard(Ignorant), Hard(Ignorant)).Possible);

    // 并列

    [Fact]
    public void Values_stand_side_by_side() => Assert.Equal(Settled(A | C), Resolve(GroupKind.Parallel, Hard(Yes), Hard(No), Hard(Yes)));

    [Fact]
    public void One_settled_and_one_open()
    {
        GroupOutcome outcome = Resolve(GroupKind.Parallel, Hard(Yes), Soft(Open));
        Assert.Equal(new GroupOutcome(A | B, A, 0, 0, B), outcome);
        Assert.Equal(GroupStatus.Discretionary, outcome.Status);
    }

    [Fact]
    public void None_is_possible_while_nothing_is_settled()
    {
        GroupOutcome outcome = Resolve(GroupKind.Parallel, Hard(Ignorant), Hard(No));
        Assert.Equal(new GroupOutcome(A | None, 0, 0, A | None, 0), outcome);
    }

    [Fact]
    public void Exclusive_values_that_must_both_hold_clash()
    {
        GroupOutcome outcome = Exclusive(Hard(Yes), Hard(Yes), Hard(Yes));
        Assert.Equal(Clash | C, outcome.Settled);
        Assert.Equal(A | B, outcome.Clashing);
        Assert.Equal(GroupStatus.Conflicting, outcome.Status);
    }

    [Fact]
    public void One_that_must_hold_removes_its_rival_that_may()
    {
        // ¬hard of excluded values is conjoined to what may hold before it gets here.
        GroupOutcome outcome = Exclusive(Hard(Yes), Soft(No), Hard(No));
        Assert.Equal(Settled(A), outcome);
    }

    [Fact]
    public void A_rival_that_may_have_to_hold_unsettles()
    {
        GroupOutcome outcome = Exclusive(Hard(Yes), Hard(Ignorant), Hard(No));
        Assert.Equal(A | Clash, outcome.Possible);
        Assert.Equal(0UL, outcome.Settled);
        Assert.Equal(GroupStatus.Undetermined, outcome.Status);
    }

    // As a condition

    [Fact]
    public void A_value_as_a_condition()
    {
        GroupOutcome outcome = Resolve(GroupKind.Priority, Soft(Open), Hard(Yes), Hard(Yes));
        Assert.Equal(Judgement.Unknown(Cause.Discretion), outcome.IsValue(0));
        Assert.Equal(Judgement.Unknown(Cause.Discretion), outcome.IsValue(1));
        Assert.Equal(Judgement.False, outcome.IsValue(2));
        Assert.Equal(Judgement.True, Resolve(GroupKind.Priority, Hard(Yes)).IsValue(0));
    }

    // For every row of two values: what is answered under ignorance covers every answer that full knowledge could give, and
    // what is settled is settled in all of them. Where nothing is said against, 择先 leaves open no more than that.
    [Theory]
    [InlineData(GroupKind.Priority, false)]
    [InlineData(GroupKind.Unique, false)]
    [InlineData(GroupKind.Parallel, false)]
    [InlineData(GroupKind.Parallel, true)]
    public void No_knowledge_contradicts_an_answer(GroupKind kind, bool exclusive)
    {
        ConclusionGroup group = Group(kind, 2) with { Exclusive = exclusive ? [(0, 1)] : [] };
        Judgement[] each = [Yes, No, Ignorant];
        foreach (Judgement[] row in from h in each from m in each from a in each from h2 in each from m2 in each from a2 in each select new[] { h, m, a, h2, m2, a2 })
        {
            GroupOutcome answer = GroupResolver.Resolve(group, Lowered(group, row), No);
            ulong union = 0;
            ulong common = ulong.MaxValue;
            foreach (Judgement[] known in Completions(row))
            {
                // Two decisions of a 唯一 group are 互斥 facts, so no case has both.
                if (kind == GroupKind.Unique && known[1].IsTrue && known[4].IsTrue) continue;
                GroupOutcome certain = GroupResolver.Resolve(group, Lowered(group, known), No);
                Assert.True(certain.Unsettled == 0, $"{string.Join(' ', known)} leaves {certain}");
                union |= certain.Settled;
                common &= certain.Settled;
            }

            Assert.True((union & ~answer.Possible) == 0, $"{string.Join(' ', row)}: {answer} misses {union & ~answer.Possible:X}");
            Assert.True((answer.Settled & ~common) == 0, $"{string.Join(' ', row)}: {answer} settles too much");
            if (kind == GroupKind.Priority && row[2].IsFalse && row[5].IsFalse) Assert.Equal(union, answer.Possible);
        }
    }

    // As the lowering makes claims: what may hold is held back by 不得 and, where values exclude each other, by what must.
    private static ValueClaims[] Lowered(ConclusionGroup group, Judgement[] row)
    {
        var claims = new ValueClaims[2];
        for (int v = 0; v < 2; v++)
        {
            Judgement soft = row[(3 * v) + 1] & !row[(3 * v) + 2];
            if (group.Kind != GroupKind.Priority && group.Excludes(0, 1)) soft &= !row[3 * (1 - v)];
            claims[v] = new ValueClaims(row[3 * v], soft, row[(3 * v) + 2]);
        }

        return claims;
    }

    private static IEnumerable<Judgement[]> Completions(Judgement[] row)
    {
        int[] unknown = [.. Enumerable.Range(0, row.Length).Where(i => row[i].IsUnknown)];
        for (int bits = 0; bits < 1 << unknown.Length; bits++)
        {
            Judgement[] known = [.. row];
            for (int i = 0; i < unknown.Length; i++) known[unknown[i]] = (bits >> i & 1) != 0 ? Yes : No;
            yield return known;
        }
    }

    private static GroupOutcome Exclusive(params ValueClaims[] claims) =>
        GroupResolver.Resolve(Group(GroupKind.Parallel, claims.Length) with { Exclusive = [(0, 1)] }, claims, No);

    private static GroupOutcome Resolve(GroupKind kind, params ValueClaims[] claims) => GroupResolver.Resolve(Group(kind, claims.Length), claims, No);

    private static ConclusionGroup Group(GroupKind kind, int values) => new()
    {
        Name = "责任",
        Kind = kind,
        Values = [.. Enumerable.Range(0, values).Select(i => new ConclusionValue("值" + i, [], []))],
    };

    private static GroupOutcome Settled(ulong values) => new(values, values, 0, 0, 0);

    private static ValueClaims Hard(Judgement hard) => new(hard, No, No);

    private static ValueClaims Soft(Judgement soft) => new(No, soft, No);

    private static ValueClaims Claims(Judgement hard, Judgement soft, Judgement against) => new(hard, soft, against);
}
