using Zhaodan.Analysis.Diagrams;
using Zhaodan.Analysis.Strength;
using Zhaodan.Circuits.Planes;
using Zhaodan.Analysis.Symbolic;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests.Planes;

/// <summary>Both algebras of planes say of random programs and random cases what the reference interpreter says.</summary>
public sealed class PlaneEvaluationTests
{
    [Fact]
    public void Batch_of_cases_agrees_with_the_interpreter()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            RegimeProgram program = ProgramGenerator.Generate(seed);
            (CaseFacts[] cases, Evaluation[] expected) = Cases(program, seed, CaseBatch.Most);
            PlaneEvaluation<WordAlgebra, ulong> planes = new CaseBatch(program, cases).Evaluate(program);
            for (int c = 0; c < cases.Length; c++)
            {
                for (int n = 0; n < program.Nodes.Length; n++) Assert.Equal((seed, c, n, expected[c].Nodes[n]), (seed, c, n, At(planes.Node(n), plane => (plane >> c & 1) != 0)));
                for (int g = 0; g < program.Groups.Length; g++)
                {
                    if (planes.Group(g) is { } outcome) Assert.Equal((seed, c, g, expected[c].Groups[g]), (seed, c, g, outcome.Of(c)));
                }

                Assert.Equal(expected[c].Scope, At(planes.Scope, plane => (plane >> c & 1) != 0));
            }
        }
    }

    [Fact]
    public void Diagrams_agree_with_the_interpreter_and_hold_every_case()
    {
        int compared = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            RegimeProgram program = ProgramGenerator.Generate(seed);
            var store = new DiagramStore(new DiagramLimits(300_000, 3_000_000));
            var space = new CaseSpace(store, SpaceOptions.Everything);
            try
            {
                Compare(seed, program, space);
                compared++;
            }
            catch (DiagramLimitException)
            {
                // Some random programs have no small diagram in any order.
            }
        }

        Assert.True(compared > 250, $"only {compared} programs were small enough");
    }

    private static void Compare(int seed, RegimeProgram program, CaseSpace space)
    {
        DiagramStore store = space.Store;
        PlaneEvaluation<DiagramStore, Diagram> planes = space.Evaluate(program);
        (CaseFacts[] cases, Evaluation[] expected) = Cases(program, seed, 20);
        for (int c = 0; c < cases.Length; c++)
        {
            Func<int, bool> assignment = Assignment.Of(space, program, cases[c], expected[c].Facts);
            for (int n = 0; n < program.Nodes.Length; n++)
            {
                Assert.Equal((seed, c, n, expected[c].Nodes[n]), (seed, c, n, At(planes.Node(n), plane => store.Contains(plane, assignment))));
            }

            for (int g = 0; g < program.Groups.Length; g++)
            {
                if (planes.Group(g) is { } outcome) Assert.Equal((seed, c, g, expected[c].Groups[g]), (seed, c, g, At(outcome, plane => store.Contains(plane, assignment))));
            }

            // Empty ranges and choices without any option left are no cases of a regime.
            if (!IsSound(program, cases[c])) continue;
            foreach (Rule rule in program.Rules.Take(10))
            {
                Diagram around = Around(store, planes.Node(rule.Applies), assignment);
                Assert.True(store.Contains(space.Possible(around), assignment), $"program {seed}, case {c}, {rule.Citation}");
            }
        }
    }

    // A set that the case is in and that depends on what the judgement depends on.
    private static Diagram Around(DiagramStore store, JudgementPlanes<Diagram> planes, Func<int, bool> assignment) =>
        store.Contains(planes.Possible, assignment) ? planes.Possible : !planes.Possible;

    internal static bool IsSound(RegimeProgram program, CaseFacts facts)
    {
        foreach (Fact fact in program.Facts)
        {
            if (fact.NumberSlot >= 0 && facts.Numbers[fact.NumberSlot] is var range && range.Low > range.High) return false;
            if (fact.ChoiceSlot >= 0 && (~facts.Choices[fact.ChoiceSlot].Excluded & OptionSet.All(fact.Options.Length)) == 0) return false;
        }

        return true;
    }

    internal static (CaseFacts[] Cases, Evaluation[] Expected) Cases(RegimeProgram program, int seed, int most)
    {
        var random = new Random(seed);
        var interpreter = new Interpreter(program);
        var cases = new List<CaseFacts>();
        var expected = new List<Evaluation>();
        for (int n = 0; n < 4 * most && cases.Count < most; n++)
        {
            var facts = new CaseFacts(program);
            FactsGenerator.Fill(facts, program, random);
            Evaluation evaluation = interpreter.Evaluate(facts);
            if (evaluation.IsContradictory) continue;
            cases.Add(facts);
            expected.Add(evaluation);
        }

        return ([.. cases], [.. expected]);
    }

    private static Judgement At<T>(JudgementPlanes<T> planes, Func<T, bool> isIn)
    {
        if (isIn(planes.Certain)) return isIn(planes.Possible) ? Judgement.True : throw new InvalidOperationException("certain and not possible");
        if (!isIn(planes.Possible)) return Judgement.False;
        Cause cause = (isIn(planes.Ignorance) ? Cause.Ignorance : Cause.None) | (isIn(planes.Discretion) ? Cause.Discretion : Cause.None);
        return Judgement.Unknown(cause);
    }

    private static GroupOutcome At(OutcomePlanes<Diagram> planes, Func<Diagram, bool> isIn)
    {
        ulong Mask(Func<OutcomeSlot<Diagram>, Diagram> plane) => planes.Slots.Select((slot, s) => isIn(plane(slot)) ? planes.BitOf(s) : 0).Aggregate(0UL, (a, b) => a | b);
        return new GroupOutcome(Mask(s => s.Possible), Mask(s => s.Settled), Mask(s => s.Clashing), Mask(s => s.Ignorance), Mask(s => s.Discretion));
    }
}
