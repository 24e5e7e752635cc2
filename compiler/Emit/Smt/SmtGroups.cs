using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler.Emit.Smt;

/// <summary>What the rules say of one value.</summary>
internal readonly record struct SmtClaims(SmtTruth Hard, SmtTruth Soft, SmtTruth Against)
{
    public string MayHold => SmtTerm.Or(SmtTerm.And(Hard.Possible, SmtTerm.Not(Against.Certain)), Soft.Possible);

    public string Holds => SmtTerm.Or(SmtTerm.And(Hard.Certain, SmtTerm.Not(Against.Possible)), Soft.Certain);

    public string MustHold => SmtTerm.Or(Hard.Certain, Soft.Certain);

    public string MayClash => SmtTerm.And(Hard.Possible, Against.Possible);

    public string Clashes => SmtTerm.And(Hard.Certain, Against.Certain);
}

/// <summary>
/// Resolves a conclusion group in terms (language page, section 5, "Groups"): written from that section and not from the
/// circuits, so that a solver that agrees with them says something.
/// </summary>
internal static class SmtGroups
{
    /// <param name="group">The group.</param>
    /// <param name="claims">By value.</param>
    /// <param name="required">A menu under 应当 rules 无 out.</param>
    /// <param name="define">Gives a term a name, so that it is written once.</param>
    /// <returns>A slot for each value, then 无, then 冲突.</returns>
    public static SmtSlot[] Resolve(ConclusionGroup group, SmtClaims[] claims, SmtTruth required, Func<string, string, string> define) =>
        group.Kind == GroupKind.Parallel ? Parallel(group, claims, required, define) : OneOf(group, claims, required, define);

    /// <summary>How the outcome of a slot is called.</summary>
    public static string NameOf(ConclusionGroup group, int slot)
    {
        int values = group.Values.Length;
        return $"{group.Name}={(slot < values ? group.Values[slot].Name : slot == values ? "无" : "冲突")}";
    }

    /// <summary>An outcome as a condition: 是 when settled to it, 否 when it is not possible.</summary>
    public static SmtTruth IsValue(SmtSlot slot) => new(SmtTerm.Or(slot.Settled, slot.Possible, slot.Clashing), slot.Settled);

    // 择先 goes through the values in order until one must hold; 唯一 looks at all of them.
    private static SmtSlot[] OneOf(ConclusionGroup group, SmtClaims[] claims, SmtTruth required, Func<string, string, string> define)
    {
        string[] possible = NoOutcome(claims.Length), clashing = NoOutcome(claims.Length);
        string reached = SmtTerm.True, none = SmtTerm.Not(required.Certain);
        for (int i = 0; i < claims.Length; i++)
        {
            if (group.Kind == GroupKind.Priority)
            {
                possible[i] = SmtTerm.And(reached, claims[i].MayHold);
                clashing[i] = SmtTerm.And(reached, claims[i].MayClash);
                reached = define($"{NameOf(group, i)} 之后", SmtTerm.And(reached, SmtTerm.Not(claims[i].MustHold)));
            }
            else
            {
                possible[i] = SmtTerm.And(claims[i].MayHold, SmtTerm.Not(AnyRival(group, claims, i, rival => rival.Hard.Certain)));
                clashing[i] = SmtTerm.Or(claims[i].MayClash, SmtTerm.And(claims[i].Hard.Possible, AnyRival(group, claims, i, rival => rival.Hard.Possible)));
                none = SmtTerm.And(none, SmtTerm.Not(claims[i].MustHold));
            }
        }

        int left = group.Default >= 0 ? group.Default : claims.Length;
        possible[left] = SmtTerm.Or(possible[left], SmtTerm.And(none, reached));
        possible[claims.Length + 1] = SmtTerm.Or(clashing);
        for (int s = 0; s < possible.Length; s++) possible[s] = define(NameOf(group, s) + " 可能", possible[s]);
        string isOne = define(group.Name + " 只剩一个", SmtTerm.ExactlyOne(possible));
        return [.. possible.Select((term, s) => new SmtSlot(term, define(NameOf(group, s) + " 确定", SmtTerm.And(term, isOne)), clashing[s]))];
    }

    // Each value on its own; values declared 互斥 clash when both must hold.
    private static SmtSlot[] Parallel(ConclusionGroup group, SmtClaims[] claims, SmtTruth required, Func<string, string, string> define)
    {
        string[] possible = NoOutcome(claims.Length), settled = NoOutcome(claims.Length), clashing = NoOutcome(claims.Length);
        string none = SmtTerm.Not(required.Certain);
        int clash = claims.Length + 1;
        for (int i = 0; i < claims.Length; i++)
        {
            SmtClaims claim = claims[i];
            string rivalMay = SmtTerm.And(claim.Hard.Possible, AnyRival(group, claims, i, rival => rival.Hard.Possible));
            string rivalMust = SmtTerm.And(claim.Hard.Possible, AnyRival(group, claims, i, rival => rival.Hard.Certain));
            clashing[i] = SmtTerm.Or(claim.MayClash, rivalMay);
            settled[clash] = SmtTerm.Or(settled[clash], claim.Clashes, SmtTerm.And(claim.Hard.Certain, rivalMust));
            possible[i] = SmtTerm.And(claim.MayHold, SmtTerm.Or(SmtTerm.Not(rivalMust), claim.Soft.Possible));
            settled[i] = SmtTerm.And(possible[i], claim.Holds, SmtTerm.Not(rivalMay));
            none = SmtTerm.And(none, SmtTerm.Not(claim.MustHold));
        }

        possible[clash] = SmtTerm.Or(clashing);
        int left = group.Default >= 0 ? group.Default : claims.Length;
        possible[left] = SmtTerm.Or(possible[left], none);
        for (int s = 0; s < possible.Length; s++) possible[s] = define(NameOf(group, s) + " 可能", possible[s]);
        string[] others = [.. possible.Where((_, s) => s != left)];
        settled[left] = SmtTerm.Or(settled[left], SmtTerm.And(none, SmtTerm.Not(SmtTerm.Or(others))));
        return [.. possible.Select((term, s) => new SmtSlot(term, define(NameOf(group, s) + " 确定", settled[s]), clashing[s]))];
    }

    private static string AnyRival(ConclusionGroup group, SmtClaims[] claims, int value, Func<SmtClaims, string> term) =>
        SmtTerm.Or([.. claims.Where((_, j) => group.Excludes(value, j)).Select(term)]);

    private static string[] NoOutcome(int values) => [.. Enumerable.Repeat(SmtTerm.False, values + 2)];
}
