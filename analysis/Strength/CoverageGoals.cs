using System.Collections.Immutable;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Circuits.Planes;
using Zhaodan.Analysis.Symbolic;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Checking;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Analysis.Strength;

/// <summary>How a rule or an exception should be seen in some case.</summary>
public enum CoverageAspect
{
    Holding,
    Failing,
    Unknown,
}

/// <summary>
/// One thing that a case should show: a rule (<see cref="Exception"/> −1) or one of its exceptions holding, failing or 不明.
/// What no case shows has an <see cref="Example"/> where there can be one; <see cref="IsImpossible"/>: it is proved that there
/// is none.
/// </summary>
public sealed record CoverageGoal(int Rule, int Exception, CoverageAspect Aspect, bool IsSeen, bool IsImpossible, CaseFacts? Example);

/// <summary>Coverage of a program by its cases (language page, section 6): which goals are reached, of those that can be.</summary>
public sealed record CoverageGoals(ImmutableArray<CoverageGoal> Goals)
{
    public int Reachable => Goals.Count(goal => !goal.IsImpossible);

    public int Seen => Goals.Count(goal => goal.IsSeen);

    public IEnumerable<CoverageGoal> Missing => Goals.Where(goal => !goal.IsSeen && !goal.IsImpossible);

    public double Percent => Reachable == 0 ? 100 : 100.0 * Seen / Reachable;

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CoverageGoals Of(RegimeProgram program, ImmutableArray<RuleCount> counts, DiagramLimits? limits = null, CancellationToken cancellation = default)
    {
        var goals = ImmutableArray.CreateBuilder<CoverageGoal>();
        var finder = new ExampleFinder(program, limits ?? DiagramLimits.Usual, cancellation);
        foreach (RuleCount count in counts)
        {
            Add(count.Rule, -1, CoverageAspect.Holding, count.Held);
            Add(count.Rule, -1, CoverageAspect.Failing, count.Failed);
            Add(count.Rule, -1, CoverageAspect.Unknown, count.Unknown);
            for (int e = 0; e < count.Exceptions.Length; e++)
            {
                Add(count.Rule, e, CoverageAspect.Holding, count.Exceptions[e].Held);
                Add(count.Rule, e, CoverageAspect.Failing, count.Exceptions[e].Failed);
                Add(count.Rule, e, CoverageAspect.Unknown, count.Exceptions[e].Unknown);
            }
        }

        return new CoverageGoals(goals.ToImmutable());

        void Add(int rule, int exception, CoverageAspect aspect, int seen)
        {
            var goal = new CoverageGoal(rule, exception, aspect, seen > 0, false, null);
            goals.Add(seen > 0 ? goal : finder.Complete(goal));
        }
    }

    /// <summary>Looks for a case that would reach a goal; the diagrams are made when the first goal is open.</summary>
    private sealed class ExampleFinder(RegimeProgram program, DiagramLimits limits, CancellationToken cancellation)
    {
        private CaseSpace? _space;
        private PlaneEvaluation<DiagramStore, Diagram>? _planes;

        public CoverageGoal Complete(CoverageGoal goal)
        {
            try
            {
                if (_space is null || _planes is null || _space.Store.IsWorn)
                {
                    _space = new CaseSpace(new DiagramStore(limits, cancellation), SpaceOptions.Everything with { HasCauses = false });
                    _planes = _space.Evaluate(program);
                }

                Diagram possible = _space.Possible(_space.Store.And(_planes.Scope.Possible, Set(_space.Store, _planes, goal)));
                if (possible.IsFalse) return goal with { IsImpossible = true };
                var witness = new Witness(_space, program);
                return goal with { Example = witness.Find(_space.Settled(possible)) ?? witness.Find(possible) };
            }
            catch (DiagramLimitException)
            {
                _space = null;
                return goal;
            }
        }

        // As RuleCoverage counts.
        private Diagram Set(DiagramStore store, PlaneEvaluation<DiagramStore, Diagram> planes, CoverageGoal goal)
        {
            Rule rule = program.Rules[goal.Rule];
            Diagram met = planes.Node(rule.Condition).Possible;
            if (goal.Exception >= 0)
            {
                JudgementPlanes<Diagram> exception = planes.Node(rule.Exceptions[goal.Exception].Holds);
                return store.And(met, goal.Aspect switch
                {
                    CoverageAspect.Holding => exception.Certain,
                    CoverageAspect.Failing => !exception.Possible,
                    _ => store.And(exception.Possible, !exception.Certain),
                });
            }

            Diagram alive = Diagram.False, held = Diagram.False;
            foreach (int applies in rule.Conclusions.Select(conclusion => conclusion.Applies).DefaultIfEmpty(rule.Applies))
            {
                alive = store.Or(alive, planes.Node(applies).Possible);
                held = store.Or(held, planes.Node(applies).Certain);
            }

            return goal.Aspect switch
            {
                CoverageAspect.Holding => store.And(met, held),
                CoverageAspect.Failing => !met,
                _ => store.And(met, store.And(alive, !held)),
            };
        }
    }
}
