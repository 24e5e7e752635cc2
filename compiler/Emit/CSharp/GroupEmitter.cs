using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Emit.CSharp;

/// <summary>
/// A group's resolution over sets of values in <c>ulong</c> (language page, section 5, "Groups"), all values at once. A set
/// that is always empty is null here and leaves no code.
/// </summary>
internal sealed class GroupEmitter(ConclusionGroup group, string record, string? given, Func<int, GroupEmitter.Claim?> claimOf)
{
    private readonly StringBuilder _text = new();
    private readonly ImmutableArray<int>.Builder _locals = ImmutableArray.CreateBuilder<int>();
    private int _weight;

    /// <summary>A claim of the rules on a value: its truth code and, where decisions reach it, the cause of its 不明.</summary>
    internal readonly record struct Claim(Code Truth, Code? Cause);

    private string All => NodeEmitter.Mask(group.Values.Length == 0 ? 0 : ulong.MaxValue >> (64 - group.Values.Length));

    private string None => NodeEmitter.Mask(group.Default >= 0 ? 1UL << group.Default : GroupOutcome.None);

    private static string Clash => NodeEmitter.Mask(GroupOutcome.Clash);

    public Statement Emit()
    {
        if (!group.IsDerived) return new Statement($"{record} = default;", -1, [], 2, null);
        if (group.Values.Length > GroupOutcome.MaxValues || group.Inputs.Length != group.Values.Length)
        {
            throw new ArgumentException($"The group {group.Name} has {group.Values.Length} values and {group.Inputs.Length} inputs.");
        }

        Line("{");
        Line($"    ref GroupRecord g = ref {record};");
        Rail hard = Gather("h", inputs => inputs.Hard);
        Rail soft = Gather("s", inputs => inputs.Soft);
        Rail against = Gather("x", inputs => inputs.Against);
        if (claimOf(group.Required) is { } required) _locals.AddRange(required.Truth.Locals);
        switch (group.Kind)
        {
            case GroupKind.Priority:
                Priority(hard, soft, against);
                break;
            case GroupKind.Unique:
                Unique(hard, soft, against);
                break;
            default:
                Parallel(hard, soft, against);
                break;
        }

        if (given is not null) Given(given);
        Line("    g.Presumed = 0;");
        _text.Append('}');
        return new Statement(_text.ToString(), -1, _locals.ToImmutable(), _weight, null);
    }

    // Another regime has the word: its outcome stands in place of this one, for what follows from it too.
    private void Given(string outcome)
    {
        Line($"    if ({outcome}.Possible != 0)");
        Line("    {");
        foreach (string mask in new[] { "Possible", "Settled", "Clashing", "Ignorance", "Discretion" }) Line($"        g.{mask} = {outcome}.{mask};");
        Line("    }");
    }

    /// <summary>One kind of claim over all values: may hold, holds, is 不明 by ignorance, is 不明 by discretion.</summary>
    private readonly record struct Rail(string? Possible, string? Certain, string? Ignorance, string? Discretion);

    private Rail Gather(string name, Func<ValueInputs, int> inputOf)
    {
        var claims = new List<(int Value, Claim Claim)>();
        for (int i = 0; i < group.Inputs.Length; i++)
        {
            if (claimOf(inputOf(group.Inputs[i])) is not { } claim) continue;
            claims.Add((i, claim));
            _locals.AddRange(claim.Truth.Locals);
            if (claim.Cause is { } cause) _locals.AddRange(cause.Locals);
        }

        if (claims.Count == 0) return default;
        string possible = Set(name + "p", Bits(claims, claim => claim.Truth.Text + " & 1"));
        string certain = Set(name + "c", Bits(claims, claim => claim.Truth.Text + " >> 1"));
        if (!claims.Exists(claim => claim.Claim.Cause is not null)) return new Rail(possible, certain, $"{possible} & ~{certain}", null);
        string ignorance = Set(name + "i", Bits(claims, claim => claim.Cause is { } cause ? cause.Text + " & 1" : $"4 >> 2 * {claim.Truth.Text} & 1"));
        string discretion = Set(name + "d", Bits(claims, claim => claim.Cause is { } cause ? cause.Text + " >> 1" : "0"));
        return new Rail(possible, certain, ignorance, discretion);
    }

