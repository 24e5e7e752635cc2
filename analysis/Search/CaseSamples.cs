using Zhaodan.Circuits.Gates;

namespace Zhaodan.Analysis.Search;

/// <summary>
/// Cases that a search has found, 64 to a word, each a member of the space: a set that holds one of them need not be searched
/// again.
/// </summary>
internal sealed class CaseSamples(Circuit circuit)
{
    private const int PerBlock = 64;

    // More of them seldom answer more and would have to be carried through every new node.
    private const int MostBlocks = 16;

    private readonly List<Block> _blocks = [];

    /// <summary>Is there one among them that belongs to all these sets?</summary>
    public bool Has(ReadOnlySpan<Wire> sets)
    {
        foreach (Block block in _blocks)
        {
            block.Update(circuit);
            ulong left = block.All;
            foreach (Wire set in sets) left &= block.Of(set);
            if (left != 0) return true;
        }

        return false;
    }

    /// <summary>Keeps the case that a search has just found.</summary>
    public void Add(CaseSearch search)
    {
        if (_blocks.Count == 0 || _blocks[^1].Count == PerBlock)
        {
            if (_blocks.Count == MostBlocks) return;
            _blocks.Add(new Block());
        }

        _blocks[^1].Add(circuit, search);
    }

    private sealed class Block
    {
        private ulong[] _words = [0];
        private int _known = 1;

        public int Count { get; private set; }

        public ulong All => Count == PerBlock ? ulong.MaxValue : (1UL << Count) - 1;

        public ulong Of(Wire set) => _words[set.Gate] ^ (set.IsNegated ? ulong.MaxValue : 0);

        public void Add(Circuit circuit, CaseSearch search)
        {
            Fit(circuit);
            for (int node = 1; node < circuit.Count; node++)
            {
                if (circuit.InputAt(node) >= 0 && search.IsSet(node)) _words[node] |= 1UL << Count;
            }

            Count++;
            _known = 1;
        }

        // Nodes made since; inputs are all made before the first search.
        public void Update(Circuit circuit)
        {
            Fit(circuit);
            for (; _known < circuit.Count; _known++)
            {
                if (circuit.InputAt(_known) >= 0) continue;
                (Wire left, Wire right) = circuit.Operands(_known);
                _words[_known] = Of(left) & Of(right);
            }
        }

        private void Fit(Circuit circuit)
        {
            if (_words.Length < circuit.Count) Array.Resize(ref _words, Math.Max(circuit.Count, _words.Length * 2));
        }
    }
}
