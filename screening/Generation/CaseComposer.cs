using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Generation;

/// <summary>
/// Makes up one case after the other: aims at a rule or two, adds some facts that have nothing to do with them, and leaves
/// the rest 否 or blank in the way of one clerk or another.
/// </summary>
internal sealed class CaseComposer
{
    private readonly RandomSource _random;
    private readonly CaseDays _days;
    private readonly RegimeProgram[] _programs;
    private readonly RuleAim[] _aims;
    private readonly int[] _spoken;
    private readonly int[] _seldom;
    private readonly SchemaFact[] _numbers;
    private readonly SchemaFact[] _choices;
    private readonly int[] _denied;

    /// <param name="schema">The facts to speak of.</param>
    /// <param name="random">Drawn from in a fixed order.</param>
    /// <param name="isList">Nobody writes out a long list of what is 否.</param>
    public CaseComposer(CaseSchema schema, RandomSource random, bool isList)
    {
        _random = random;
        _days = new CaseDays(schema.Programs, random);
        _denied = isList ? [8, 3, 1] : [95, 60, 15];
        Draft = new CaseDraft(schema, new LiteralClosure(schema));
        _programs = [.. schema.Programs];
        _aims = [.. schema.Programs.Select(program => new RuleAim(schema, program, random, _days, Draft))];
        SchemaFact[] used = [.. schema.Facts.Where(fact => fact.IsUsed)];
        _spoken = [.. used.Where(fact => fact.TruthIndex >= 0 && fact.Fact.IsVocabulary).Select(fact => fact.TruthIndex)];
        _seldom = [.. used.Where(fact => fact.TruthIndex >= 0 && !fact.Fact.IsVocabulary).Select(fact => fact.TruthIndex)];
        _numbers = [.. used.Where(fact => fact.NumberIndex >= 0)];
        _choices = [.. used.Where(fact => fact.ChoiceIndex >= 0)];
    }

    public CaseDraft Draft { get; }

    public void Compose()
    {
        Draft.Clear();
        int program = _random.Below(_programs.Length);
        AimAtScope();
        AimAtRules(program);
        AddNoise();
        AddNumbers();
        FillRest();
    }

    private void AimAtScope()
    {
        bool applies = !_random.Percent(3);
        for (int p = 0; p < _programs.Length; p++)
        {
            if (_programs[p].Scope >= 0 && !_random.Percent(2)) _aims[p].Aim(_programs[p].Scope, applies);
        }
    }

    private void AimAtRules(int program)
    {
        if (_programs[program].Rules.IsEmpty) return;
        int rules = _random.Percent(10) ? 0 : _random.Percent(25) ? 2 : 1;
        for (int i = 0; i < rules; i++)
        {
            Rule rule = _programs[program].Rules[_random.Below(_programs[program].Rules.Length)];

            // The condition alone now and then, so that an exception or a defeat may stand in the way.
            _aims[program].Aim(_random.Percent(75) ? rule.Applies : rule.Condition, wanted: true);
        }
    }

    private void AddNoise()
    {
        for (int i = _random.Below(4); i > 0 && _spoken.Length > 0; i--) Draft.TryState(_spoken[_random.Below(_spoken.Length)], isTrue: true);
        if (_seldom.Length > 0 && _random.Percent(8)) Draft.TryState(_seldom[_random.Below(_seldom.Length)], _random.Percent(80));
    }

    private void AddNumbers()
    {
        foreach (SchemaFact fact in _numbers)
        {
            if (Draft.Number(fact.NumberIndex) is not null) continue;
            switch (fact.Fact.Kind)
            {
                case FactKind.Count when _random.Percent(60):
                    Draft.SetNumber(fact.NumberIndex, _random.Percent(80) ? _random.Below(4) : _random.Below(30));
                    break;
                case FactKind.Money when _random.Percent(60):
                    long yuan = _random.Below(10);
                    for (int zeros = _random.Below(7); zeros > 0; zeros--) yuan = (yuan * 10) + _random.Below(10);
                    Draft.SetNumber(fact.NumberIndex, (yuan * 100) + (_random.Percent(10) ? _random.Below(100) : 0));
                    break;
                case FactKind.Date when _random.Percent(70):
                    Draft.SetNumber(fact.NumberIndex, _days.Draw());
                    break;
                case FactKind.Event when Draft.Truth(fact.TruthIndex) == StatedTruth.True && _random.Percent(70):
                    Draft.SetNumber(fact.NumberIndex, _days.Draw());
                    break;
                default:
                    break;
            }
        }

        foreach (SchemaFact fact in _choices)
        {
            if (Draft.Option(fact.ChoiceIndex) < 0 && _random.Percent(70)) Draft.SetOption(fact.ChoiceIndex, _random.Below(fact.Fact.Options.Length));
        }
    }

    // One clerk writes 否 everywhere, another leaves blank what does not matter.
    private void FillRest()
    {
        int denied = _denied[_random.Below(_denied.Length)];
        foreach (int truth in _spoken)
        {
            int draw = _random.Below(100);
            if (draw < denied) Draft.TryDeny(truth);
            else if (draw == 99) Draft.TryLeaveOpen(truth);
        }
    }
}
