using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>Small regimes and cases at random, the same for the same seed: groups of every kind, exceptions, defeats, chained groups.</summary>
internal sealed class RandomRegime
{
    private readonly Random _random;
    private readonly bool _withProof;
    private readonly ProgramBuilder _b = new();
    private readonly List<int> _leaves = [];

    private RandomRegime(int seed, bool withProof)
    {
        _random = new Random(seed);
        _withProof = withProof;
    }

    public static (RegimeProgram Program, CaseFacts Facts) Make(int seed, bool withProof = false)
    {
        var regime = new RandomRegime(seed, withProof);
        RegimeProgram program = regime.MakeProgram();
        return (program, regime.MakeCase(program));
    }

    private RegimeProgram MakeProgram()
    {
        for (int f = 0; f < 7; f++)
        {
            Presumption presumption = _random.Next(5) switch
            {
                0 => Presumption.Burden,
                1 => Presumption.True,
                _ => Presumption.None,
            };
            _leaves.Add(_b.Is($"事实{f}", presumption));
        }

        if (_random.Next(3) == 0) _b.Exclusive("事实0", "事实1");
        int amount = _b.Fact("金额", FactKind.Money);
        _leaves.Add(_b.Compare(amount, Comparison.GreaterOrEqual, 100));
        if (_withProof) _leaves.Add(_b.Proven("事实6"));
        int groups = _random.Next(1, 4);
        for (int g = 0; g < groups; g++)
        {
            int values = _random.Next(1, 4);
            int group = _b.Group(
                $"结论{g}",
                (GroupKind)_random.Next(3),
                [.. Enumerable.Range(0, values).Select(v => $"值{g}{v}")],
                _random.Next(3) == 0 ? _random.Next(values) : -1,
                exclusive: values > 1 && _random.Next(2) == 0 ? [(0, 1)] : null);
            int first = -1;
            for (int r = 0; r < _random.Next(1, 5); r++)
            {
                RuleException[] exceptions = _random.Next(2) == 0
                    ? [_b.Unless(Condition(2), "但……的除外", _random.Next(3) == 0 ? Condition(1) : -1)]
                    : [];
                int[] defeats = first >= 0 && _random.Next(4) == 0 ? [first] : [];
                int rule = _b.Rule($"第{g + 1}条第{r + 1}项", "……", Condition(3), [(group, _random.Next(values), (Modality)(_random.Next(4) switch { 0 => 1, 1 => 3, 2 => 4, _ => 0 }))], exceptions, defeats);
                if (first < 0) first = rule;
            }

            // Later groups may use what this one concludes.
            for (int v = 0; v < values; v++) _leaves.Add(_b.Concludes(group, v));
        }

        return _b.Build();
    }

    private int Condition(int depth)
    {
        if (depth == 0 || _random.Next(4) == 0) return _leaves[_random.Next(_leaves.Count)];
        int[] operands = [.. Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Condition(depth - 1))];
        return _random.Next(5) switch
        {
            0 => _b.Not(operands[0]),
            1 => _b.AtLeast(2, operands),
            2 => _b.Or(operands),
            _ => _b.And(operands),
        };
    }

    private CaseFacts MakeCase(RegimeProgram program)
    {
        var facts = new CaseFacts(program) { RestFalse = _random.Next(4) == 0 };
        for (int i = 0; i < facts.Truths.Length; i++) facts.Truths[i] = (StatedTruth)(_random.Next(6) switch { 0 => 1, 1 or 2 => 2, 3 => 3, _ => 0 });
        if (_random.Next(2) == 0) facts.Numbers[0] = NumberRange.Exactly(_random.Next(200));
        return facts;
    }
}
