namespace Zhaodan.Screening.Input.Xlsx;

/// <summary>The texts that cells share by number. All of them stay in memory, so there is a limit to them.</summary>
internal sealed class SharedTexts
{
    public const int MostTexts = 8_000_000;
    public const long MostCharacters = 128L * 1024 * 1024;

    private const int BlockLength = 64 * 1024;

    private readonly List<(int Block, int Start, int Length)> _texts = [];
    private readonly List<char[]> _blocks = [];
    private long _characters;
    private int _used = BlockLength;

    public static SharedTexts Read(PartReader? part)
    {
        var texts = new SharedTexts();
        var text = new TextBuffer();
        while (part?.Next() == true)
        {
            if (part.Element != "si") continue;
            text.Clear();
            part.ReadRichText(text);
            text.Unescape();
            texts.Add(text.Text, part.Name);
        }

        return texts;
    }

    public bool TryGet(int index, out ReadOnlySpan<char> text)
    {
        text = default;
        if ((uint)index >= (uint)_texts.Count) return false;
        (int block, int start, int length) = _texts[index];
        text = _blocks[block].AsSpan(start, length);
        return true;
    }

    private void Add(ReadOnlySpan<char> text, string part)
    {
        _characters += text.Length;
        if (_texts.Count == MostTexts) throw WorkbookException.BeyondLimits(part, $"共享文字超过{MostTexts}条");
        if (_characters > MostCharacters) throw WorkbookException.BeyondLimits(part, $"共享文字超过{MostCharacters}个字符");
        if (_blocks.Count == 0 || _blocks[^1].Length - _used < text.Length)
        {
            _blocks.Add(new char[Math.Max(BlockLength, text.Length)]);
            _used = 0;
        }

        text.CopyTo(_blocks[^1].AsSpan(_used));
        _texts.Add((_blocks.Count - 1, _used, text.Length));
        _used += text.Length;
    }
}
