namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>
/// A trie in one open-addressing table from (node, character) to node. Values are non-zero integers. Built once, then only read,
/// so one instance serves several threads.
/// </summary>
internal sealed class TermTrie
{
    public const int Root = 0;

    private ulong[] _keys;
    private int[] _children;
    private int[] _values = new int[256];
    private int _nodes = 1;
    private int _used;
    private int _mask;

    public TermTrie(int expectedCharacters = 256)
    {
        int capacity = 512;
        while (capacity < expectedCharacters * 2 && capacity < 1 << 28) capacity <<= 1;
        _keys = new ulong[capacity];
        _children = new int[capacity];
        _mask = capacity - 1;
    }

    /// <summary>Length of the longest word, which bounds every walk.</summary>
    public int LongestWord { get; private set; }

    /// <summary>The node after <paramref name="c"/>, or -1.</summary>
    public int Step(int node, char c)
    {
        ulong key = Key(node, c);
        int slot = Slot(key);
        while (true)
        {
            ulong found = _keys[slot];
            if (found == key) return _children[slot];
            if (found == 0) return -1;
            slot = (slot + 1) & _mask;
        }
    }

    /// <summary>The value of a node; 0 where no word ends.</summary>
    public int Value(int node) => _values[node];

    public void SetValue(int node, int value) => _values[node] = value;

    /// <summary>The node of <paramref name="word"/>, which is made where it is not there.</summary>
    public int Add(string word)
    {
        int node = Root;
        foreach (char c in word)
        {
            int next = Step(node, c);
            node = next >= 0 ? next : AddChild(node, c);
        }

        LongestWord = Math.Max(LongestWord, word.Length);
        return node;
    }

    /// <summary>The value of a whole word; 0 when it is not there.</summary>
    public int Find(string word)
    {
        int node = Root;
        foreach (char c in word)
        {
            node = Step(node, c);
            if (node < 0) return 0;
        }

        return _values[node];
    }

    private int AddChild(int node, char c)
    {
        if (_used * 2 >= _keys.Length) Grow();
        int child = _nodes++;
        if (child >= _values.Length) Array.Resize(ref _values, _values.Length * 2);
        Insert(Key(node, c), child);
        _used++;
        return child;
    }

    private void Insert(ulong key, int child)
    {
        int slot = Slot(key);
        while (_keys[slot] != 0) slot = (slot + 1) & _mask;
        _keys[slot] = key;
        _children[slot] = child;
    }

    private void Grow()
    {
        ulong[] keys = _keys;
        int[] children = _children;
        _keys = new ulong[keys.Length * 2];
        _children = new int[keys.Length * 2];
        _mask = _keys.Length - 1;
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0) Insert(keys[i], children[i]);
        }
    }

    // Never zero: the node is counted from one.
    private static ulong Key(int node, char c) => ((ulong)(uint)(node + 1) << 16) | c;

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 32) & _mask;
}
