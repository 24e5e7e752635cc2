using System.Collections.Immutable;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Symbols;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Generator.Surface;

/// <summary>
/// Regimes that one facts type serves, because they share vocabularies or because one has the word before another; or a
/// vocabulary that no regime uses.
/// </summary>
internal sealed record Domain(string Title, ImmutableArray<Vocabulary> Vocabularies, ImmutableArray<LinkedRegime> Regimes)
{
    /// <summary>Every program once.</summary>
    public ImmutableArray<RegimeProgram> Programs { get; } = [.. Regimes.SelectMany(regime => regime.Programs).Distinct()];

    /// <summary>Vocabularies in the order declared; those whose regimes all have errors keep their facts.</summary>
    public static ImmutableArray<Domain> Of(CompilationResult result)
    {
        var faulty = new HashSet<string>(result.Regimes.Where(regime => regime.HasErrors).Select(regime => regime.Program.Header.FamilyCode), StringComparer.Ordinal);
        ImmutableArray<LinkedRegime> sound = [.. result.Linked.Where(linked => linked.Programs.All(program => !faulty.Contains(program.Header.FamilyCode)))];
        var groups = new Groups();
        foreach (Vocabulary vocabulary in result.Vocabularies) groups.Add(vocabulary.Title);
        foreach (LinkedRegime linked in sound)
        {
            string[] titles = [.. linked.Programs.SelectMany(program => program.Header.Vocabularies)];
            foreach (string title in titles) groups.Join(titles[0], title);
        }

        return
        [
            .. result.Vocabularies
                .GroupBy(vocabulary => groups.Find(vocabulary.Title), StringComparer.Ordinal)
                .Select(titles => new Domain(titles.Key, [.. titles], [.. sound.Where(linked => groups.Find(linked.Programs[0].Header.Vocabularies[0]) == titles.Key)])),
        ];
    }

    /// <summary>Sets of titles, each known by the one declared first.</summary>
    private sealed class Groups
    {
        private readonly Dictionary<string, string> _first = new(StringComparer.Ordinal);
        private readonly List<string> _order = [];

        public void Add(string title)
        {
            _first[title] = title;
            _order.Add(title);
        }

        public string Find(string title) => _first[title];

        public void Join(string a, string b)
        {
            string first = _first[a], other = _first[b];
            if (first == other) return;
            if (_order.IndexOf(other) < _order.IndexOf(first)) (first, other) = (other, first);
            foreach (string title in _order)
            {
                if (_first[title] == other) _first[title] = first;
            }
        }
    }
}
