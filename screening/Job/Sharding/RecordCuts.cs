using Zhaodan.Screening.Input;

namespace Zhaodan.Screening.Job.Sharding;

/// <summary>Where the parts of a CSV file lie.</summary>
/// <param name="HeaderEnd">Bytes of the header with its mark, which every part reads.</param>
/// <param name="HeaderLines">Lines of the header.</param>
/// <param name="Start">First byte of the part.</param>
/// <param name="End">The byte behind it.</param>
/// <param name="SkippedLines">Lines between the header and the part.</param>
public sealed record ShardRange(long HeaderEnd, long HeaderLines, long Start, long End, long SkippedLines);

/// <summary>
/// Cuts a CSV file into parts of about the same length at ends of records, as <see cref="CsvReader"/> sees them: a line break
/// within quotation marks is none. It looks at bytes: in UTF-8 and GB18030 marks, commas and line breaks are never part of
/// another character. The cuts depend on the file and the number of parts alone.
/// </summary>
internal sealed class RecordCuts
{
    // A quoted field that goes on for longer may be one that nothing closes, of which the reader takes the first line only.
    private const int LongestQuoted = 512 * 1024;

    private const int BlockSize = 1024 * 1024;

    private readonly Stream _stream;
    private readonly byte[] _block = new byte[BlockSize];
    private int _length;
    private int _at;
    private long _base;
    private long _lines;
    private State _state = State.FieldStart;
    private long _quoted;
    private bool _afterReturn;
    private bool _behindLine;

    private RecordCuts(Stream stream) => _stream = stream;

    private enum State
    {
        FieldStart,
        Plain,
        Quoted,

        /// <summary>Behind a mark within a quoted field: a second one is a character, anything else is outside</summary>
        QuoteSeen,
    }

    /// <summary>Null where a quoted field is too long to be sure where records end.</summary>
    public static ShardRange? Find(Stream stream, ShardChoice shard)
    {
        var cuts = new RecordCuts(stream);
        long total = stream.Length;
        if (!cuts.SkipHeader(out long headerEnd)) return null;
        long headerLines = cuts._lines;
        long Target(int part) => headerEnd + (long)((Int128)(total - headerEnd) * part / shard.Count);
        if (!cuts.SkipTo(Target(shard.Index - 1), headerEnd, out long start)) return null;
        long lines = cuts._lines - headerLines;
        long end = total;
        if (shard.Index < shard.Count && !cuts.SkipTo(Target(shard.Index), start, out end)) return null;
        return new ShardRange(headerEnd, headerLines, start, end, lines);
    }

    // The mark of an encoding stands before the first field; then the first line that is not blank.
    private bool SkipHeader(out long end)
    {
        Fill();
        ReadOnlySpan<byte> head = _block.AsSpan(0, _length);
        _at = head is [0xEF, 0xBB, 0xBF, ..] ? 3 : head is [0x84, 0x31, 0x95, 0x33, ..] ? 4 : 0;
        while (_at < _length && _block[_at] is (byte)'\n' or (byte)'\r') Take();
        return SkipTo(_base + _at + 1, -1, out end);
    }

    /// <summary>Goes to the first end of a record at or behind a target; the place before where the target is behind already.</summary>
    private bool SkipTo(long target, long before, out long cut)
    {
        cut = before;
        if (target <= before) return true;
        while (true)
        {
            if (_at == _length && !Fill())
            {
                cut = _base + _at;
                return _state != State.Quoted;
            }

            if (_base + _at >= target && _behindLine)
            {
                cut = _base + _at;
                return true;
            }

            if (!SkipPlain(target)) Take();
            if (_quoted > LongestQuoted) return false;
        }
    }

    // A whole stretch without quotation marks, of which only the lines are counted.
    private bool SkipPlain(long target)
    {
        if (_state is State.Quoted or State.QuoteSeen || _afterReturn) return false;
        int most = (int)Math.Min(_length - _at, Math.Max(0, target - 1 - _base - _at));
        if (most < 64) return false;
        ReadOnlySpan<byte> stretch = _block.AsSpan(_at, most);
        int quote = stretch.IndexOf((byte)'"');
        if (quote >= 0) stretch = stretch[..quote];
        // The last byte says what state follows; it is taken by itself.
        if (stretch.Length < 2) return false;
        stretch = stretch[..^1];
        if (stretch.Contains((byte)'\r')) return false;
        _lines += stretch.Count((byte)'\n');
        _at += stretch.Length;
        byte last = stretch[^1];
        _behindLine = last == '\n';
        _state = last is (byte)'\n' or (byte)',' ? State.FieldStart : State.Plain;
        return true;
    }

    private void Take()
    {
        byte value = _block[_at++];
        _behindLine = false;
        if (_state == State.Quoted)
        {
            _quoted++;
            if (value == '\n') _lines++;
            else if (value == '"') _state = State.QuoteSeen;
            return;
        }

        if (_state == State.QuoteSeen && value == '"')
        {
            _state = State.Quoted;
            return;
        }

        bool afterReturn = _afterReturn;
        _afterReturn = value == '\r';
        switch (value)
        {
            case (byte)'\n':
                if (!afterReturn) _lines++;
                _behindLine = true;
                _state = State.FieldStart;
                break;
            case (byte)'\r':
                _lines++;
                _state = State.FieldStart;
                break;
            case (byte)',':
                _state = State.FieldStart;
                break;
            case (byte)'"' when _state == State.FieldStart:
                _state = State.Quoted;
                _quoted = 0;
                break;
            default:
                _state = State.Plain;
                break;
        }
    }

    private bool Fill()
    {
        _base += _at;
        _at = 0;
        _length = _stream.ReadAtLeast(_block, BlockSize, throwOnEndOfStream: false);
        return _length > 0;
    }
}
