using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Analysis.Comparing;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Comparing;

/// <summary>One group of two regimes over a file of cases.</summary>
internal sealed class GroupTally
{
    // So many cases are named for each pair of answers.
    private const int MostExamples = 3;

    public Dictionary<AnswerPair, long> Answers { get; } = [];

    public Dictionary<AnswerPair, List<string>> Examples { get; } = [];

    /// <summary>Of cases that differ: which rules carried the two answers.</summary>
    public Dictionary<(string First, string Second), long> Rules { get; } = [];

    public long Changed => Answers.Where(pair => pair.Key.First != pair.Key.Second).Sum(pair => pair.Value);

    public void Add(string number, AnswerCells first, AnswerCells second)
    {
        var pair = new AnswerPair(first.Label, second.Label);
        Answers[pair] = Answers.GetValueOrDefault(pair) + 1;
        if (pair.First == pair.Second) return;
        if (!Examples.TryGetValue(pair, out List<string>? examples)) Examples.Add(pair, examples = []);
        if (examples.Count < MostExamples) examples.Add(number);
        Rules[(first.Rules, second.Rules)] = Rules.GetValueOrDefault((first.Rules, second.Rules)) + 1;
    }
}

/// <summary>What a regime answers to one group in one row.</summary>
internal readonly record struct AnswerCells(string Value, string Possible, string Rules)
{
    public string Label => Value == "裁量" ? $"裁量（{Possible}）" : Value;
}

/// <summary>Regimes over a file of cases, two by two: how many answers change and how, and which rules made the difference.</summary>
internal sealed class CaseComparison
{
    private readonly RegimeComparison _comparison;
    private readonly Dictionary<(int First, int Second, string Group), GroupTally> _tallies = [];
    private readonly Dictionary<Difference, long> _shares = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<(string Number, Dictionary<string, AnswerCells> Groups)>[] _waiting;
    private readonly Dictionary<string, int>?[] _columns;
    private readonly Lock _lock = new();

    public CaseComparison(RegimeComparison comparison)
    {
        _comparison = comparison;
        _waiting = [.. comparison.Regimes.Select(_ => new Queue<(string, Dictionary<string, AnswerCells>)>())];
        _columns = new Dictionary<string, int>?[comparison.Regimes.Length];
    }

    public long Rows { get; private set; }

    public long Quarantined { get; set; }

    public IEnumerable<(PairComparison Pair, string Group, GroupTally Tally)> Tallies =>
        from pair in _comparison.Pairs
        from tally in _tallies
        where tally.Key.First == pair.First && tally.Key.Second == pair.Second
        select (pair, tally.Key.Group, tally.Value);

    public long CountOf(Difference difference) => _shares.GetValueOrDefault(difference);

    public string ShareText(Difference difference) =>
        Rows == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"，案例表中 {CountOf(difference)} 件（{100.0 * CountOf(difference) / Rows:0.#}%）");

    /// <summary>A row of a regime's answer file, or its header. Rows of all regimes come in one order.</summary>
    public void Take(int regime, IReadOnlyList<string> cells)
    {
        lock (_lock)
        {
            if (_columns[regime] is not { } columns)
            {
                columns = [];
                for (int c = 0; c < cells.Count; c++) columns.TryAdd(cells[c], c);
                _columns[regime] = columns;
                return;
            }

            var groups = new Dictionary<string, AnswerCells>(StringComparer.Ordinal);
            foreach (ConclusionGroup group in _comparison.Regimes[regime].Groups)
            {
                if (!columns.TryGetValue(group.Name, out int value)) continue;
                groups[group.Name] = new AnswerCells(cells[value], Cell(group.Name + "·可能"), Cell(group.Name + "·依据"));
            }

            _waiting[regime].Enqueue((cells[0], groups));
            while (Array.TrueForAll(_waiting, waiting => waiting.Count > 0)) Compare([.. _waiting.Select(waiting => waiting.Dequeue())]);

            string Cell(string name) => columns.TryGetValue(name, out int column) ? cells[column] : "";
        }
    }

    private void Compare((string Number, Dictionary<string, AnswerCells> Groups)[] row)
    {
        Rows++;
        foreach (PairComparison pair in _comparison.Pairs)
        {
            foreach ((string group, AnswerCells first) in row[pair.First].Groups)
            {
                if (!row[pair.Second].Groups.TryGetValue(group, out AnswerCells second)) continue;
                if (!_tallies.TryGetValue((pair.First, pair.Second, group), out GroupTally? tally)) _tallies.Add((pair.First, pair.Second, group), tally = new GroupTally());
                tally.Add(row[0].Number, first, second);
                if (first.Label != second.Label) Share(pair, group, first, second);
            }
        }
    }

    // A case belongs to the differences whose clause carried one of its answers, where the answers are among theirs.
    private void Share(PairComparison pair, string group, AnswerCells first, AnswerCells second)
    {
        var answers = new AnswerPair(first.Label, second.Label);
        foreach (GroupComparison compared in pair.Groups)
        {
            if (compared.Group != group) continue;
            foreach (Difference difference in compared.Differences)
            {
                if (difference.Rule < 0 || (difference.Values.IsEmpty && difference.Answers != answers && !difference.Others.Contains(answers))) continue;
                Rule rule = _comparison.Regimes[difference.IsFirst ? pair.First : pair.Second].Rules[difference.Rule];
                if ((difference.IsFirst ? first : second).Rules.Split('、').Contains(rule.Citation)) _shares[difference] = _shares.GetValueOrDefault(difference) + 1;
            }
        }
    }
}
