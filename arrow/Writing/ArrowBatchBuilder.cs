using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Writing;

/// <summary>The rows of the batch that is being made, by column; used again for the next batch.</summary>
public sealed class ArrowBatchBuilder
{
    private readonly ColumnBuilder[] _columns;

    internal ArrowBatchBuilder(ArrowSchema schema, IReadOnlyDictionary<long, IReadOnlyList<string>> dictionaries)
    {
        Schema = schema;
        _columns = [.. schema.Fields.Select(column => ColumnBuilder.Of(column, column.Dictionary is { } encoding ? dictionaries.GetValueOrDefault(encoding.Id) : null))];
    }

    public ArrowSchema Schema { get; }

    public IReadOnlyList<ColumnBuilder> Columns => _columns;

    /// <summary>Rows of the batch, once every column has all of them.</summary>
    /// <exception cref="InvalidOperationException">Columns have different numbers of rows.</exception>
    public int Length
    {
        get
        {
            int length = _columns.Length == 0 ? 0 : _columns[0].Length;
            foreach (ColumnBuilder column in _columns)
            {
                if (column.Length != length) throw new InvalidOperationException($"{column.Field.Name} has {column.Length} rows, {_columns[0].Field.Name} has {length}.");
            }

            return length;
        }
    }

    public BooleanColumnBuilder Boolean(int index) => (BooleanColumnBuilder)_columns[index];

    public IntegerColumnBuilder Integer(int index) => (IntegerColumnBuilder)_columns[index];

    public DateColumnBuilder Date(int index) => (DateColumnBuilder)_columns[index];

    public TextColumnBuilder Text(int index) => (TextColumnBuilder)_columns[index];

    public DictionaryColumnBuilder Coded(int index) => (DictionaryColumnBuilder)_columns[index];

    /// <summary>Forgets the rows and keeps the memory.</summary>
    public void Clear()
    {
        foreach (ColumnBuilder column in _columns) column.Clear();
    }
}
