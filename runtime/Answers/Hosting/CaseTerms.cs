using System.Diagnostics.CodeAnalysis;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan;

/// <summary>Something that a case may state, by name.</summary>
public sealed class CaseTerm
{
    private readonly List<string> _otherNames = [];

    internal CaseTerm(string name, Fact fact)
    {
        Name = name;
        Fact = fact;
    }

    public string Name { get; }

    /// <summary>Its kind, unit, options and 释义, as the latest version has them.</summary>
    public Fact Fact { get; }

    /// <summary>同义 and 原名 by which it is found as well.</summary>
    public IReadOnlyList<string> OtherNames => _otherNames;

    internal List<(int Program, Fact Fact)> Places { get; } = [];

    internal void AddName(string name) => _otherNames.Add(name);
}

/// <summary>
/// The facts of a regime's programs by name, each once. An open item or a reading is one of its own program, and is
/// named with its 代号 where the regime itself has one of that name.
/// </summary>
internal sealed class CaseTerms
{
    private readonly Dictionary<string, CaseTerm> _byName = new(StringComparer.Ordinal);
    private readonly List<CaseTerm> _all = [];

    public CaseTerms(LinkedRegime regime)
    {
        var shared = new Dictionary<(string Name, FactKind Kind), CaseTerm>();
        // The latest version last among the programs: its names and glosses are those that are shown.
        for (int p = regime.Programs.Length - 1; p >= 0; p--)
        {
            RegimeProgram program = regime.Programs[p];
            foreach (Fact fact in program.Facts)
            {
                bool isOwn = fact.Kind is FactKind.Open or FactKind.Reading;
                string name = _byName.ContainsKey(fact.Name) && isOwn ? $"{program.Header.Code} {fact.Name}" : fact.Name;
                (string, FactKind) identity = (name, fact.Kind);
                if (!shared.TryGetValue(identity, out CaseTerm? term))
                {
                    if (!_byName.TryAdd(name, term = new CaseTerm(name, fact))) continue;
                    shared.Add(identity, term);
                    _all.Add(term);
                }

                if (term.Fact.Options.SequenceEqual(fact.Options, StringComparer.Ordinal)) term.Places.Add((p, fact));
            }
        }

        AddOtherNames();
    }

    public IReadOnlyList<CaseTerm> All => _all;

    public IEnumerable<string> Names => _byName.Keys;

    public bool TryFind(string name, [NotNullWhen(true)] out CaseTerm? term) => _byName.TryGetValue(name, out term);

    // A name that two facts claim belongs to neither.
    private void AddOtherNames()
    {
        var claims = new Dictionary<string, CaseTerm?>(StringComparer.Ordinal);
        foreach (CaseTerm term in _all)
        {
            foreach (string other in term.Fact.Synonyms.Concat(term.Fact.FormerNames))
            {
                if (_byName.ContainsKey(other)) continue;
                if (!claims.TryAdd(other, term) && claims[other] != term) claims[other] = null;
            }
        }

        foreach ((string name, CaseTerm? term) in claims)
        {
            if (term is null) continue;
            _byName.Add(name, term);
            term.AddName(name);
        }
    }
}
