using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Answers.Rendering;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>What must hold of every answer, on regimes and cases at random.</summary>
public sealed class AnswerPropertyTests
{
    private const int Seeds = 2500;

    /// <summary>
    /// Whoever finds out every fact listed and takes every decision listed has the answer. Not so with proof words: what is
    /// found out is thereby proven, and a rule that was out may come back in; the answer lists that as 未查实. A 冲突 in a group
    /// that this one uses stays as it is.
    /// </summary>
    [Fact]
    public void What_is_missing_is_enough_to_settle()
    {
        int open = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            (RegimeProgram program, CaseFacts facts) = RandomRegime.Make(seed);
            (Interpreter interpreter, Evaluation evaluation) = Evaluate(program, facts);
            if (evaluation.IsContradictory) continue;
            for (int g = 0; g < program.Groups.Length; g++)
            {
                if (!program.Groups[g].IsDerived) continue;
                Missing missing = MissingFacts.OfGroup(program, facts, evaluation, g);
                if (evaluation.Groups[g].Unsettled == 0)
                {
                    Assert.Empty(missing.Facts);
                    Assert.Empty(missing.Decisions);
                    continue;
                }

                // A conflict elsewhere leaves the group open whatever is found out.
                if (!missing.Conflicts.IsEmpty) continue;
                open++;
                var random = new Random(seed);
                CaseFacts filled = Copy(program, facts);
                foreach (int fact in missing.Facts.Concat(missing.Decisions))
                {
                    Fact declared = program.Facts[fact];
                    if (declared.TruthSlot >= 0) filled.Truths[declared.TruthSlot] = random.Next(2) == 0 ? StatedTruth.True : StatedTruth.False;
                    else filled.Numbers[declared.NumberSlot] = NumberRange.Exactly(random.Next(200));
                }

                Evaluation settled = interpreter.Evaluate(filled);
                if (settled.IsContradictory) continue;
                Missing left = MissingFacts.OfGroup(program, filled, settled, g);
                Assert.Empty(left.Facts);
                Assert.Empty(left.Decisions);
                Assert.True(settled.Groups[g].Unsettled == 0 || !left.Conflicts.IsEmpty, $"seed {seed}, group {g}");
            }
        }

        Assert.True(open > Seeds / 4, "Too few open groups to say anything.");
    }

    /// <summary>What an answer is said to stand on gives it back when it is stated and every other presumption is withheld.</summary>
    [Fact]
    public void The_presumptions_listed_are_enough_for_the_answer()
    {
        int resting = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            (RegimeProgram program, CaseFacts facts) = RandomRegime.Make(seed);
            (Interpreter interpreter, Evaluation evaluation) = Evaluate(program, facts);
            if (evaluation.IsContradictory) continue;
            Answer answer = new AnswerBuilder(interpreter).Build(facts, evaluation, AnswerRequest.Default);
            foreach (GroupAnswer group in answer.Groups)
            {
                GroupOutcome onStated = interpreter.Evaluate(facts, evaluation.Facts, EvaluationReading.StatedOnly).Groups[group.Group];
                bool differs = onStated.Possible != group.Outcome.Possible || onStated.Settled != group.Outcome.Settled;
                Assert.Equal(differs, !group.Presumed.IsEmpty);
                Assert.Equal(differs, group.WithoutPresumption.Length > 0);
                if (!differs) continue;

                resting++;
                CaseFacts stated = Copy(program, facts);
                foreach (FactMention fact in group.Presumed.Select(ground => ground.Mention))
                {
                    Assert.True(evaluation.Facts[fact.Fact].RestsOnPresumption);
                    stated.Truths[program.Facts[fact.Fact].TruthSlot] = evaluation.Facts[fact.Fact].Value == Truth.True ? StatedTruth.True : StatedTruth.False;
                }

                Evaluation once = interpreter.Evaluate(stated);
                GroupOutcome again = interpreter.Evaluate(stated, once.Facts, EvaluationReading.StatedOnly).Groups[group.Group];
                Assert.True(again.Possible == group.Outcome.Possible && again.Settled == group.Outcome.Settled, $"seed {seed}, {group.Name}");
            }
        }

        Assert.True(resting > Seeds / 10, "Too few answers on presumption to say anything.");
    }

    /// <summary>Roles and outcomes agree: what is settled by a rule has a carrier, and a carrier carries what is settled.</summary>
    [Fact]
    public void Carriers_carry_and_every_rule_has_one_place()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            (RegimeProgram program, CaseFacts facts) = RandomRegime.Make(seed, withProof: true);
            (Interpreter interpreter, Evaluation evaluation) = Evaluate(program, facts);
            if (evaluation.IsContradictory) continue;
            Answer answer = new AnswerBuilder(interpreter).Build(facts, evaluation, AnswerRequest.Default);
            foreach (GroupAnswer group in answer.Groups)
            {
                int speaking = program.Rules.Count(rule => rule.Conclusions.Any(c => c.Group == group.Group));
                Assert.Equal(speaking, group.Rules.Length + group.RulesNotShown);
                Assert.Equal(group.Rules.Select(rule => rule.Role).Order(), group.Rules.Select(rule => rule.Role));
                bool isOneOf = program.Groups[group.Group].Kind != GroupKind.Parallel;
                foreach (OutcomeAnswer outcome in group.Outcomes.Where(o => o is { IsSettled: true, Kind: OutcomeKind.Value, IsDefault: false }))
                {
                    bool isClear = !outcome.Carriers.IsEmpty;
                    Assert.True(isClear || isOneOf || !outcome.Candidates.IsEmpty, $"seed {seed}");
                    foreach (int carrier in outcome.Carriers) Assert.Contains(group.Rules, rule => rule.Rule == carrier && rule.Role == RuleRole.Carries);
                }
            }

            foreach (RuleAnswer rule in answer.Rules) Assert.Equal(evaluation.Nodes[program.Rules[rule.Rule].Condition], rule.Condition.Value);
        }
    }

    /// <summary>Every answer can be written in every form.</summary>
    [Fact]
    public void Every_answer_can_be_written()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            (RegimeProgram program, CaseFacts facts) = RandomRegime.Make(seed, withProof: true);
            (Interpreter interpreter, Evaluation evaluation) = Evaluate(program, facts);
            Answer answer = new AnswerBuilder(interpreter).Build(facts, evaluation, AnswerRequest.Default);

            Assert.NotEmpty(AnswerText.Render(answer, TextOptions.Default));
            Assert.NotEmpty(AnswerJson.Render(answer));
            Assert.NotEmpty(AnswerPage.Render([answer, answer]));
        }
    }

    private static (Interpreter Interpreter, Evaluation Evaluation) Evaluate(RegimeProgram program, CaseFacts facts)
    {
        var interpreter = new Interpreter(program);
        return (interpreter, interpreter.Evaluate(facts));
    }

    internal static CaseFacts Copy(RegimeProgram program, CaseFacts facts)
    {
        var copy = new CaseFacts(program) { RestFalse = facts.RestFalse };
        facts.Truths.CopyTo(copy.Truths);
        facts.Numbers.CopyTo(copy.Numbers);
        facts.Choices.CopyTo(copy.Choices);
        return copy;
    }
}
