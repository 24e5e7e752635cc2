using System.Collections.Immutable;
using Zhaodan.Arrow.Schema;
using Zhaodan.Arrow.Writing;

namespace Zhaodan.Screening.Codes;

/// <summary>
/// 结论码-代号.arrow: row n is row n of the case file; a column for each group, whose texts stand once in a dictionary. Rows that
/// were put aside are null.
/// </summary>
internal sealed class CodeWriter : IDisposable
{
    private readonly Stream _stream;
    private readonly ArrowWriter _writer;
    private readonly ArrowBatchBuilder _batch;

    /// <param name="stream">Closed together with this.</param>
    /// <param name="tables">The groups.</param>
    public CodeWriter(Stream stream, ImmutableArray<CodeTable> tables)
    {
        (_stream, Tables) = (stream, tables);
        IEnumerable<ArrowField> fields = tables.Select((table, group) => new ArrowField(table.Name, ArrowType.Utf8) { Dictionary = new ArrowDictionaryEncoding(group, table.CodeType, IsOrdered: false) });
        _writer = new ArrowWriter(stream, new ArrowSchema([.. fields]), tables.Select((table, group) => (Group: (long)group, Texts: (IReadOnlyList<string>)table.Texts())).ToDictionary(one => one.Group, one => one.Texts));
        _batch = _writer.NewBatch();
    }

    public ImmutableArray<CodeTable> Tables { get; }

    public long Rows { get; private set; }

    public void Write(CodeSheet sheet)
    {
        for (int group = 0; group < Tables.Length; group++) _batch.Coded(group).Append(sheet.Codes(group), sheet.Answered, sheet.Rows);
        _writer.Write(_batch);
        _batch.Clear();
        Rows += sheet.Rows;
    }

    public void Finish() => _writer.Finish();

    public void Dispose() => _stream.Dispose();
}
