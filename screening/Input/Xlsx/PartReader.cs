using System.Xml;

namespace Zhaodan.Screening.Input.Xlsx;

/// <summary>
/// A part of a workbook, node by node. Names are told apart without their namespaces, as the two editions of the format differ in
/// nothing else. No document types, no entities, no depth, no crowd of names.
/// </summary>
internal sealed class PartReader : IDisposable
{
    private const int Deepest = 64;

    // A cell of an office program holds 32,767 characters.
    private const int LongestText = 1024 * 1024;

    private readonly Stream _stream;
    private readonly XmlReader _xml;
    private readonly char[] _block = new char[4096];

    public PartReader(Stream stream, string name)
    {
        Name = name;
        _stream = stream;
        _xml = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new BoundedNameTable(name),
        });
    }

    public string Name { get; }

    public int Depth => _xml.Depth;

    public bool IsEmptyElement => _xml.IsEmptyElement;

    public string Element => _xml.LocalName;

    /// <summary>To the next element that begins within one of this depth; false where that ends.</summary>
    public bool NextWithin(int depth)
    {
        while (Step())
        {
            if (_xml.NodeType == XmlNodeType.Element) return true;
            if (_xml.NodeType == XmlNodeType.EndElement && _xml.Depth <= depth) return false;
        }

        return false;
    }

    /// <summary>To the next element of the part.</summary>
    public bool Next() => NextWithin(-1);

    /// <summary>To the next node; false at the end.</summary>
    public bool Step()
    {
        if (!_xml.Read()) return false;
        if (_xml.Depth > Deepest) throw WorkbookException.BeyondLimits(Name, $"嵌套超过{Deepest}层");
        return true;
    }

    public string? Attribute(string name) => _xml.GetAttribute(name);

    /// <summary>Reads what stands behind all that is wanted: only at its end is a part known to be whole.</summary>
    public void Finish()
    {
        byte[] block = new byte[4096];
        while (_stream.Read(block) > 0)
        {
        }
    }

    /// <summary>An attribute by its name without namespace; null where it is not there.</summary>
    public string? PrefixedAttribute(string name)
    {
        string? value = null;
        for (bool more = _xml.MoveToFirstAttribute(); more; more = _xml.MoveToNextAttribute())
        {
            if (_xml.LocalName == name) value = _xml.Value;
        }

        _xml.MoveToElement();
        return value;
    }

    /// <summary>Adds the text of the element at which the reader stands, and of those in it, to the buffer.</summary>
    public void ReadText(TextBuffer text)
    {
        if (_xml.IsEmptyElement) return;
        int depth = _xml.Depth;
        while (Step())
        {
            if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) Take(text);
            else if (_xml.NodeType == XmlNodeType.EndElement && _xml.Depth <= depth) return;
        }
    }

    /// <summary>Adds the text of a string item, 〈si〉 or 〈is〉: runs joined, without the phonetic guide.</summary>
    public void ReadRichText(TextBuffer text)
    {
        if (_xml.IsEmptyElement) return;
        int depth = _xml.Depth;
        while (NextWithin(depth))
        {
            if (_xml.LocalName == "t") ReadText(text);
            else if (_xml.LocalName == "rPh") Skip();
        }
    }

    /// <summary>To the end of the element at which the reader stands.</summary>
    public void Skip()
    {
        if (_xml.IsEmptyElement) return;
        int depth = _xml.Depth;
        while (Step())
        {
            if (_xml.NodeType == XmlNodeType.EndElement && _xml.Depth <= depth) return;
        }
    }

    public void Dispose()
    {
        _xml.Dispose();
        _stream.Dispose();
    }

    private void Take(TextBuffer text)
    {
        while (true)
        {
            int read = _xml.ReadValueChunk(_block, 0, _block.Length);
            if (read == 0) return;
            text.Append(_block.AsSpan(0, read));
            if (text.Length > LongestText) throw WorkbookException.BeyondLimits(Name, $"一格超过{LongestText}个字符");
        }
    }

    /// <summary>The table of names lives as long as the reader: a part of nothing but different names must not fill the memory.</summary>
    private sealed class BoundedNameTable(string part) : NameTable
    {
        private const int Most = 10_000;

        private int _count;

        public override string Add(char[] key, int start, int len)
        {
            if (Get(key, start, len) is { } known) return known;
            Count();
            return base.Add(key, start, len);
        }

        public override string Add(string key)
        {
            if (Get(key) is { } known) return known;
            Count();
            return base.Add(key);
        }

        private void Count()
        {
            if (++_count > Most) throw WorkbookException.BeyondLimits(part, $"不同的名称超过{Most}个");
        }
    }
}