    // Each 30 values are gathered in an int, which is the cheapest.
    private string Bits(List<(int Value, Claim Claim)> claims, Func<Claim, string> bit)
    {
        var parts = new List<string>();
        foreach (IGrouping<int, (int Value, Claim Claim)> few in claims.GroupBy(claim => claim.Value / 30))
        {
            string bits = string.Join(" | ", few.Select(claim => Shift($"({bit(claim.Claim)})", claim.Value % 30)));
            parts.Add(Shift($"(ulong)(uint)({bits})", 30 * few.Key));
        }

        _weight += 3 * claims.Count;
        return string.Join(" | ", parts);
    }

    private static string Shift(string text, int by) => by == 0 ? text : text + " << " + by.ToString(CultureInfo.InvariantCulture);

    // GroupResolver.Priority: values up to the first that must hold are reached.
    private void Priority(Rail hard, Rail soft, Rail against)
    {
        string ends = Set("ends", Or(hard.Certain, soft.Certain) ?? "0");
        Set("reached", $"(ends ^ (ends - 1)) & {All}");
        Set("possible", Join(And(Holds(hard, soft, against), "reached"), NoneLeft(ends)));
        string? clashing = Define("clashing", And(And(hard.Possible, against.Possible), "reached"));
        OneOf(clashing, And(Ignorance(hard, soft, against), "reached"), And(Discretion(hard, soft, against), "reached"));
    }

    private void Unique(Rail hard, Rail soft, Rail against)
    {
        string ends = Set("ends", Or(hard.Certain, soft.Certain) ?? "0");
        string? mustOther = hard.Certain is null ? null : Set("mustOther", Others(hard.Certain));
        string? mayOther = hard.Possible is null ? null : Set("mayOther", Others(hard.Possible));
        string? holds = Holds(hard, soft, against);
        Set("possible", Join(mustOther is null ? holds : And(holds, "~" + mustOther), NoneLeft(ends)));
        string? clashing = Define("clashing", And(hard.Possible, Or(against.Possible, mayOther)));
        OneOf(clashing, Ignorance(hard, soft, against), Discretion(hard, soft, against));
    }

    // 无, or the default, is an outcome while no value must hold and no menu under 应当 demands one.
    private string NoneLeft(string ends)
    {
        if (claimOf(group.Required) is not { } required) return $"({ends} == 0 ? {None} : 0)";
        return $"({ends} == 0 & ({required.Truth.Text} & 2) == 0 ? {None} : 0)";
    }

    // Of which values is another in the set? Of none, of all but the only one, or of all.
    private string Others(string set) => $"{set} == 0 ? 0 : ({set} & ({set} - 1)) == 0 ? {All} & ~{set} : {All}";

    private void OneOf(string? clashing, string? ignorance, string? discretion)
    {
        if (clashing is not null) Line($"    possible |= {clashing} != 0 ? {Clash} : 0;");
        Line("    bool settled = possible != 0 & (possible & (possible - 1)) == 0;");
        Line($"    ulong open = settled ? 0 : {(clashing is null ? "possible" : $"possible | {clashing}")};");
        Line("    g.Possible = possible;");
        Line("    g.Settled = settled ? possible : 0;");
        Line($"    g.Clashing = {clashing ?? "0"};");
        Line($"    g.Ignorance = {(ignorance is null ? "0" : $"({ignorance}) != 0 ? open : 0")};");
        Line($"    g.Discretion = {(discretion is null ? "0" : $"({discretion}) != 0 ? open : 0")};");
    }

