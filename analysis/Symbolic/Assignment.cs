using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Symbolic;

/// <summary>One case as a member of a space: which variables it sets.</summary>
public static class Assignment
{
    /// <param name="space">A space that has evaluated <paramref name="program"/>.</param>
    /// <param name="program">The program.</param>
    /// <param name="facts">What the case states; numbers and choices are taken from here.</param>
    /// <param name="resolution">Its facts as resolved, free of contradiction.</param>
    public static Func<int, bool> Of(CaseSpace space, RegimeProgram program, CaseFacts facts, FactResolution resolution)
    {
        var set = new HashSet<int>();
        for (int i = 0; i < program.Facts.Length; i++)
        {
            Fact fact = program.Facts[i];
            if (!space.Facts.TryGetValue(fact.Name, out FactVariables? variables)) continue;
            if (variables.HasTruth) Set(variables.Truth, resolution[i].Value);
            if (variables.HasReading && resolution[i].OnStated == Truth.True) set.Add(variables.OtherReading);
            if (variables.HasProof && resolution[i].OnStated != Truth.Unknown) set.Add(variables.Proven);
            foreach ((long bound, VariablePair pair) in variables.Bounds)
            {
                Set(pair, facts.Numbers[fact.NumberSlot].Compare(Comparison.GreaterOrEqual, NumberRange.Exactly(bound)));
            }

            foreach ((int option, int variable) in variables.Options)
            {
                if ((facts.Choices[fact.ChoiceSlot].Excluded >> option & 1) == 0) set.Add(variable);
            }
        }

        foreach (OrderVariables order in space.Orders.Values)
        {
            NumberRange left = Number(order.Left), right = Number(order.Right);
            Set(order.Less, left.Compare(Comparison.Less, right));
            Set(order.Greater, left.Compare(Comparison.Greater, right));
        }

        foreach (((string start, string finish, Period period), SpanVariables span) in space.Spans)
        {
            int code = Timeliness.Compare(program.Calendar, NumberOf(start), NumberOf(finish), period);
            Set(span.Holds, (Truth)(code & ~Timeliness.OutsideCalendar));
        }

        return set.Contains;

        void Set(VariablePair pair, Truth truth)
        {
            if (truth != Truth.False) set.Add(pair.Possible);
            if (truth == Truth.True) set.Add(pair.Certain);
        }

        NumberRange Number(FactVariables variables) => NumberOf(variables.Fact.Name);

        NumberRange NumberOf(string name)
        {
            Fact? fact = program.Facts.FirstOrDefault(known => known.Name == name);
            return fact is null ? NumberRange.Anything : facts.Numbers[fact.NumberSlot];
        }
    }
}
