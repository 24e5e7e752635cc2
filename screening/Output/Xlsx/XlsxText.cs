using System.Buffers;
using System.Globalization;
using System.Text;

namespace Zhaodan.Screening.Output.Xlsx;

/// <summary>
/// Text of a cell as XML. What XML cannot hold is written _x0000_, as office programs do it (ECMA-376, ST_Xstring), and text that
/// looks like that is written so that it stays as it is.
/// </summary>
internal static class XlsxText
{
    /// <summary>Of one character at most: _x0000_.</summary>
    public const int MostBytes = 7;

    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code).Where(character => character is not ('\t' or '\n')), '<', '>', '&', '_', '\uFFFE', '\uFFFF']);

    public static void Append(ReadOnlySpan<char> text, Span<byte> bytes, out int written)
    {
        written = 0;
        while (true)
        {
            int plain = text.IndexOfAny(Special);
            written += Encoding.UTF8.GetBytes(plain < 0 ? text : text[..plain], bytes[written..]);
            if (plain < 0) return;
            char c = text[plain];
            written += c switch
            {
                '<' => Put("&lt;"u8, bytes[written..]),
                '>' => Put("&gt;"u8, bytes[written..]),
                '&' => Put("&amp;"u8, bytes[written..]),
                '_' when !LooksEscaped(text[plain..]) => Put("_"u8, bytes[written..]),
                _ => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_"), bytes[written..]),
            };
            text = text[(plain + 1)..];
        }
    }

    private static bool LooksEscaped(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' && ushort.TryParse(text.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);

    private static int Put(ReadOnlySpan<byte> from, Span<byte> to)
    {
        from.CopyTo(to);
        return from.Length;
    }
}
