using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Comparing;

/// <summary>Which differences go away where one place is read the other way (language page, section 4, "Two readings"), one place at a time.</summary>
internal sealed class ReadingMarks(JointCases cases, ComparedQuestion first, ComparedQuestion second)
{
    private readonly Dictionary<(bool IsOfFirst, int Fact), Wire> _alike = [];

    public Difference Mark(DifferenceFinder.Found found)
    {
        if (found.Difference.Example?.Case is not { } one) return found.Difference;
        var readings = ImmutableArray.CreateBuilder<RemovingReading>();
        foreach (bool isOfFirst in new[] { true, false })
        {
            JointRegime regime = (isOfFirst ? first : second).Regime;
            foreach (ReadingPair reading in regime.Program.Readings)
            {
                if (regime.Leaves.OtherReadings.Contains(reading.Fact)) continue;
                Wire alike = Alike(isOfFirst, reading.Fact);
                if (one.Holds(alike)) readings.Add(new RemovingReading(isOfFirst, reading, !cases.IsPossible(found.Where, !alike)));
            }
        }

        return found.Difference with { Readings = readings.ToImmutable() };
    }

    // The cases in which both answer alike under that reading.
    private Wire Alike(bool isOfFirst, int fact)
    {
        if (_alike.TryGetValue((isOfFirst, fact), out Wire known)) return known;
        ComparedQuestion one = isOfFirst ? Switched(first, fact) : first, other = isOfFirst ? second : Switched(second, fact);
        Wire alike = Wire.False;
        foreach (AnswerState state in one.States(Wire.True))
        {
            foreach (AnswerState like in other.States(Wire.True))
            {
                if (state.Label == like.Label) alike = cases.Or(alike, cases.And(state.Where, like.Where));
            }
        }

        _alike.Add((isOfFirst, fact), alike);
        return alike;
    }

    private ComparedQuestion Switched(ComparedQuestion question, int fact) =>
        new(cases, cases.WithReading(question.Regime, fact), question.Group, question.Value);
}
