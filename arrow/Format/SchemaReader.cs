using Zhaodan.Arrow.FlatBuffers;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Format;

/// <summary>Table Schema of Schema.fbs → <see cref="ArrowSchema"/>.</summary>
internal static class SchemaReader
{
    public static ArrowSchema Read(FlatTable table, MetadataBudget budget)
    {
        if (table.Int16(0, "Schema.endianness") != 0) throw new ArrowFormatException(ArrowFault.BigEndian);
        return new ArrowSchema(ReadFields(table.Vector(1, 4, "Schema.fields"), budget, 0), ReadMetadata(table.Vector(2, 4, "Schema.custom_metadata"), budget));
    }

    // Recursion as deep as columns in columns may be.
    private static ArrowField[] ReadFields(FlatVector tables, MetadataBudget budget, int depth)
    {
        if (tables.Count == 0) return [];
        var fields = new List<ArrowField>();
        for (int index = 0; index < tables.Count; index++)
        {
            FlatTable table = tables.Table(index);
            if (depth >= MetadataBudget.Depth) throw ArrowFormatException.Metadata("Field.children", table.Position);
            budget.TakeTable("Field", table.Position);
            fields.Add(ReadField(table, budget, depth));
        }

        return [.. fields];
    }

    private static ArrowField ReadField(FlatTable table, MetadataBudget budget, int depth)
    {
        var field = new ArrowField(table.Text(0, "Field.name", budget) ?? "", TypeReader.Read(table, budget))
        {
            IsNullable = table.Flag(1, "Field.nullable"),
            Dictionary = table.Has(4, "Field.dictionary") ? ReadDictionary(table.Table(4, "Field.dictionary")) : null,
            Children = ReadFields(table.Vector(5, 4, "Field.children"), budget, depth + 1),
            Metadata = ReadMetadata(table.Vector(6, 4, "Field.custom_metadata"), budget),
        };
        return field is { IsSupported: true, Children.Count: > 0 } ? throw ArrowFormatException.Metadata("Field.children", table.Position) : field;
    }

    private static ArrowDictionaryEncoding ReadDictionary(FlatTable table)
    {
        if (table.Int16(3, "DictionaryEncoding.dictionaryKind") != 0) throw ArrowFormatException.Metadata("DictionaryEncoding.dictionaryKind", table.Position);
        // Where the type of the codes is left out, they are int32.
        ArrowType index = table.Has(1, "DictionaryEncoding.indexType") ? TypeReader.ReadInteger(table.Table(1, "DictionaryEncoding.indexType")) : ArrowType.Int32;
        return new ArrowDictionaryEncoding(table.Int64(0, "DictionaryEncoding.id"), index, table.Flag(2, "DictionaryEncoding.isOrdered"));
    }

    private static KeyValuePair<string, string>[] ReadMetadata(FlatVector tables, MetadataBudget budget)
    {
        if (tables.Count == 0) return [];
        var entries = new List<KeyValuePair<string, string>>();
        for (int index = 0; index < tables.Count; index++)
        {
            FlatTable table = tables.Table(index);
            budget.TakeTable("KeyValue", table.Position);
            entries.Add(new(table.Text(0, "KeyValue.key", budget) ?? "", table.Text(1, "KeyValue.value", budget) ?? ""));
        }

        return [.. entries];
    }
}
