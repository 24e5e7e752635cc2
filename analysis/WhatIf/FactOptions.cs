using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.WhatIf;

/// <summary>
/// How the facts of one case might have been otherwise: 是 or 否 where the fact is not so already; of a number a value on each
/// side of every point at which a clause, or another number of the case, tells it apart; each other option of a choice.
/// Decisions, readings and the case's own dates are no facts of the case; open items only where asked for.
/// </summary>
internal static class FactOptions
{
    // Of one number; clauses cut it at far fewer points.
    private const int MostValues = 80;

    public static List<FactOption> Of(RegimeProgram program, CaseFacts facts, FactResolution resolution, WhatIfRequest request)
    {
        var options = new List<FactOption>();
        HashSet<int> spoken = Spoken(program), proven = [.. program.Nodes.OfType<FactNode>().Where(node => node.Basis == Basis.Stated).Select(node => node.Fact)];
        Dictionary<int, SortedSet<long>> points = Points(program, facts);
        for (int f = 0; f < program.Facts.Length; f++)
        {
            Fact fact = program.Facts[f];
            if (fact.Kind is FactKind.Decision or FactKind.Reading || fact.IsCaseDate || request.Fixed.Contains(f) || (fact.Kind == FactKind.Open && !request.GrantsOpenItems)) continue;
            if (fact.TruthSlot >= 0 && spoken.Contains(f))
            {
                foreach (bool value in new[] { true, false })
                {
                    Truth truth = value ? Truth.True : Truth.False;
                    if (resolution[f].Value != truth || (proven.Contains(f) && resolution[f].OnStated != truth)) options.Add(new TruthOption(f, value));
                }
            }

            if (points.TryGetValue(f, out SortedSet<long>? values))
            {
                NumberRange known = facts.Numbers[fact.NumberSlot];
                bool isAmount = fact.Kind is FactKind.Count or FactKind.Money;
                options.AddRange(values.Where(value => (!isAmount || value >= 0) && !(known.IsExact && known.Low == value)).Take(MostValues).Select(value => new NumberOption(f, value)));
            }

            if (fact.ChoiceSlot < 0 || !program.Nodes.Any(node => node is ChoiceNode choice && choice.Fact == f)) continue;
            ulong open = ~facts.Choices[fact.ChoiceSlot].Excluded & OptionSet.All(fact.Options.Length);
            options.AddRange(Enumerable.Range(0, fact.Options.Length).Where(option => open != 1UL << option).Select(option => new ChoiceOption(f, option)));
        }

        return options;
    }

    // What conditions speak of, and what constraints tie to that.
    private static HashSet<int> Spoken(RegimeProgram program)
    {
        HashSet<int> spoken = [.. program.Nodes.OfType<FactNode>().Select(node => node.Fact)];
        for (int before = -1; before != spoken.Count;)
        {
            before = spoken.Count;
            foreach (BinaryConstraint constraint in program.Constraints)
            {
                if (spoken.Contains(constraint.First.Fact)) spoken.Add(constraint.Second.Fact);
                else if (spoken.Contains(constraint.Second.Fact)) spoken.Add(constraint.First.Fact);
            }
        }

        return spoken;
    }

    private static Dictionary<int, SortedSet<long>> Points(RegimeProgram program, CaseFacts facts)
    {
        var points = new Dictionary<int, SortedSet<long>>();
        foreach (CompareNode node in program.Nodes.OfType<CompareNode>())
        {
            if (node.Constant is long.MinValue or long.MaxValue) continue;
            Add(node.Fact, node.Constant);
            Add(node.Fact, node.Constant - 1);
            Add(node.Fact, node.Constant + 1);
        }

        // Twice, so that of two numbers that both might be otherwise one finds the other's points.
        for (int round = 0; round < 2; round++)
        {
            foreach (CompareFactsNode node in program.Nodes.OfType<CompareFactsNode>())
            {
                foreach (long value in ValuesOf(node.Right)) AddAround(node.Left, value);
                foreach (long value in ValuesOf(node.Left)) AddAround(node.Right, value);
            }

            foreach (SpanNode node in program.Nodes.OfType<SpanNode>())
            {
                foreach (long start in ValuesOf(node.Start))
                {
                    AddAround(node.Finish, start);
                    if (PeriodEnd.TryFind(program.Calendar, start, node.Period, out long end)) AddAround(node.Finish, end);
                }

                foreach (long finish in ValuesOf(node.Finish))
                {
                    AddAround(node.Start, finish);
                    if (FirstReaching(program, finish, node.Period) is { } first) AddAround(node.Start, first);
                }
            }
        }

        return points;

        long[] ValuesOf(int fact)
        {
            NumberRange known = facts.Numbers[program.Facts[fact].NumberSlot];
            IEnumerable<long> ends = new[] { known.Low, known.High }.Where(value => value is not (long.MinValue or long.MaxValue));
            return [.. ends.Concat(points.TryGetValue(fact, out SortedSet<long>? others) ? others : []).Distinct().Take(MostValues)];
        }

        void AddAround(int fact, long value)
        {
            for (long near = value - 1; near <= value + 1; near++) Add(fact, near);
        }

        void Add(int fact, long value)
        {
            if (!points.TryGetValue(fact, out SortedSet<long>? values)) points.Add(fact, values = []);
            if (values.Count < MostValues) values.Add(value);
        }
    }

    // The first start whose span reaches a day.
    private static long? FirstReaching(RegimeProgram program, long finish, Period period)
    {
        for (long start = finish - (period.Length * 400L) - 400; start <= finish; start++)
        {
            if (PeriodEnd.TryFind(program.Calendar, start, period, out long end) && end >= finish) return start;
        }

        return null;
    }
}
