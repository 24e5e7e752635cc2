using System.Text;

namespace Zhaodan.Cli.Comparing;

/// <summary>An answer file of a screening, taken row by row as it is written; nothing of it is kept.</summary>
internal sealed class AnswerRows(Action<IReadOnlyList<string>> take) : Stream
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _cell = new();
    private readonly List<string> _cells = [];
    private bool _isQuoted;
    private bool _wasQuote;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var characters = new char[_decoder.GetCharCount(buffer, flush: false)];
        int count = _decoder.GetChars(buffer, characters, flush: false);
        foreach (char c in characters.AsSpan(0, count)) Take(c);
    }

    // RFC 4180, as the screening writes it.
    private void Take(char c)
    {
        if (_isQuoted && !_wasQuote)
        {
            if (c == '"') _wasQuote = true;
            else _cell.Append(c);
            return;
        }

        if (c == '"')
        {
            if (_wasQuote) _cell.Append(c);
            (_isQuoted, _wasQuote) = (true, false);
            return;
        }

        (_isQuoted, _wasQuote) = (false, false);
        switch (c)
        {
            case ',':
                EndCell();
                break;
            case '\n':
                EndCell();
                take(_cells);
                _cells.Clear();
                break;
            case '\r' or '\uFEFF':
                break;
            default:
                _cell.Append(c);
                break;
        }
    }

    private void EndCell()
    {
        _cells.Add(_cell.ToString());
        _cell.Clear();
    }
}
