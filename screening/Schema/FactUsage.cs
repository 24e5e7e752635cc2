using Zhaodan.ProgramForm;

namespace Zhaodan.Screening.Schema;

/// <summary>Which facts the conditions of a program look at.</summary>
public static class FactUsage
{
    /// <summary>By fact index.</summary>
    public static bool[] Of(RegimeProgram program)
    {
        var used = new bool[program.Facts.Length];
        foreach (Node node in program.Nodes)
        {
            switch (node)
            {
                case FactNode fact: used[fact.Fact] = true; break;
                case CompareNode compare: used[compare.Fact] = true; break;
                case CompareFactsNode two: used[two.Left] = used[two.Right] = true; break;
                case SpanNode span: used[span.Start] = used[span.Finish] = true; break;
                case ChoiceNode choice: used[choice.Fact] = true; break;
                case ReadingNode reading: used[reading.Fact] = true; break;
                default: break;
            }
        }

        foreach (Duty duty in program.Duties)
        {
            used[duty.Act] = true;
            if (duty.Start >= 0) used[duty.Start] = true;
        }

        if (program.AsOf >= 0) used[program.AsOf] = true;
        if (program.DecisionDate >= 0) used[program.DecisionDate] = true;
        return used;
    }
}
