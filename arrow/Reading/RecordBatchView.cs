using Zhaodan.Arrow.Format;
using Zhaodan.Arrow.Memory;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Reading;

/// <summary>
/// One record batch, looked at where it lies. Any number of threads may look at it at the same time. A batch of a mapped file
/// is gone when the <see cref="ArrowFile"/> is disposed of; one from a stream or from bytes lives as long as it is held.
/// </summary>
public sealed class RecordBatchView
{
    private readonly ArrowMemory _memory;
    private readonly BatchLayout _layout;
    private readonly DictionarySet _dictionaries;

    internal RecordBatchView(ArrowMemory memory, ArrowSchema schema, BatchLayout layout, DictionarySet dictionaries)
    {
        (_memory, Schema, _layout, _dictionaries) = (memory, schema, layout, dictionaries);
    }

    public ArrowSchema Schema { get; }

    /// <summary>Rows; 0 is allowed.</summary>
    public int Length => _layout.Rows;

    /// <summary>A column, by its place in the schema from 0. Nothing is read before somebody looks at it.</summary>
    /// <exception cref="ArrowFormatException">The type cannot be read, or the column's dictionary is not there or refused.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public ColumnView Column(int index)
    {
        ArrowField field = Schema.Fields[index];
        ColumnLayout layout = _layout.Columns[index] ?? throw new ArrowFormatException(ArrowFault.TypeUnsupported, field.Name, field.TypeName);
        return new ColumnView(_memory, field, layout, _dictionaries.Of(field), Length);
    }
}
