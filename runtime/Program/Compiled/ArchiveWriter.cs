namespace Zhaodan.ProgramForm.Compiled;

/// <summary>Writes numbers seven bits to a byte and each text once; the same program always gives the same bytes.</summary>
internal sealed class ArchiveWriter : Archive
{
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly MemoryStream _bytes = new();

    public byte[] ToArray() => _bytes.ToArray();

    public override ulong Number(ulong value)
    {
        ulong rest = value;
        for (; rest >= 0x80; rest >>= 7) _bytes.WriteByte((byte)(rest | 0x80));
        _bytes.WriteByte((byte)rest);
        return value;
    }

    // 0 and the text where it is met first, then its number. UTF-16, so that no text is changed by being kept.
    public override string Text(string? value)
    {
        string text = value ?? "";
        if (_texts.TryGetValue(text, out int known))
        {
            Number((ulong)known + 1);
            return text;
        }

        _texts.Add(text, _texts.Count);
        Number(0);
        Number((ulong)text.Length);
        foreach (char c in text)
        {
            _bytes.WriteByte((byte)c);
            _bytes.WriteByte((byte)(c >> 8));
        }

        return text;
    }

    protected override int Length(int value) => (int)Number((ulong)value);

    protected override ulong Below(ulong value, ulong count) => value < count ? value : throw new InvalidOperationException("The program form has a value that the file cannot hold.");
}
