using Zhaodan.Benchmarks.HandWritten;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Evaluators;

namespace Zhaodan.Benchmarks.Comparison;

/// <summary>
/// Holds the hand-written version against the compiled evaluator: contradiction, scope, both sentences of 第七条, the 28 items,
/// and of 过错认定 and 责任 what is possible, settled and presumed.
/// </summary>
public sealed class HandWrittenAgreement
{
    private readonly RegimeEvaluator _evaluator;
    private readonly EvaluatorLayout _layout;
    private readonly int _fault;
    private readonly int _responsibility;
    private readonly int _firstItem;

    public HandWrittenAgreement(RegimeProgram program, RegimeEvaluator evaluator)
    {
        _evaluator = evaluator;
        _layout = EvaluatorLayout.Of(program);
        string[] groups = [.. program.Groups.Select(group => group.Name)];
        _fault = Array.IndexOf(groups, "过错认定");
        _responsibility = Array.IndexOf(groups, "责任");
        _firstItem = program.Rules.Length - 28;
        if (groups.Length != 2 || _firstItem != 2) throw new ArgumentException("Not the program of 第七条 and 第八条.", nameof(program));
    }

    /// <summary>How many cases of those checked each outcome had.</summary>
    public SortedDictionary<string, int> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>The first difference, or null.</summary>
    public string? FindDifference(ComparisonCases cases)
    {
        var bytes = new byte[_layout.Outcome.Size];
        for (int i = 0; i < cases.Count; i++)
        {
            HandWrittenRegime.Evaluate(in cases.Structs[i], out Outcome byHand);
            _evaluator.Evaluate(cases.BytesOf(i), bytes);
            if (Compare(byHand, new OutcomeView(_layout.Outcome, bytes)) is { } difference) return $"case {i}: {difference}";
        }

        return null;
    }

    private string? Compare(Outcome byHand, OutcomeView compiled)
    {
        if (byHand.IsContradictory != compiled.IsContradictory) return "contradiction";
        Count(byHand.IsContradictory ? "contradictory" : $"{byHand.责任.Possible}{(byHand.责任.Presumed != Values.None ? " presumed" : "")}");
        if (byHand.IsContradictory) return null;
        if (Code(byHand.Scope) != compiled.Scope) return "scope";
        if (Code(byHand.第七条) != compiled.Rule(0)) return "第七条";
        if (Code(byHand.第七条第二句) != compiled.Rule(1)) return "第七条第二句";
        for (int item = 0; item < 28; item++)
        {
            if (Code(byHand.Items[item]) != compiled.Rule(_firstItem + item)) return $"item {item + 1}";
        }

        return Compare("过错认定", byHand.过错认定, compiled.Group(_fault), compiled.Presumed(_fault), [Values.不构成过错, Values.构成过错])
            ?? Compare("责任", byHand.责任, compiled.Group(_responsibility), compiled.Presumed(_responsibility), [Values.不予追究, Values.None, Values.追究]);
    }

    private static string? Compare(string name, GroupResult byHand, GroupOutcome compiled, ulong presumed, Values[] order)
    {
        bool same = Mask(byHand.Possible, order) == compiled.Possible
            && Mask(byHand.Settled, order) == compiled.Settled
            && Mask(byHand.Presumed, order) == presumed
            && (compiled.Possible & ~compiled.Settled) == compiled.Ignorance
            && compiled is { Clashing: 0, Discretion: 0 };
        return same ? null : $"{name}: by hand {byHand.Possible}/{byHand.Settled}/{byHand.Presumed}, compiled {compiled} presumed {presumed}";
    }

    private static ulong Mask(Values values, Values[] order)
    {
        ulong mask = (values & Values.无) != 0 ? GroupOutcome.None : 0;
        for (int i = 0; i < order.Length; i++)
        {
            if ((values & order[i]) != 0) mask |= 1UL << i;
        }

        return mask;
    }

    private static Truth Code(bool? value) => value switch { true => Truth.True, false => Truth.False, null => Truth.Unknown };

    private void Count(string outcome) => Seen[outcome] = Seen.GetValueOrDefault(outcome) + 1;
}
