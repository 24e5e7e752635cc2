using System.Text;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.Compiler.Emit.Smt;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests.Smt;

/// <summary>Scripts of random programs mean what the reference interpreter says, to both solvers.</summary>
public sealed class SmtScriptTests
{
    private const string Reason = "z3 and cvc5 are not here";

    public static bool HasSolvers => Solver.HasBoth;

    [SkippableFact(Reason, nameof(HasSolvers))]
    public void Incomplete_cases_mean_what_the_interpreter_says() => Compare(0, 60, new SmtOptions { IsIncomplete = true, HasProof = true, HasDecisions = true });

    [SkippableFact(Reason, nameof(HasSolvers))]
    public void Completed_cases_mean_what_the_interpreter_says() => Compare(60, 120, new SmtOptions { HasDecisions = true });

    private static void Compare(int from, int until, SmtOptions options)
    {
        int compared = 0, decided = 0;
        for (int seed = from; seed < until; seed++)
        {
            RegimeProgram program = ProgramGenerator.Generate(seed);
            if (program.Nodes.Length > 1_000 || program.Facts.Length > 200) continue;
            var script = new SmtScript(options);
            SmtRegime regime = script.Add(program);
            string text = script.ToString();
            var questions = new StringBuilder(text);
            var expected = new List<string>();
            var random = new Random(seed);
            for (int c = 0; c < 6; c++)
            {
                CaseFacts facts = Case(program, random, options.IsIncomplete);
                Evaluation evaluation = new Interpreter(program).Evaluate(facts);

                // A date that the calendar does not reach is open in a case that is complete otherwise.
                if (evaluation.IsContradictory || (!options.IsIncomplete && evaluation.IsOutsideCalendar)) continue;
                questions.AppendLine("(push 1)");
                foreach (string claim in SmtCase.Claims(program, facts, evaluation.Facts, options, text)) questions.AppendLine($"(assert {claim})");
                questions.AppendLine("(check-sat)");
                expected.Add("sat");
                questions.AppendLine($"(assert (not (and true {string.Join(' ', Answer(regime, evaluation))})))");
                questions.AppendLine("(check-sat)\n(pop 1)");
                expected.Add("unsat");
                compared++;
                decided += evaluation.Groups.Count(group => group.Possible != 0 && group.Unsettled == 0);
            }

            foreach (Solver solver in new[] { Solver.Z3, Solver.Cvc5 }) Assert.Equal($"{seed} {solver} {string.Join(' ', expected)}", $"{seed} {solver} {string.Join(' ', solver.Ask(questions.ToString()))}");
        }

        Assert.True(compared > 100 && decided > 40, $"{compared} compared, {decided} groups settled");
    }

    private static IEnumerable<string> Answer(SmtRegime regime, Evaluation evaluation)
    {
        for (int n = 0; n < evaluation.Nodes.Length; n++)
        {
            yield return SmtCase.Bool(regime.Node(n).Possible, evaluation.Nodes[n].IsPossible);
            yield return SmtCase.Bool(regime.Node(n).Certain, evaluation.Nodes[n].IsTrue);
        }

        for (int g = 0; g < evaluation.Groups.Length; g++)
        {
            IReadOnlyList<SmtSlot> slots = regime.Group(g);
            for (int s = 0; s < slots.Count; s++)
            {
                ulong bit = s < slots.Count - 2 ? 1UL << s : s == slots.Count - 2 ? GroupOutcome.None : GroupOutcome.Clash;
                yield return SmtCase.Bool(slots[s].Possible, (evaluation.Groups[g].Possible & bit) != 0);
                yield return SmtCase.Bool(slots[s].Settled, (evaluation.Groups[g].Settled & bit) != 0);
            }
        }
    }

    // Every choice keeps an option, every range a number; a completed case has nothing open and no negative counts.
    private static CaseFacts Case(RegimeProgram program, Random random, bool isIncomplete)
    {
        var facts = new CaseFacts(program);
        FactsGenerator.Fill(facts, program, random);
        foreach (Fact fact in program.Facts)
        {
            if (fact.ChoiceSlot >= 0)
            {
                int count = fact.Options.Length;
                if (!isIncomplete || (facts.Choices[fact.ChoiceSlot].Excluded & OptionSet.All(count)) == OptionSet.All(count)) facts.Choices[fact.ChoiceSlot] = OptionSet.Exactly(random.Next(count), count);
            }

            if (fact.NumberSlot >= 0 && (!isIncomplete || facts.Numbers[fact.NumberSlot] is { } range && range.Low > range.High)) facts.Numbers[fact.NumberSlot] = NumberRange.Exactly(random.Next(0, 6));
            if (isIncomplete || fact.TruthSlot < 0) continue;
            facts.Truths[fact.TruthSlot] = random.Next(2) == 0 ? StatedTruth.True : StatedTruth.False;
        }

        return facts;
    }
}
