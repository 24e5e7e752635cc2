using Zhaodan.Arrow.FlatBuffers;
using Zhaodan.Arrow.Format;
using Zhaodan.Arrow.Memory;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Reading;

/// <summary>
/// The dictionaries that came so far. What is wrong with one is said when a column needs it: a file may be read for its other
/// columns. A dictionary that grows or comes again is refused, since codes of earlier batches would change their meaning.
/// </summary>
internal sealed class DictionarySet(ArrowSchema schema)
{
    private readonly Dictionary<long, ArrowDictionary> _known = [];
    private readonly Dictionary<long, ArrowFault> _refused = [];

    /// <summary>Takes a dictionary batch in; one that no column that can be read needs is passed over.</summary>
    public void Add(FlatTable table, ArrowMemory memory, BufferRange body, bool isBeforeV5)
    {
        long id = table.Int64(0, "DictionaryBatch.id");
        ArrowField? owner = schema.Fields.FirstOrDefault(field => field.Dictionary?.Id == id && field.IsSupported);
        if (owner is null) return;
        if (table.Flag(2, "DictionaryBatch.isDelta"))
        {
            _refused[id] = ArrowFault.DictionaryDelta;
            return;
        }

        var values = new ArrowField(owner.Name, owner.Type);
        BatchLayout layout = BatchLayout.Read(table.Table(1, "DictionaryBatch.data"), [values], body, isBeforeV5);
        if (!_known.TryAdd(id, new ArrowDictionary(memory, values, layout))) _refused[id] = ArrowFault.DictionaryReplaced;
    }

    /// <summary>The dictionary of a column; null for a column without one.</summary>
    public ArrowDictionary? Of(ArrowField field)
    {
        if (field.Dictionary is not { } encoding) return null;
        if (_refused.TryGetValue(encoding.Id, out ArrowFault fault)) throw new ArrowFormatException(fault, encoding.Id);
        if (!_known.TryGetValue(encoding.Id, out ArrowDictionary? dictionary)) throw new ArrowFormatException(ArrowFault.DictionaryMissing, field.Name, encoding.Id);
        return dictionary.Type == field.Type ? dictionary : throw ArrowFormatException.Metadata("DictionaryEncoding.id", 0);
    }

    /// <summary>The set as it is now, for batches that are looked at later.</summary>
    public DictionarySet Copy()
    {
        var copy = new DictionarySet(schema);
        foreach ((long id, ArrowDictionary dictionary) in _known) copy._known.Add(id, dictionary);
        foreach ((long id, ArrowFault fault) in _refused) copy._refused.Add(id, fault);
        return copy;
    }
}
