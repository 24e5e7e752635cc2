using System.Text;
using Zhaodan.Arrow.Reading;

namespace Zhaodan.Screening.Output;

/// <summary>Rows of a file that <see cref="ArrowTableWriter"/> wrote, back as cells.</summary>
internal static class ArrowRows
{
    /// <exception cref="Arrow.ArrowFormatException">The batch is broken.</exception>
    public static void Copy(RecordBatchView view, ICellSink sink)
    {
        char[] text = new char[256];
        for (int row = 0; row < view.Length; row++)
        {
            for (int column = 0; column < view.Schema.Fields.Count; column++)
            {
                ColumnView cells = view.Column(column);
                ReadOnlySpan<byte> bytes = view.Schema.Fields[column].Dictionary is null ? cells.GetBytes(row) : cells.Dictionary.GetBytes(cells.GetCode(row));
                if (text.Length < bytes.Length) text = new char[Math.Max(bytes.Length, text.Length * 2)];
                sink.Cell(text.AsSpan(0, Encoding.UTF8.GetChars(bytes, text)));
            }

            sink.EndRow();
        }
    }

    /// <summary>Numbers texts as they were numbered.</summary>
    /// <exception cref="Arrow.ArrowFormatException">The dictionary is broken.</exception>
    public static void CopyDictionary(ColumnView column, TextDictionary dictionary)
    {
        ColumnView texts = column.Dictionary;
        for (int code = 0; code < texts.Length; code++) dictionary.CodeOf(texts.GetString(code));
    }
}
