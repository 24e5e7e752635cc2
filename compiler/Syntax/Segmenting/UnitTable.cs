namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>Words that may follow a number. 元 and the units of time are always there; units of counting are declared.</summary>
internal sealed class UnitTable
{
    private readonly TermTrie _trie = new();
    private readonly List<string> _canonical = [];

    public UnitTable()
    {
        foreach (string unit in new[] { "元", "日", "工作日", "月", "年", "小时" }) Add(unit, unit);
        Add("天", "日");
        Add("个工作日", "工作日");
        Add("个月", "月");
        Add("个小时", "小时");
    }

    public void Add(string unit)
    {
        if (_trie.Find(unit) == 0) Add(unit, unit);
    }

    /// <summary>The longest unit at <paramref name="start"/>: where it ends, and its name; -1 when there is none.</summary>
    public int Longest(ReadOnlySpan<char> text, int start, out string unit)
    {
        unit = string.Empty;
        int end = -1;
        int node = TermTrie.Root;
        for (int i = start; i < text.Length; i++)
        {
            node = _trie.Step(node, text[i]);
            if (node < 0) break;
            if (_trie.Value(node) == 0) continue;
            end = i + 1;
            unit = _canonical[_trie.Value(node) - 1];
        }

        return end;
    }

    private void Add(string spelling, string canonical)
    {
        _canonical.Add(canonical);
        _trie.SetValue(_trie.Add(spelling), _canonical.Count);
    }
}