    private void Parallel(Rail hard, Rail soft, Rail against)
    {
        string? mustOther = Rivals("mustOther", hard.Certain);
        string? mayOther = Rivals("mayOther", hard.Possible);
        string? rivalMay = Define("rivalMay", And(hard.Possible, mayOther));
        string? rivalMust = Define("rivalMust", And(hard.Possible, mustOther));
        string? clashing = Define("clashing", Or(And(hard.Possible, against.Possible), rivalMay));
        string? clashes = Define("clashes", And(hard.Certain, Or(against.Certain, rivalMust)));

        string? holds = Holds(hard, soft, against);
        string? beaten = rivalMust is null ? null : soft.Possible is null ? rivalMust : $"({rivalMust} & ~{soft.Possible})";
        Set("possible", (beaten is null ? holds : And(holds, "~" + beaten)) ?? "0");
        string? holdsSurely = Or(
            against.Possible is null || hard.Certain is null ? hard.Certain : $"({hard.Certain} & ~{against.Possible})",
            soft.Certain);
        Set("settled", And(And("possible", holdsSurely), rivalMay is null ? All : "~" + rivalMay) ?? "0");
        string? claimIgnorance = Define("ci", Ignorance(hard, soft, against));
        string? claimDiscretion = Define("cd", Discretion(hard, soft, against));
        string? rivalIgnorance = And(rivalMay, Rivals("ri", Define("hardIgnorance", hard.Ignorance)));
        string? rivalDiscretion = And(rivalMay, Rivals("rd", hard.Discretion));
        Line("    ulong open = possible & ~settled;");
        Set("ignorance", And("open", Or(claimIgnorance, rivalIgnorance)) ?? "0");
        Set("discretion", And("open", Or(claimDiscretion, rivalDiscretion)) ?? "0");
        Line("    bool anyIgnorance = ignorance != 0;");
        Line("    bool anyDiscretion = discretion != 0;");
        if (clashing is not null)
        {
            Line($"    if ({clashing} != 0)");
            Line("    {");
            Line($"        possible |= {Clash};");
            if (claimIgnorance is not null) Line($"        anyIgnorance |= {claimIgnorance} != 0;");
            if (claimDiscretion is not null) Line($"        anyDiscretion |= {claimDiscretion} != 0;");
            Line($"        ulong clash = {Clash} | {clashing} & ~settled;");
            string surely = clashes is null ? "" : $"{clashes} == 0 & ";
            Line($"        if ({surely}anyIgnorance) ignorance |= clash;");
            Line($"        if ({surely}anyDiscretion) discretion |= clash;");
            if (clashes is not null) Line($"        if ({clashes} != 0) settled |= {Clash};");
            Line("    }");
        }

        string ends = Set("ends", Or(hard.Certain, soft.Certain) ?? "0");
        Line($"    ulong none = {NoneLeft(ends)};");
        Line("    if (none != 0)");
        Line("    {");
        Line("        possible |= none;");
        Line("        bool nothing = possible == none;");
        Line("        settled = nothing ? none : 0;");
        Line("        ignorance = nothing ? 0 : anyIgnorance ? ignorance | none : ignorance;");
        Line("        discretion = nothing ? 0 : anyDiscretion ? discretion | none : discretion;");
        Line("    }");
        Line("    g.Possible = possible;");
        Line("    g.Settled = settled;");
        Line($"    g.Clashing = {clashing ?? "0"};");
        Line("    g.Ignorance = ignorance;");
        Line("    g.Discretion = discretion;");
    }

    // Of which values is one that they exclude in the set?
    private string? Rivals(string name, string? set)
    {
        if (set is null) return null;
        var parts = new List<string>();
        for (int value = 0; value < group.Values.Length; value++)
        {
            ulong excluded = 0;
            for (int other = 0; other < group.Values.Length; other++)
            {
                if (group.Excludes(value, other)) excluded |= 1UL << other;
            }

            if (excluded != 0) parts.Add($"(({set} & {NodeEmitter.Mask(excluded)}) != 0 ? {NodeEmitter.Mask(1UL << value)} : 0)");
        }

        _weight += 4 * parts.Count;
        return parts.Count == 0 ? null : Set(name, string.Join(" | ", parts));
    }

    // (Hard ∧ ¬Against) ∨ Soft may be 是.
    private static string? Holds(Rail hard, Rail soft, Rail against) =>
        Or(against.Certain is null || hard.Possible is null ? hard.Possible : $"({hard.Possible} & ~{against.Certain})", soft.Possible);

    private static string? Ignorance(Rail hard, Rail soft, Rail against) =>
        Or(Or(hard.Ignorance, soft.Ignorance), And(hard.Possible, against.Ignorance));

    private static string? Discretion(Rail hard, Rail soft, Rail against) =>
        Or(Or(hard.Discretion, soft.Discretion), And(hard.Possible, against.Discretion));

    private static string? And(string? a, string? b) => a is null || b is null ? null : $"({a}) & ({b})";

    private static string? Or(string? a, string? b) => a is null ? b : b is null ? a : $"{a} | {b}";

    private static string Join(string? a, string b) => a is null ? b : $"{a} | {b}";

    private string? Define(string name, string? value) => value is null ? null : Set(name, value);

    private string Set(string name, string value)
    {
        Line($"    ulong {name} = {value};");
        return name;
    }

    private void Line(string text)
    {
        _weight += 2;
        _text.Append(text).Append('\n');
    }
}
