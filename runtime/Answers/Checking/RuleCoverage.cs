using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers.Checking;

/// <summary>
/// How often a rule's condition and what stands in its way came out in the cases counted. Each case counts once:
/// <see cref="Held"/> applied, <see cref="Failed"/> its condition was 否, <see cref="Blocked"/> an exception held,
/// <see cref="Defeated"/> another rule stood against it, <see cref="Unknown"/> whether it applies was 不明.
/// </summary>
public sealed record RuleCount(int Rule, int Held, int Failed, int Blocked, int Defeated, int Unknown, ImmutableArray<ExceptionCount> Exceptions);

/// <summary>
/// How often an exception held, failed or was 不明 in cases in which its rule's condition was not 否; elsewhere it could make no
/// difference and is counted as <see cref="Idle"/>.
/// </summary>
public sealed record ExceptionCount(int Held, int Failed, int Unknown, int Idle);

/// <summary>
/// Coverage of a program by cases (language page, section 6). Cases that contradict themselves or lie outside the scope cover
/// nothing; cases made by a tool (来源 生成) are left out by whoever counts. Not thread-safe.
/// </summary>
public sealed class RuleCoverage(RegimeProgram program)
{
    private readonly Tally[] _tallies = [.. program.Rules.Select(rule => new Tally(rule.Exceptions.Length))];

    /// <summary>How many evaluations were counted.</summary>
    public int Cases { get; private set; }

    public void Add(Evaluation evaluation)
    {
        if (evaluation.IsContradictory || evaluation.Scope.IsFalse) return;
        Cases++;
        for (int r = 0; r < _tallies.Length; r++) _tallies[r].Add(program, program.Rules[r], evaluation.Nodes);
    }

    public ImmutableArray<RuleCount> Counts() => [.. _tallies.Select((tally, rule) => tally.Count(rule))];

    private sealed class Tally(int exceptions)
    {
        private readonly int[] _heldOf = new int[exceptions];
        private readonly int[] _failedOf = new int[exceptions];
        private readonly int[] _unknownOf = new int[exceptions];
        private readonly int[] _idleOf = new int[exceptions];
        private int _held;
        private int _failed;
        private int _blocked;
        private int _defeated;
        private int _unknown;

        public void Add(RegimeProgram program, Rule rule, ImmutableArray<Judgement> nodes)
        {
            bool isMet = nodes[rule.Condition].IsPossible;
            bool isBlocked = false;
            for (int e = 0; e < rule.Exceptions.Length; e++)
            {
                Judgement holds = nodes[rule.Exceptions[e].Holds];
                int[] counter = !isMet ? _idleOf : holds.IsTrue ? _heldOf : holds.IsFalse ? _failedOf : _unknownOf;
                counter[e]++;
                isBlocked |= holds.IsTrue;
            }

            // An exception that cuts only some conclusions blocks the rule where nothing of it is left.
            bool isAlive = rule.Conclusions.IsEmpty ? nodes[rule.Applies].IsPossible : rule.Conclusions.Any(c => nodes[c.Applies].IsPossible);
            bool isHeld = rule.Conclusions.IsEmpty ? nodes[rule.Applies].IsTrue : rule.Conclusions.Any(c => nodes[c.Applies].IsTrue);
            if (!isMet) _failed++;
            else if (isHeld) _held++;
            else if (isAlive) _unknown++;
            else if (isBlocked) _blocked++;
            else if (rule.DefeatedBy.Concat(rule.YieldsTo).Any(other => nodes[program.Rules[other].Applies].IsTrue)) _defeated++;
            else _failed++;
        }

        public RuleCount Count(int rule) => new(
            rule, _held, _failed, _blocked, _defeated, _unknown,
            [.. _heldOf.Select((held, e) => new ExceptionCount(held, _failedOf[e], _unknownOf[e], _idleOf[e]))]);
    }
}
