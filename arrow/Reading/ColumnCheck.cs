using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Reading;

/// <summary>Reads a whole column once and says whether every row can be read; for those who want to know before they begin.</summary>
public static class ColumnCheck
{
    /// <summary>Checks the count of nulls, offsets, codes and UTF-8 of all rows; time as the rows and texts are long.</summary>
    /// <exception cref="ArrowFormatException">The first thing that is wrong.</exception>
    public static void Run(ColumnView column)
    {
        ArrowField field = column.Field;
        if (column.StatedNullCount >= 0 && column.CountNulls() is var nulls && nulls != column.StatedNullCount)
        {
            throw new ArrowFormatException(ArrowFault.CountsDisagree, field.Name, "null_count", column.StatedNullCount, column.Length);
        }

        if (field.Dictionary is not null)
        {
            Run(column.Dictionary);
            for (int row = 0; row < column.Length; row++) column.IsNull(row);
        }
        else if (field.Type.Layout is ArrowLayout.Variable32 or ArrowLayout.Variable64 or ArrowLayout.View)
        {
            for (int row = 0; row < column.Length; row++) CheckBytes(column, row);
        }
    }

    // Offsets of null rows must not decrease either; the bytes between them may be anything.
    private static void CheckBytes(ColumnView column, int row)
    {
        bool isNull = column.IsNull(row);
        if (isNull && column.Field.Type.Layout == ArrowLayout.View) return;
        ReadOnlySpan<byte> bytes = column.GetBytes(row);
        if (!isNull && column.Field.Type.IsText && !System.Text.Unicode.Utf8.IsValid(bytes))
        {
            throw new ArrowFormatException(ArrowFault.TextInvalid, column.Field.Name, row + 1L);
        }
    }
}
