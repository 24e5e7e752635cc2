namespace Zhaodan.ProgramForm.Compiled;

/// <summary>Reads what a writer wrote; every number, length and place is checked before it is used.</summary>
internal sealed class ArchiveReader(byte[] bytes, int start, int end) : Archive
{
    private readonly List<string> _texts = [];
    private int _at = start;

    public bool IsAtEnd => _at == end;

    public override ulong Number(ulong value)
    {
        ulong found = 0;
        for (int shift = 0; ; shift += 7)
        {
            if (_at >= end) throw Broken();
            byte part = bytes[_at++];
            // Ten bytes hold 64 bits, the last of them one; a last byte of 0 would be another way to write the same number.
            if (shift == 63 && part > 1) throw Broken();
            if (part == 0 && shift > 0) throw Broken();
            found |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return found;
        }
    }

    public override string Text(string? value)
    {
        ulong number = Number(0);
        if (number > 0) return _texts[(int)Below(number - 1, (ulong)_texts.Count)];
        int length = (int)Below(Number(0), ((ulong)(end - _at) / 2) + 1);
        var characters = new char[length];
        for (int i = 0; i < length; i++, _at += 2) characters[i] = (char)(bytes[_at] | (bytes[_at + 1] << 8));
        _texts.Add(new string(characters));
        return _texts[_texts.Count - 1];
    }

    // Every item takes at least a byte.
    protected override int Length(int value) => (int)Below(Number(0), (ulong)(end - _at) + 1);

    protected override ulong Below(ulong value, ulong count) => value < count ? value : throw Broken();

    private CompiledFileException Broken() => CompiledFileException.Broken($"第{_at}字节附近读不懂");
}
