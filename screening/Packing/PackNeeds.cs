using System.Collections.Immutable;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Packing;

/// <summary>What the cases of a table state, seen once before they are packed: columns, widths and dictionaries follow from it.</summary>
internal sealed class PackNeeds(CaseSchema schema)
{
    private readonly bool[] _stated = new bool[schema.TruthCount];
    private readonly bool[] _unknown = new bool[schema.TruthCount];
    private readonly NumberNeed[] _numbers = new NumberNeed[schema.NumberCount];
    private readonly List<OptionSet>[] _choices = [.. Enumerable.Range(0, schema.ChoiceCount).Select(_ => new List<OptionSet>())];

    /// <summary>What a number column needs.</summary>
    public record struct NumberNeed(bool HasExact, bool HasLow, bool HasHigh, long Least, long Most);

    public bool HasLaws { get; private set; }

    public bool HasGrants { get; private set; }

    public bool HasIdleAssertions { get; private set; }

    public bool IsStated(int truth) => _stated[truth];

    public bool IsUnknown(int truth) => _unknown[truth];

    public NumberNeed Number(int index) => _numbers[index];

    /// <summary>In the order in which they came.</summary>
    public ImmutableArray<OptionSet> Choices(int index) => [.. _choices[index]];

    public void Add(CaseRow row)
    {
        foreach (int index in row.Stated)
        {
            _stated[index] = true;
            _unknown[index] |= row.Truths[index] == StatedTruth.Unknown;
        }

        for (int i = 0; i < _numbers.Length; i++)
        {
            if (!row.Numbers[i].IsAnything) Add(ref _numbers[i], row.Numbers[i]);
        }

        for (int i = 0; i < _choices.Length; i++)
        {
            if (row.Choices[i].Excluded != 0 && !_choices[i].Contains(row.Choices[i])) _choices[i].Add(row.Choices[i]);
        }

        HasLaws |= row.Laws.Count > 0;
        HasGrants |= row.Grants.Count > 0;
        HasIdleAssertions |= row.HasIdleAssertion;
    }

    private static void Add(ref NumberNeed need, NumberRange number)
    {
        bool hasLow = number.Low != long.MinValue, hasHigh = number.High != long.MaxValue;
        need.HasExact |= number.IsExact;
        need.HasLow |= !number.IsExact && hasLow;
        need.HasHigh |= !number.IsExact && hasHigh;
        if (hasLow) (need.Least, need.Most) = (Math.Min(need.Least, number.Low), Math.Max(need.Most, number.Low));
        if (hasHigh) (need.Least, need.Most) = (Math.Min(need.Least, number.High), Math.Max(need.Most, number.High));
    }
}
