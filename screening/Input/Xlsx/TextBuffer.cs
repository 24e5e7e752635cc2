using System.Globalization;

namespace Zhaodan.Screening.Input.Xlsx;

/// <summary>Text that is put together piece by piece, used again and again.</summary>
internal sealed class TextBuffer
{
    private char[] _chars = new char[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => _chars.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(ReadOnlySpan<char> text)
    {
        if (_chars.Length - Length < text.Length) Array.Resize(ref _chars, Math.Max(_chars.Length * 2, Length + text.Length));
        text.CopyTo(_chars.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>_x000D_ is how office programs write a character that XML cannot hold (ECMA-376, ST_Xstring).</summary>
    public void Unescape()
    {
        int read = Text.IndexOf("_x", StringComparison.Ordinal);
        if (read < 0) return;
        int written = read;
        while (read < Length)
        {
            if (_chars[read] == '_' && TryEscape(read, out char character))
            {
                _chars[written++] = character;
                read += 7;
            }
            else
            {
                _chars[written++] = _chars[read++];
            }
        }

        Length = written;
    }

    private bool TryEscape(int at, out char character)
    {
        character = default;
        if (Length - at < 7 || _chars[at + 1] != 'x' || _chars[at + 6] != '_') return false;
        if (!ushort.TryParse(_chars.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)) return false;
        character = (char)code;
        return true;
    }
}
