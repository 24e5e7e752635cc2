using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Zhaodan.Postgres.Input;

/// <summary>
/// Values in PostgreSQL's binary formats as the texts that a CSV file would have for them. What no case can say (NaN,
/// infinity) becomes a text that no fact takes, so that the row is put aside with it.
/// </summary>
internal static class CellText
{
    private static readonly DateOnly Epoch = new(2000, 1, 1);

    /// <summary>Appends the text of a value; false where the bytes are not of that type.</summary>
    public static bool TryAppend(CellType type, ReadOnlySpan<byte> bytes, ref Text text)
    {
        switch (type)
        {
            case CellType.Bool when bytes.Length == 1:
                text.Append(bytes[0] != 0 ? "是" : "否");
                return true;
            case CellType.Integer when bytes.Length is 2 or 4 or 8:
                text.Append(bytes.Length == 2 ? BinaryPrimitives.ReadInt16BigEndian(bytes) : bytes.Length == 4 ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt64BigEndian(bytes));
                return true;
            case CellType.Float when bytes.Length is 4 or 8:
                text.Append(bytes.Length == 4 ? BinaryPrimitives.ReadSingleBigEndian(bytes).ToString("R", CultureInfo.InvariantCulture) : BinaryPrimitives.ReadDoubleBigEndian(bytes).ToString("R", CultureInfo.InvariantCulture));
                return true;
            case CellType.Date when bytes.Length == 4:
                AppendDate(BinaryPrimitives.ReadInt32BigEndian(bytes), ref text);
                return true;
            case CellType.Uuid when bytes.Length == 16:
                text.Append(new Guid(bytes, bigEndian: true).ToString());
                return true;
            case CellType.Numeric when bytes.Length >= 8:
                return TryAppendNumeric(bytes, ref text);
            case CellType.Text or CellType.Other:
                text.AppendUtf8(bytes);
                return true;
            case CellType.TextArray when bytes.Length >= 12:
                return TryAppendTerms(bytes, ref text);
            default:
                return false;
        }
    }

    private static void AppendDate(int days, ref Text text)
    {
        if (days is int.MaxValue or int.MinValue)
        {
            text.Append(days > 0 ? "infinity" : "-infinity");
            return;
        }

        long number = Epoch.DayNumber + (long)days;
        if (number < 0 || number > DateOnly.MaxValue.DayNumber) text.Append($"公元前或者一万年以后的日期（2000-01-01 {days:+0;-0} 天）");
        else text.Append(DateOnly.FromDayNumber((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    // Number of digits of base 10,000, weight of the first, sign, decimals shown, digits.
    private static bool TryAppendNumeric(ReadOnlySpan<byte> bytes, ref Text text)
    {
        const int Negative = 0x4000, NotANumber = 0xC000, Infinity = 0xD000, MinusInfinity = 0xF000;
        int count = BinaryPrimitives.ReadInt16BigEndian(bytes);
        int weight = BinaryPrimitives.ReadInt16BigEndian(bytes[2..]);
        int sign = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        int decimals = BinaryPrimitives.ReadInt16BigEndian(bytes[6..]);
        if (count < 0 || decimals < 0 || bytes.Length != 8 + (count * 2)) return false;
        if (sign is NotANumber or Infinity or MinusInfinity)
        {
            text.Append(sign == NotANumber ? "NaN" : sign == Infinity ? "Infinity" : "-Infinity");
            return true;
        }

        if (sign == Negative) text.Append("-");
        if (weight < 0) text.Append("0");
        Span<char> four = stackalloc char[4];
        for (int i = 0; i <= weight; i++)
        {
            if (i == 0) text.Append(Digit(bytes, 0, count));
            else text.Append(Padded(Digit(bytes, i, count), four));
        }

        if (decimals == 0) return true;
        text.Append(".");
        for (int i = weight + 1, left = decimals; left > 0; i++, left -= 4) text.Append(Padded(i < 0 ? 0 : Digit(bytes, i, count), four)[..Math.Min(4, left)]);
        return true;
    }

    private static int Digit(ReadOnlySpan<byte> bytes, int i, int count) => i < count ? BinaryPrimitives.ReadInt16BigEndian(bytes[(8 + (i * 2))..]) : 0;

    private static ReadOnlySpan<char> Padded(int digit, Span<char> four)
    {
        _ = digit.TryFormat(four, out _, "0000", CultureInfo.InvariantCulture);
        return four;
    }

    // Dimensions, flag, type, then length and first index of each dimension, then the elements. Terms with 、 in them in 「」.
    private static bool TryAppendTerms(ReadOnlySpan<byte> bytes, ref Text text)
    {
        int dimensions = BinaryPrimitives.ReadInt32BigEndian(bytes);
        if (dimensions == 0) return true;
        if (dimensions != 1 || bytes.Length < 20) return false;
        int count = BinaryPrimitives.ReadInt32BigEndian(bytes[12..]);
        int at = 20;
        for (int i = 0; i < count; i++)
        {
            if (bytes.Length - at < 4) return false;
            int length = BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
            at += 4;
            if (length < 0) continue;
            if (bytes.Length - at < length) return false;
            ReadOnlySpan<byte> element = bytes.Slice(at, length);
            at += length;
            if (text.Length > 0) text.Append("、");
            bool isQuoted = element.IndexOf("、"u8) >= 0 && element.IndexOf("「"u8) < 0;
            if (isQuoted) text.Append("「");
            text.AppendUtf8(element);
            if (isQuoted) text.Append("」");
        }

        return true;
    }

    /// <summary>The cells of a record, one behind the other in one buffer.</summary>
    internal struct Text(char[] characters)
    {
        private char[] _characters = characters;
        private int _start;
        private int _end;

        /// <summary>Characters of the cell that has begun.</summary>
        public readonly int Length => _end - _start;

        public readonly ReadOnlySpan<char> this[Range place] => _characters.AsSpan(place);

        public void Clear() => _start = _end = 0;

        /// <summary>Ends the cell.</summary>
        public Range Take()
        {
            var place = new Range(_start, _end);
            _start = _end;
            return place;
        }

        public void Append(ReadOnlySpan<char> text)
        {
            Reserve(text.Length);
            text.CopyTo(_characters.AsSpan(_end));
            _end += text.Length;
        }

        public void Append(long number)
        {
            Reserve(20);
            _ = number.TryFormat(_characters.AsSpan(_end), out int written, default, CultureInfo.InvariantCulture);
            _end += written;
        }

        public void AppendUtf8(ReadOnlySpan<byte> bytes)
        {
            Reserve(bytes.Length);
            _end += Encoding.UTF8.GetChars(bytes, _characters.AsSpan(_end));
        }

        private void Reserve(int length)
        {
            if (_characters.Length - _end < length) Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _end + length));
        }
    }
}
