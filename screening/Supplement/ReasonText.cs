using System.Collections.Immutable;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Evaluation;

namespace Zhaodan.Screening.Supplement;

/// <summary>An exception of a rule that bears on the rule's conclusions in a group; of a part of the rule with the part's citation.</summary>
internal readonly record struct ReasonException(int Rule, int Holds, string Text);

/// <summary>
/// The words of the rules that an outcome stands on (<see cref="Carriers"/>), each with its exceptions and whether they hold:
/// 第八条第（一）项：容缺受理，出现失误的【除外不成立：但故意违法的除外】. A pure function of the program and of the truths
/// given. Not thread-safe.
/// </summary>
internal sealed class ReasonText
{
    private const string ByDefault = "没有条款得出结论，依默认";

    private static readonly char[] Ends = ['；', '。', '，', '：', ';', '.', ' '];

    private readonly RuleIndex _index;
    private readonly int[] _carriers;

    public ReasonText(RuleIndex index)
    {
        _index = index;
        _carriers = new int[index.ConclusionCount];
        Exceptions = [.. Enumerable.Range(0, index.Program.Groups.Length).Select(ExceptionsOf)];
    }

    /// <summary>By group: the exceptions of all rules that conclude in it, in the order of the rules.</summary>
    public ImmutableArray<ImmutableArray<ReasonException>> Exceptions { get; }

    /// <param name="group">By its index in the program.</param>
    /// <param name="conclusions">Which conclusions apply, by their numbers.</param>
    /// <param name="outcome">What the group comes to.</param>
    /// <param name="holds">By exception of the group (<see cref="Exceptions"/>).</param>
    public string Of(int group, ReadOnlySpan<Truth> conclusions, GroupOutcome outcome, ReadOnlySpan<Truth> holds)
    {
        int count = Carriers.Collect(_index, conclusions, group, outcome, _carriers);
        int byDefault = _index.Program.Groups[group].Default;
        if (count == 0) return byDefault >= 0 && outcome.Settled == 1UL << byDefault ? ByDefault : "";
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            Rule rule = _index.Program.Rules[_carriers[i]];
            if (i > 0) text.Append('；');
            text.Append(rule.Citation).Append('：').Append(rule.Text.TrimEnd(Ends));
            AddExceptions(text, group, _carriers[i], holds);
        }

        return text.ToString();
    }

    private void AddExceptions(StringBuilder text, int group, int rule, ReadOnlySpan<Truth> holds)
    {
        ImmutableArray<ReasonException> exceptions = Exceptions[group];
        bool any = false;
        for (int e = 0; e < exceptions.Length; e++)
        {
            if (exceptions[e].Rule != rule) continue;
            text.Append(any ? '；' : '【').Append(Word(holds[e])).Append('：').Append(exceptions[e].Text);
            any = true;
        }

        if (any) text.Append('】');
    }

    private static string Word(Truth holds) => holds switch
    {
        Truth.True => "除外成立",
        Truth.False => "除外不成立",
        _ => "除外不明",
    };

    private ImmutableArray<ReasonException> ExceptionsOf(int group)
    {
        var found = ImmutableArray.CreateBuilder<ReasonException>();
        for (int r = 0; r < _index.Program.Rules.Length; r++)
        {
            Rule rule = _index.Program.Rules[r];
            int[] own = [.. Enumerable.Range(0, rule.Conclusions.Length).Where(c => rule.Conclusions[c].Group == group)];
            if (own.Length == 0) continue;
            foreach (RuleException exception in rule.Exceptions)
            {
                if (exception.Cuts.IsEmpty || exception.Cuts.Intersect(own).Any()) found.Add(new ReasonException(r, exception.Holds, exception.Text.TrimEnd(Ends)));
            }

            foreach (RulePart part in rule.Parts)
            {
                foreach (RuleException exception in part.Exceptions) found.Add(new ReasonException(r, exception.Holds, part.Citation + exception.Text.TrimEnd(Ends)));
            }
        }

        return found.ToImmutable();
    }
}
