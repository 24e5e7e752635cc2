using System.Globalization;
using System.Text;
using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Tests;

/// <summary>Everything in a file as text: a line for each column of each batch, looked at row by row.</summary>
internal static class Rows
{
    public static string[] Of(ArrowFile file) => [.. Enumerable.Range(0, file.BatchCount).SelectMany(index => Of(file.ReadBatch(index)))];

    public static string[] Of(ArrowStreamReader reader)
    {
        var lines = new List<string>();
        while (reader.Read() is { } batch) lines.AddRange(Of(batch));
        return [.. lines];
    }

    public static IEnumerable<string> Of(RecordBatchView batch)
    {
        var lines = new List<string>();
        for (int index = 0; index < batch.Schema.Fields.Count; index++)
        {
            ArrowField field = batch.Schema.Fields[index];
            lines.Add(field.IsSupported ? Of(batch.Column(index)) : $"{field.Name} {field.TypeName}: unsupported");
        }

        return lines;
    }

    public static string Of(ColumnView column)
    {
        var line = new StringBuilder(column.Field.Name).Append(' ').Append(column.Field.TypeName).Append(':');
        for (int row = 0; row < column.Length; row++) line.Append(' ').Append(Value(column, row));
        return line.ToString();
    }

    private static string Value(ColumnView column, int row)
    {
        ArrowType type = column.Field.Type;
        if (column.IsNull(row)) return "-";
        if (type.IsText) return column.GetString(row)!;
        if (column.Field.Dictionary is not null) return "code" + column.GetCode(row).ToString(CultureInfo.InvariantCulture);
        if (type.IsInteger || type is { Id: ArrowTypeId.Decimal, BitWidth: <= 128 }) return column.GetNumber(row).ToString(CultureInfo.InvariantCulture);
        return type.Id switch
        {
            ArrowTypeId.Bool => column.GetBoolean(row) ? "1" : "0",
            ArrowTypeId.FloatingPoint when type.BitWidth == 64 => column.As<double>()[row].ToString(CultureInfo.InvariantCulture),
            ArrowTypeId.Binary or ArrowTypeId.LargeBinary or ArrowTypeId.BinaryView or ArrowTypeId.FixedSizeBinary => Convert.ToHexString(column.GetBytes(row)),
            _ => column.Values.Length.ToString(CultureInfo.InvariantCulture),
        };
    }
}
