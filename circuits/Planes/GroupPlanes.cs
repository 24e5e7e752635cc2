using Zhaodan.ProgramForm;

namespace Zhaodan.Circuits.Planes;

/// <summary>
/// Resolves a conclusion group in many cases at once: <see cref="Runtime.Reference.GroupResolver"/>, which is the definition,
/// on planes. Where that one asks whether something holds, this one keeps the set of cases in which it does.
/// </summary>
public sealed class GroupPlanes<TAlgebra, T>(PlaneLogic<TAlgebra, T> logic)
    where TAlgebra : IPlaneAlgebra<T>
{
    /// <summary>What the rules say of one value; see <see cref="Runtime.Reference.ValueClaims"/>.</summary>
    public readonly record struct Claims(JudgementPlanes<T> Hard, JudgementPlanes<T> Soft, JudgementPlanes<T> Against);

    private T Nowhere => logic.Algebra.False;

    public OutcomePlanes<T> Resolve(ConclusionGroup group, ReadOnlySpan<Claims> claims, JudgementPlanes<T> required)
    {
        var slots = new OutcomeSlot<T>[group.Values.Length + 2];
        Array.Fill(slots, new OutcomeSlot<T>(Nowhere, Nowhere, Nowhere, Nowhere, Nowhere));
        var outcome = new OutcomePlanes<T>(slots);
        var run = new Run(logic, group, claims, outcome, logic.Algebra.Not(required.Certain));
        switch (group.Kind)
        {
            case GroupKind.Priority:
                run.Priority();
                break;
            case GroupKind.Unique:
                run.Unique();
                break;
            default:
                run.Parallel();
                break;
        }

        return outcome;
    }

    /// <summary>An outcome as a condition.</summary>
    public JudgementPlanes<T> IsValue(OutcomePlanes<T> outcome, int value)
    {
        TAlgebra algebra = logic.Algebra;
        OutcomeSlot<T> slot = outcome.Slots[value];
        T possible = algebra.Or(slot.Settled, algebra.Or(slot.Possible, slot.Clashing));
        return logic.WithCauses(possible, slot.Settled, algebra.Or(slot.Ignorance, algebra.Not(slot.Discretion)), slot.Discretion);
    }

    private ref struct Run
    {
        private readonly TAlgebra _algebra;
        private readonly PlaneLogic<TAlgebra, T> _logic;
        private readonly ConclusionGroup _group;
        private readonly ReadOnlySpan<Claims> _claims;
        private readonly OutcomePlanes<T> _outcome;
        private readonly OutcomeSlot<T>[] _slots;
        private readonly int _none;
        private T _noneLeft;
        private T _ignorance;
        private T _discretion;

        public Run(PlaneLogic<TAlgebra, T> logic, ConclusionGroup group, ReadOnlySpan<Claims> claims, OutcomePlanes<T> outcome, T noneLeft)
        {
            _algebra = logic.Algebra;
            _logic = logic;
            _group = group;
            _claims = claims;
            _outcome = outcome;
            _slots = outcome.Slots;
            _none = group.Default >= 0 ? group.Default : outcome.None;
            _noneLeft = noneLeft;
            _ignorance = _discretion = _algebra.False;
        }

        public void Priority()
        {
            T reached = _algebra.True;
            for (int i = 0; i < _claims.Length; i++)
            {
                _slots[i].Possible = And(reached, Holds(i).Possible);
                _slots[i].Clashing = And(reached, Clashes(i).Possible);
                (T ignorance, T discretion) = Causes(i);
                _ignorance = Or(_ignorance, And(reached, ignorance));
                _discretion = Or(_discretion, And(reached, discretion));
                reached = And(reached, Not(MustHold(i)));
            }

            _noneLeft = And(_noneLeft, reached);
            OneOf();
        }

        public void Unique()
        {
            for (int i = 0; i < _claims.Length; i++)
            {
                _slots[i].Possible = And(Holds(i).Possible, Not(OtherMustHold(i)));
                _slots[i].Clashing = Or(Clashes(i).Possible, And(_claims[i].Hard.Possible, OtherMayHaveTo(i)));
                _noneLeft = And(_noneLeft, Not(MustHold(i)));
                (T ignorance, T discretion) = Causes(i);
                _ignorance = Or(_ignorance, ignorance);
                _discretion = Or(_discretion, discretion);
            }

            OneOf();
        }

        private void OneOf()
        {
            _slots[_none].Possible = Or(_slots[_none].Possible, _noneLeft);
            _slots[_outcome.Clash].Possible = AnyClash();
            T one = ExactlyOne();
            T open = Not(one);
            for (int s = 0; s < _slots.Length; s++)
            {
                _slots[s].Settled = And(_slots[s].Possible, one);
                T unsettled = And(open, Or(_slots[s].Possible, _slots[s].Clashing));
                _slots[s].Ignorance = And(unsettled, _ignorance);
                _slots[s].Discretion = And(unsettled, _discretion);
            }
        }

        public void Parallel()
        {
            ref OutcomeSlot<T> clash = ref _slots[_outcome.Clash];
            for (int i = 0; i < _claims.Length; i++)
            {
                JudgementPlanes<T> hard = _claims[i].Hard;
                JudgementPlanes<T> holds = Holds(i);
                _noneLeft = And(_noneLeft, Not(MustHold(i)));
                T rivalMay = And(hard.Possible, OtherMayHaveTo(i));
                T rivalMust = And(hard.Possible, OtherMustHold(i));
                _slots[i].Clashing = Or(Clashes(i).Possible, rivalMay);
                clash.Settled = Or(clash.Settled, Or(Clashes(i).Certain, And(hard.Certain, rivalMust)));
                T possible = And(holds.Possible, Not(And(rivalMust, Not(_claims[i].Soft.Possible))));
                T settled = And(possible, And(holds.Certain, Not(rivalMay)));
                T open = And(possible, Not(settled));
                (T ignorance, T discretion) = Causes(i);
                (T rivalIgnorance, T rivalDiscretion) = RivalCauses(i);
                _slots[i].Possible = possible;
                _slots[i].Settled = settled;
                _slots[i].Ignorance = And(open, Or(ignorance, And(rivalMay, rivalIgnorance)));
                _slots[i].Discretion = And(open, Or(discretion, And(rivalMay, rivalDiscretion)));
                _ignorance = Or(_ignorance, _slots[i].Ignorance);
                _discretion = Or(_discretion, _slots[i].Discretion);
            }

            SettleClash(ref clash);
            LeaveNone();
        }

        // Where values clash: 冲突 is possible, and whatever any claim is not known of is a cause.
        private void SettleClash(ref OutcomeSlot<T> clash)
        {
            T anyClash = AnyClash();
            clash.Possible = anyClash;
            for (int i = 0; i < _claims.Length; i++)
            {
                (T ignorance, T discretion) = Causes(i);
                _ignorance = Or(_ignorance, And(anyClash, ignorance));
                _discretion = Or(_discretion, And(anyClash, discretion));
            }

            T open = And(anyClash, Not(clash.Settled));
            clash.Ignorance = And(open, _ignorance);
            clash.Discretion = And(open, _discretion);
            for (int i = 0; i < _claims.Length; i++)
            {
                T clashing = And(open, And(_slots[i].Clashing, Not(_slots[i].Settled)));
                _slots[i].Ignorance = Or(_slots[i].Ignorance, And(clashing, _ignorance));
                _slots[i].Discretion = Or(_slots[i].Discretion, And(clashing, _discretion));
            }
        }

        private void LeaveNone()
        {
            ref OutcomeSlot<T> none = ref _slots[_none];
            none.Possible = Or(none.Possible, _noneLeft);
            T only = _noneLeft;
            for (int s = 0; s < _slots.Length; s++)
            {
                if (s != _none) only = And(only, Not(_slots[s].Possible));
            }

            none.Settled = Or(none.Settled, only);
            none.Ignorance = And(Not(only), Or(none.Ignorance, And(_noneLeft, _ignorance)));
            none.Discretion = And(Not(only), Or(none.Discretion, And(_noneLeft, _discretion)));
        }

        private readonly JudgementPlanes<T> Holds(int i) => _logic.Or(_logic.And(_claims[i].Hard, _logic.Not(_claims[i].Against)), _claims[i].Soft);

        private readonly JudgementPlanes<T> Clashes(int i) => _logic.And(_claims[i].Hard, _claims[i].Against);

        private readonly T MustHold(int i) => Or(_claims[i].Hard.Certain, _claims[i].Soft.Certain);

        private readonly (T Ignorance, T Discretion) Causes(int i)
        {
            Claims claim = _claims[i];
            return (
                Or(claim.Hard.Ignorance, Or(claim.Soft.Ignorance, And(claim.Hard.Possible, claim.Against.Ignorance))),
                Or(claim.Hard.Discretion, Or(claim.Soft.Discretion, And(claim.Hard.Possible, claim.Against.Discretion))));
        }

        private readonly (T Ignorance, T Discretion) RivalCauses(int i)
        {
            T ignorance = _algebra.False, discretion = _algebra.False;
            for (int j = 0; j < _claims.Length; j++)
            {
                if (!_group.Excludes(i, j)) continue;
                ignorance = Or(ignorance, _claims[j].Hard.Ignorance);
                discretion = Or(discretion, _claims[j].Hard.Discretion);
            }

            return (ignorance, discretion);
        }

        private readonly T OtherMustHold(int i)
        {
            T any = _algebra.False;
            for (int j = 0; j < _claims.Length; j++)
            {
                if (_group.Excludes(i, j)) any = Or(any, _claims[j].Hard.Certain);
            }

            return any;
        }

        private readonly T OtherMayHaveTo(int i)
        {
            T any = _algebra.False;
            for (int j = 0; j < _claims.Length; j++)
            {
                if (_group.Excludes(i, j)) any = Or(any, _claims[j].Hard.Possible);
            }

            return any;
        }

        private readonly T AnyClash()
        {
            T any = _algebra.False;
            for (int i = 0; i < _claims.Length; i++) any = Or(any, _slots[i].Clashing);
            return any;
        }

        private readonly T ExactlyOne()
        {
            T none = _algebra.True, one = _algebra.False;
            foreach (OutcomeSlot<T> slot in _slots)
            {
                one = Or(And(one, Not(slot.Possible)), And(none, slot.Possible));
                none = And(none, Not(slot.Possible));
            }

            return one;
        }

        private readonly T And(T a, T b) => _algebra.And(a, b);

        private readonly T Or(T a, T b) => _algebra.Or(a, b);

        private readonly T Not(T a) => _algebra.Not(a);
    }
}
