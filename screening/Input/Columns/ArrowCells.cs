using System.Buffers.Binary;
using System.Globalization;
using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Screening.Input.Columns;

/// <summary>The cells of Arrow columns as a CSV file would have them. Not thread-safe.</summary>
internal sealed class ArrowCells
{
    /// <summary>A cell of more bytes is no cell of a case file.</summary>
    public const int LongestCell = 64 * 1024;

    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    private char[] _text = new char[256];

    /// <summary>Valid until the next call; empty where the row is null. False where the text is too long.</summary>
    /// <exception cref="Arrow.ArrowFormatException">The cell is broken, or not UTF-8.</exception>
    public bool TryText(ColumnView column, int row, out ReadOnlySpan<char> text)
    {
        text = default;
        if (column.IsNull(row)) return true;
        ArrowType type = column.Field.Type;
        if (type.IsText)
        {
            ReadOnlySpan<byte> bytes = column.GetBytes(row);
            if (bytes.Length > LongestCell) return false;
            if (_text.Length < bytes.Length) _text = new char[Math.Max(_text.Length * 2, bytes.Length)];
            if (System.Text.Unicode.Utf8.ToUtf16(bytes, _text, out _, out int written, replaceInvalidSequences: false) != System.Buffers.OperationStatus.Done)
            {
                // Says which cell it is.
                column.GetString(row);
            }

            text = _text.AsSpan(0, written);
            return true;
        }

        text = type.Id switch
        {
            ArrowTypeId.Bool => column.GetBoolean(row) ? "是" : "否",
            ArrowTypeId.Decimal => Decimal(column.GetNumber(row), type.Scale),
            ArrowTypeId.Date => Date(column.GetInt64(row), type.Unit),
            ArrowTypeId.FloatingPoint => Float(column.Values, column.Offset + row, type.BitWidth),
            _ => column.GetNumber(row).ToString(CultureInfo.InvariantCulture),
        };
        return true;
    }

    /// <summary>12.50 for 1250 units of 10 to the power of −2.</summary>
    public static string Decimal(Int128 units, int scale)
    {
        string digits = units.ToString(CultureInfo.InvariantCulture);
        if (scale <= 0) return digits + new string('0', -scale);
        string sign = digits.StartsWith('-') ? "-" : "";
        digits = digits[sign.Length..].PadLeft(scale + 1, '0');
        return $"{sign}{digits[..^scale]}.{digits[^scale..]}";
    }

    private static string Date(long value, ArrowUnit unit)
    {
        const long Day = 86_400_000;
        long days = unit == ArrowUnit.Day ? value : Math.DivRem(value, Day, out long rest) is var whole && rest == 0 ? whole : long.MaxValue;
        return days >= -Epoch && days <= DateOnly.MaxValue.DayNumber - Epoch
            ? DateOnly.FromDayNumber((int)days + Epoch).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : value.ToString(CultureInfo.InvariantCulture);
    }

    private static string Float(ReadOnlySpan<byte> values, int place, int bitWidth) => bitWidth switch
    {
        16 => BinaryPrimitives.ReadHalfLittleEndian(values[(place * 2)..]).ToString(CultureInfo.InvariantCulture),
        32 => BinaryPrimitives.ReadSingleLittleEndian(values[(place * 4)..]).ToString(CultureInfo.InvariantCulture),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(values[(place * 8)..]).ToString(CultureInfo.InvariantCulture),
    };
}
