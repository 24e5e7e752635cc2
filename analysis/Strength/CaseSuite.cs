using System.Numerics;
using Zhaodan.Circuits.Planes;
using Zhaodan.Compiler;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Checking;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Strength;

/// <summary>
/// The acts of a regime's cases that count (来源 生成 does not) and that get from the regime what they are due, ready to be put
/// to its mutants: sixty-four at a time for outcomes, one at a time for 缺 and 依据.
/// </summary>
internal sealed class CaseSuite
{
    private readonly RegimeProgram _program;
    private readonly ExpectationChecker _checker;
    private readonly List<Batch> _batches = [];

    private sealed record Member(CompiledCase Case, TestAct Act, CaseFacts Facts)
    {
        public bool SaysMore => !Act.Duties.IsEmpty || Act.Expectations.Any(due => !due.Missing.IsDefault || !due.Citations.IsDefault);
    }

    private sealed record Batch(CaseBatch Cases, Member[] Members, PlaneEvaluation<WordAlgebra, ulong> Original);

    public CaseSuite(CompiledRegime regime)
    {
        _program = regime.Program;
        _checker = new ExpectationChecker(_program);
        var interpreter = new Interpreter(_program);
        var members = new List<Member>();
        foreach (CompiledCase one in regime.Cases.Where(one => !one.Case.IsGenerated))
        {
            foreach (TestAct act in one.Case.Acts)
            {
                CaseFacts facts = CaseFacts.Of(_program, act);
                Evaluation evaluation = interpreter.Evaluate(facts);
                bool isMet = !evaluation.IsContradictory && act.Expectations.All(due => Meets(due, evaluation));
                if (isMet) members.Add(new Member(one, act, facts));
            }
        }

        foreach (Member[] chunk in members.Chunk(CaseBatch.Most))
        {
            var cases = new CaseBatch(_program, [.. chunk.Select(member => member.Facts)]);
            _batches.Add(new Batch(cases, chunk, cases.Evaluate(_program)));
        }
    }

    /// <summary>The name of a case that fails on a mutant, or null.</summary>
    /// <param name="mutant">Its program.</param>
    /// <param name="citations">The rules that the mutation is in; empty where it is in none of them alone.</param>
    public string? FindKiller(RegimeProgram mutant, IReadOnlyCollection<string> citations)
    {
        var evaluations = new List<PlaneEvaluation<WordAlgebra, ulong>>();
        foreach (Batch batch in _batches)
        {
            PlaneEvaluation<WordAlgebra, ulong> evaluation = batch.Cases.Evaluate(mutant);
            evaluations.Add(evaluation);
            for (ulong left = Changed(batch, evaluation); left != 0; left &= left - 1)
            {
                int c = BitOperations.TrailingZeroCount(left);
                if (!Array.TrueForAll([.. batch.Members[c].Act.Expectations], due => Meets(due, evaluation, c))) return batch.Members[c].Case.Case.Title;
            }
        }

        var interpreter = new Interpreter(mutant);
        var builder = new AnswerBuilder(interpreter);
        for (int b = 0; b < _batches.Count; b++)
        {
            for (ulong left = Touched(_batches[b], mutant, evaluations[b], citations); left != 0; left &= left - 1)
            {
                Member member = _batches[b].Members[BitOperations.TrailingZeroCount(left)];
                if (!member.SaysMore) continue;
                var request = new AnswerRequest { CaseNumber = member.Case.Case.Title, ActName = member.Act.Name, Asserted = member.Act.Asserted };
                if (!_checker.Check(member.Act, builder.Build(member.Facts, interpreter.Evaluate(member.Facts), request)).IsEmpty) return member.Case.Case.Title;
            }
        }

        return null;
    }

    // Cases in which the outcome of some group, or whether the regime applies, is not what it was.
    private static ulong Changed(Batch batch, PlaneEvaluation<WordAlgebra, ulong> evaluation)
    {
        ulong changed = Difference(batch.Original.Scope, evaluation.Scope);
        for (int g = 0; g < evaluation.Program.Groups.Length; g++)
        {
            if (evaluation.Group(g) is not { } now || batch.Original.Group(g) is not { } before) continue;
            for (int s = 0; s < now.Slots.Length; s++)
            {
                (OutcomeSlot<ulong> a, OutcomeSlot<ulong> b) = (before.Slots[s], now.Slots[s]);
                changed |= (a.Possible ^ b.Possible) | (a.Settled ^ b.Settled) | (a.Clashing ^ b.Clashing) | (a.Ignorance ^ b.Ignorance) | (a.Discretion ^ b.Discretion);
            }
        }

        return changed & batch.Cases.All;
    }

    // Cases in which a rule comes out otherwise, or is 不明 and of the mutated provision: what is missing may have changed.
    private ulong Touched(Batch batch, RegimeProgram mutant, PlaneEvaluation<WordAlgebra, ulong> evaluation, IReadOnlyCollection<string> citations)
    {
        ulong touched = 0;
        for (int r = 0; r < _program.Rules.Length; r++)
        {
            Rule before = _program.Rules[r], now = mutant.Rules[r];
            bool isMutated = citations.Count == 0 || citations.Contains(before.Citation);
            foreach ((int was, int becomes) in before.Conclusions.Zip(now.Conclusions, (x, y) => (x.Applies, y.Applies)).Append((before.Applies, now.Applies)))
            {
                JudgementPlanes<ulong> a = batch.Original.Node(was), b = evaluation.Node(becomes);
                touched |= Difference(a, b);
                if (isMutated) touched |= a.Possible & ~a.Certain;
            }
        }

        return touched & batch.Cases.All;
    }

    private static ulong Difference(JudgementPlanes<ulong> a, JudgementPlanes<ulong> b) =>
        (a.Possible ^ b.Possible) | (a.Certain ^ b.Certain) | (a.Ignorance ^ b.Ignorance) | (a.Discretion ^ b.Discretion);

    private static bool Meets(Expectation due, Evaluation evaluation) =>
        ExpectationChecker.OutcomeMeets(due, due.Group < 0 ? default : evaluation.Groups[due.Group], evaluation.Scope);

    private static bool Meets(Expectation due, PlaneEvaluation<WordAlgebra, ulong> evaluation, int c) =>
        ExpectationChecker.OutcomeMeets(due, due.Group < 0 ? default : evaluation.Group(due.Group)?.Of(c) ?? default, evaluation.Scope.At(c));
}
