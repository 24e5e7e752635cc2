using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Layers;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Screening.Planes;

/// <summary>Who may have had the word over a program in a group; a bit for each.</summary>
internal sealed class WordBits
{
    private readonly ImmutableArray<(Decider Decider, Wire Where)> _speakers;

    public WordBits(GroupWord? word)
    {
        var speakers = ImmutableArray.CreateBuilder<(Decider, Wire)>();
        for (int l = 0; l < word?.Deciders.Length; l++) Add(new Decider(DeciderKind.Regime, l), word.Deciders[l]);
        for (LegalRank rank = 0; (int)rank < word?.Laws.Length; rank++) Add(new Decider(DeciderKind.Law, (int)rank), word.Laws[(int)rank]);
        _speakers = speakers.ToImmutable();

        void Add(Decider decider, Wire where)
        {
            if (!where.IsFalse) speakers.Add((decider, where));
        }
    }

    public bool IsEmpty => _speakers.IsEmpty;

    /// <summary>The links whose regimes may have had it, and where.</summary>
    public IEnumerable<(int Link, Wire Where)> Links => _speakers.Where(speaker => speaker.Decider.Kind == DeciderKind.Regime).Select(speaker => (speaker.Decider.Index, speaker.Where));

    public void Write(Circuit circuit, BitList bits, Wire where)
    {
        foreach ((_, Wire decides) in _speakers) bits.Add(circuit.And(decides, where));
    }

    public Decider Read(ref BitReader reader)
    {
        Decider found = Decider.None;
        foreach ((Decider decider, _) in _speakers)
        {
            if (reader.Bit()) found = decider;
        }

        return found;
    }
}
