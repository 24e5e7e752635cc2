using System.Text;

namespace Zhaodan.Screening.Input.Csv;

/// <summary>
/// The part of a CSV file that is being read, as UTF-8: bytes from <see cref="At"/> to <see cref="End"/> are there and not
/// taken yet. The scanner takes them as they are; a <see cref="CsvReader"/> gets them as characters, a line at a time. Before
/// and behind them there is room, so that vectors may be loaded over the ends.
/// </summary>
internal sealed class CsvWindow(BlockDecoder decoder) : ICsvCharacters
{
    /// <summary>Bytes before the first and behind the last.</summary>
    public const int Margin = 64;

    private const int UsualLength = 512 * 1024;

    private byte[] _bytes = new byte[UsualLength];
    private int _end = Margin;
    private int _decoded = Margin;

    public byte[] Bytes => _bytes;

    /// <summary>The next byte to take.</summary>
    public int At { get; set; } = Margin;

    public int End => _end;

    public string EncodingName => decoder.EncodingName;

    public long Line => decoder.Line;

    public InvalidByte? Invalid => decoder.Invalid;

    public bool LineTooLong => decoder.LineTooLong;

    /// <summary>Goes on in another buffer, which takes over what is not taken yet.</summary>
    public void MoveTo(byte[] buffer)
    {
        int rest = _end - At;
        if (buffer.Length < rest + (2 * Margin)) buffer = new byte[Math.Max(UsualLength, rest + (2 * Margin))];
        Buffer.BlockCopy(_bytes, At, buffer, Margin, rest);
        (_bytes, At, _end) = (buffer, Margin, Margin + rest);
        _bytes.AsSpan(_end, Margin).Clear();
    }

    /// <summary>Puts what is not taken yet to the front where much has been taken.</summary>
    public void Compact()
    {
        if (At > UsualLength / 2) MoveTo(_bytes);
    }

    /// <summary>Reads another block behind the end. False at the end of the source, or where <see cref="Invalid"/> or <see cref="LineTooLong"/> says why not.</summary>
    public bool Extend() => decoder.AppendUtf8(ref _bytes, ref _end, Margin);

    /// <summary>Characters are wanted from <see cref="At"/> on.</summary>
    public void BeginCharacters() => _decoded = At;

    /// <summary>Everything handed out as characters is taken but for the last of them.</summary>
    public void TakeCharacters(ReadOnlySpan<char> unread) => At = _decoded - Encoding.UTF8.GetByteCount(unread);

    public bool Append(ref char[] buffer, ref int end)
    {
        if (_decoded == _end && !Extend()) return false;
        ReadOnlySpan<byte> line = _bytes.AsSpan(_decoded, _end - _decoded);
        int lineBreak = line.IndexOfAny((byte)'\n', (byte)'\r');
        if (lineBreak >= 0) line = line[..Math.Min(line.Length, lineBreak + (line[lineBreak..] is [(byte)'\r', (byte)'\n', ..] ? 2 : 1))];
        if (buffer.Length - end < line.Length) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, end + line.Length));
        end += Encoding.UTF8.GetChars(line, buffer.AsSpan(end));
        _decoded += line.Length;
        return true;
    }
}
