using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Screening.Input;

/// <summary>How a record of a CSV file ended.</summary>
internal enum CsvStatus
{
    Record,

    /// <summary>No more records</summary>
    End,

    /// <summary>The file cannot be read on; see <see cref="CsvReader.Failure"/></summary>
    Failed,
}

/// <summary>A reason to stop reading, still without a place in a source text.</summary>
internal sealed record CsvFailure(DiagnosticDescriptor Descriptor, long Line, object[] Arguments);

/// <summary>
/// Reads CSV after RFC 4180 as a stream: quoted fields with "" and line breaks in them, CRLF, LF and CR. Lenient only where
/// nothing can be misread: a quotation mark inside an unquoted field is a character. Lines without any character are
/// skipped and counted. A record is at most <see cref="LongestRecord"/> characters.
/// </summary>
internal sealed class CsvReader(ICsvCharacters source)
{
    public const int LongestRecord = 1024 * 1024;

    private char[] _buffer = new char[256 * 1024];
    private int _end;
    private int _record;
    private int _at;
    private long _line = 1;
    private int _recordEnd;
    private Field[] _fields = new Field[64];
    private char[] _unescaped = new char[1024];
    private int _unescapedLength;
    private bool _isRecordTooLong;

    // Offset from the record's start, or into the unescaped characters.
    private readonly record struct Field(int Start, int Length, bool IsUnescaped);

    public int FieldCount { get; private set; }

    /// <summary>One-based line at which the record begins.</summary>
    public long Line { get; private set; }

    public long BlankLines { get; private set; }

    /// <summary>A quoted field is followed by something that is neither a comma nor the end of the line.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>The record ends with the file and not with a line break.</summary>
    public bool IsUnterminated { get; private set; }

    /// <summary>
    /// A quotation mark that nothing closes, up to the end of the file or the longest record: the record is its first line,
    /// without fields, and reading goes on at the next.
    /// </summary>
    public bool HasOpenQuote { get; private set; }

    public CsvFailure? Failure { get; private set; }

    /// <summary>The record as it stands in the file, without its line break. Valid until the next record.</summary>
    public ReadOnlySpan<char> Text => _buffer.AsSpan(_record, _recordEnd - _record);

