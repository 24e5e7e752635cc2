using Zhaodan.Arrow.Format;
using Zhaodan.Arrow.Memory;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Reading;

/// <summary>The values that the codes of a column stand for: a column of their own.</summary>
internal sealed class ArrowDictionary(ArrowMemory memory, ArrowField column, BatchLayout layout)
{
    public ArrowType Type => column.Type;

    // Dictionaries that cannot be read are never kept (DictionarySet).
    public ColumnView Values => new(memory, column, layout.Columns[0] ?? throw new InvalidOperationException(), null, layout.Rows);
}
