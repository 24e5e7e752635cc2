using System.Buffers;
using System.Globalization;
using System.Text;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Input;

namespace Zhaodan.Screening.Output;

/// <summary>
/// 隔离.csv: every row that is not answered, with where and why and with its own text, so that nothing is lost even where
/// the source cannot be read again.
/// </summary>
internal sealed class QuarantineWriter : IDisposable
{
    private static readonly SearchValues<char> Unprintable =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Append(0x7F).Select(code => (char)code).Where(character => character is not ('\t' or '\r' or '\n'))]);

    private readonly CsvWriter _csv;
    private long _earlier;

    public QuarantineWriter(Stream stream)
    {
        _csv = new CsvWriter(stream, new UTF8Encoding(false), withMark: true);
        foreach (string column in (string[])["行", "案号", "列", "值", "原因", "其他问题", "原文"]) _csv.Cell(column);
        _csv.EndRow();
    }

    /// <summary>Rows written, by an earlier run too.</summary>
    public long Rows => _earlier + _csv.Rows - 1;

    /// <summary>The file holds so many rows already.</summary>
    public void Resume(long rows) => _earlier = rows;

    public void Flush() => _csv.Flush();

    public void Write(CaseRow row)
    {
        RowProblem first = row.Problems[0];
        _csv.Cell(row.Line.ToString(CultureInfo.InvariantCulture));
        _csv.Cell(Printable(row.CaseNumber));
        _csv.Cell(first.Column);
        _csv.Cell(Printable(first.Value));
        _csv.Cell(first.Reason);
        _csv.Cell(Others(row));
        _csv.Cell(Printable(row.Text));
        _csv.EndRow();
    }

    public void Finish() => _csv.Finish();

    public void Dispose() => _csv.Dispose();

    // A NUL or an escape sequence would break whatever opens the file; it is shown by its number.
    private static ReadOnlySpan<char> Printable(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(Unprintable)) return text;
        var shown = new StringBuilder(text.Length + 8);
        foreach (char character in text)
        {
            if (Unprintable.Contains(character)) shown.Append(VisibleText.Shown(character));
            else shown.Append(character);
        }

        return shown.ToString();
    }

    private static string Others(CaseRow row)
    {
        if (row.Problems.Count == 1) return "";
        var others = new StringBuilder();
        foreach (RowProblem problem in row.Problems.Skip(1))
        {
            if (problem.Column.Length > 0) others.Append("列“").Append(problem.Column).Append("”：");
            others.Append(problem.Reason);
        }

        return others.ToString();
    }
}