    /// <summary>A field without its quotation marks. Valid until the next record.</summary>
    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            Field field = _fields[index];
            return field.IsUnescaped ? _unescaped.AsSpan(field.Start, field.Length) : _buffer.AsSpan(_record + field.Start, field.Length);
        }
    }

    /// <summary>The first field from <paramref name="index"/> on that has a character; <see cref="FieldCount"/> where there is none.</summary>
    public int NextFilled(int index)
    {
        ReadOnlySpan<Field> fields = _fields.AsSpan(0, FieldCount);
        while (index < fields.Length && fields[index].Length == 0) index++;
        return index;
    }

    /// <summary>The line at which the next record begins, or what stands before it.</summary>
    public long NextLine => _line;

    /// <summary>Characters of the source behind the record. Valid until the next record.</summary>
    public ReadOnlySpan<char> Unread => _buffer.AsSpan(_at, _end - _at);

    /// <summary>The source stands elsewhere: at the beginning of a record, on this line.</summary>
    public void Restart(long line)
    {
        _line = line;
        _record = _at = _end = 0;
    }

    public CsvStatus Read()
    {
        if (!SkipBlankLines()) return Failure is null ? CsvStatus.End : CsvStatus.Failed;
        _record = _at;
        Line = _line;
        FieldCount = 0;
        _unescapedLength = 0;
        IsMalformed = false;
        HasOpenQuote = false;
        IsUnterminated = false;
        while (true)
        {
            if (_at == _end && !Fill()) return EndOfFile(_at);
            bool more = _buffer[_at] == '"' ? ReadQuoted(out CsvStatus status) : ReadPlain(out status);
            if (!more) return status;
        }
    }

    private bool SkipBlankLines()
    {
        while (true)
        {
            _record = _at;
            if (_at == _end && !Fill()) return false;
            if (_buffer[_at] is not ('\n' or '\r')) return true;
            TakeLineBreak();
            BlankLines++;
        }
    }

    // Unquoted fields up to the end of the record, to a quoted field, or over the end of the buffer; answers whether another
    // field follows.
    private bool ReadPlain(out CsvStatus status)
    {
        int start = _at;
        int at = _at;
        status = CsvStatus.Record;
        ref char buffer = ref MemoryMarshal.GetArrayDataReference(_buffer);
        for (; _end - at >= Vector256<ushort>.Count; at += Vector256<ushort>.Count)
        {
            if (_fields.Length - FieldCount <= Vector256<ushort>.Count) Array.Resize(ref _fields, _fields.Length * 2);
            Field[] fields = _fields;
            int count = FieldCount;
            Vector256<ushort> block = Vector256.LoadUnsafe(ref Unsafe.As<char, ushort>(ref buffer), (nuint)at);
            Vector256<ushort> marks = Vector256.Equals(block, Vector256.Create((ushort)',')) | Vector256.Equals(block, Vector256.Create((ushort)'\n'))
                | Vector256.Equals(block, Vector256.Create((ushort)'\r'));
            for (uint hits = marks.ExtractMostSignificantBits(); hits != 0; hits &= hits - 1)
            {
                int hit = at + BitOperations.TrailingZeroCount(hits);
                if (_buffer[hit] != ',' || hit + 1 == _end)
                {
                    FieldCount = count;
                    return EndField(start, hit, out status);
                }

                fields[count++] = new Field(start - _record, hit - start, IsUnescaped: false);
                start = hit + 1;
                if (_buffer[start] != '"') continue;
                _at = start;
                FieldCount = count;
                return true;
            }

            FieldCount = count;
        }

        for (; at < _end; at++)
        {
            if (_buffer[at] is not (',' or '\n' or '\r')) continue;
            if (_buffer[at] != ',' || at + 1 == _end) return EndField(start, at, out status);
            AddField(start - _record, at - start, isUnescaped: false);
            start = at + 1;
            if (_buffer[start] != '"') continue;
            _at = start;
            return true;
        }

        return ReadPlainOverEnd(start, out status);
    }

    // The buffer ends within a field.
    private bool ReadPlainOverEnd(int start, out CsvStatus status)
    {
        int offset = start - _record;
        int length = _end - start;
        _at = _end;
        if (Fill())
        {
            _at = _record + offset;
            status = CsvStatus.Record;
            return true;
        }

        AddField(offset, length, isUnescaped: false);
        status = EndOfFile(_record + offset + length);
        return false;
    }

    private bool EndField(int start, int end, out CsvStatus status)
    {
        AddField(start - _record, end - start, isUnescaped: false);
        return EndAt(end, out status);
    }

    // At a comma or a line break behind a field.
    private bool EndAt(int end, out CsvStatus status)
    {
        status = CsvStatus.Record;
        if (_buffer[end] == ',')
        {
            _at = end + 1;

            // A comma that ends the file is followed by one more empty field.
            if (_at < _end || Fill()) return true;
            if (Failure is null) AddField(_at - _record, 0, isUnescaped: false);
            status = EndOfFile(_at);
            return false;
        }

        _at = end;
        int length = end - _record;
        TakeLineBreak();
        _recordEnd = _record + length;
        if (Failure is not null) status = CsvStatus.Failed;
        return false;
    }

    private bool ReadQuoted(out CsvStatus status)
    {
        status = CsvStatus.Record;
        int start = _at + 1 - _record;
        bool unescaped = false;
        int copied = _unescapedLength;
        int from = start;
        int searched = _at + 1;
        while (true)
        {
            int quote = _buffer.AsSpan(searched, _end - searched).IndexOf('"');
            if (quote < 0)
            {
                CountLines(_buffer.AsSpan(searched, _end - searched));
                int before = _end - _record;
                _at = _end;
                if (!Fill())
                {
                    status = Failure is null || _isRecordTooLong ? TakeFirstLine() : CsvStatus.Failed;
                    return false;
                }

                searched = _record + before;
                continue;
            }

            quote += searched;
            CountLines(_buffer.AsSpan(searched, quote - searched));
            int quoteOffset = quote - _record;
            if (quote + 1 == _end)
            {
                _at = _end;
                if (!Fill() && Failure is not null)
                {
                    status = CsvStatus.Failed;
                    return false;
                }

                quote = _record + quoteOffset;
            }

            if (quote + 1 < _end && _buffer[quote + 1] == '"')
            {
                // Keeps the first of the two marks.
                Unescape(_buffer.AsSpan(_record + from, quoteOffset + 1 - from));
                unescaped = true;
                from = quoteOffset + 2;
                searched = _record + from;
                continue;
            }

            if (unescaped)
            {
                Unescape(_buffer.AsSpan(_record + from, quoteOffset - from));
                AddField(copied, _unescapedLength - copied, isUnescaped: true);
            }
            else
            {
                AddField(start, quoteOffset - start, isUnescaped: false);
            }

            return AfterQuote(quote + 1, out status);
        }
    }

    private bool AfterQuote(int at, out CsvStatus status)
    {
        if (at == _end)
        {
            status = EndOfFile(at);
            return false;
        }

        if (_buffer[at] is ',' or '\n' or '\r') return EndAt(at, out status);

        // "甲"乙: what stands behind the mark is read as a field of its own, and the record is marked.
        IsMalformed = true;
        _at = at;
        return ReadPlain(out status);
    }

    // Back to the start of the record, which is still in the buffer.
    private CsvStatus TakeFirstLine()
    {
        int length = _buffer.AsSpan(_record, _end - _record).IndexOfAny('\n', '\r');
        if (length < 0 && Failure is not null) return CsvStatus.Failed;
        Failure = null;
        _isRecordTooLong = false;
        HasOpenQuote = true;
        FieldCount = 0;
        _line = Line;
        if (length < 0) return EndOfFile(_end);
        _at = _record + length;
        TakeLineBreak();
        _recordEnd = _record + length;
        return Failure is null ? CsvStatus.Record : CsvStatus.Failed;
    }

    private CsvStatus EndOfFile(int end)
    {
        _recordEnd = end;
        _at = end;
        if (Failure is not null) return CsvStatus.Failed;
        IsUnterminated = true;
        return CsvStatus.Record;
    }

    private void TakeLineBreak()
    {
        bool carriageReturn = _buffer[_at] == '\r';
        _at++;
        _line++;
        if (!carriageReturn || (_at == _end && !Fill())) return;
        if (_buffer[_at] == '\n') _at++;
    }

    private void CountLines(ReadOnlySpan<char> text) => _line += text.Count('\n');

    private void AddField(int start, int length, bool isUnescaped)
    {
        if (FieldCount == _fields.Length) Array.Resize(ref _fields, _fields.Length * 2);
        _fields[FieldCount++] = new Field(start, length, isUnescaped);
    }

    private void Unescape(ReadOnlySpan<char> text)
    {
        if (_unescaped.Length - _unescapedLength < text.Length)
        {
            Array.Resize(ref _unescaped, Math.Max(_unescaped.Length * 2, _unescapedLength + text.Length));
        }

        text.CopyTo(_unescaped.AsSpan(_unescapedLength));
        _unescapedLength += text.Length;
    }

    // Moves what is left of the record to the front and reads another block behind it. False at the end, or with a failure.
    private bool Fill()
    {
        if (Failure is not null) return false;
        int kept = _end - _record;
        if (kept > LongestRecord)
        {
            Failure = new CsvFailure(DiagnosticCatalogue.CaseRowTooLong, Line, [Line, LongestRecord]);
            _isRecordTooLong = true;
            return false;
        }

        if (_record > 0)
        {
            Array.Copy(_buffer, _record, _buffer, 0, kept);
            _at -= _record;
            _end = kept;
            _record = 0;
        }

        if (source.Append(ref _buffer, ref _end)) return true;
        Failure = FailureOf(source);
        return false;
    }

    /// <summary>Why a source gives no more; null where it has ended.</summary>
    public static CsvFailure? FailureOf(ICsvCharacters source)
    {
        if (source.Invalid is { } invalid)
        {
            return new CsvFailure(
                DiagnosticCatalogue.CaseBytesInvalid,
                invalid.Line,
                [invalid.Line, invalid.Byte, invalid.Value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture), source.EncodingName]);
        }

        return source.LineTooLong ? new CsvFailure(DiagnosticCatalogue.CaseRowTooLong, source.Line, [source.Line, LongestRecord]) : null;
    }
}
