using Zhaodan.Arrow.FlatBuffers;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Format;

/// <summary><see cref="ArrowSchema"/> → table Schema of Schema.fbs, for the types that columns are written in.</summary>
internal static class SchemaWriter
{
    public static int Write(FlatBuilder builder, ArrowSchema schema)
    {
        int fields = builder.References([.. schema.Fields.Select(field => WriteField(builder, field))]);
        int metadata = WriteMetadata(builder, schema.Metadata);
        builder.StartTable(4);
        builder.AddReference(1, fields);
        if (metadata > 0) builder.AddReference(2, metadata);
        builder.AddInt16(0, 0);
        return builder.EndTable();
    }

    private static int WriteField(FlatBuilder builder, ArrowField field)
    {
        int name = builder.Text(field.Name);
        int type = WriteType(builder, field.Type);
        int dictionary = field.Dictionary is { } encoding ? WriteDictionary(builder, encoding) : 0;
        // Readers may expect the vector of children even where it is empty.
        int children = builder.References([]);
        int metadata = WriteMetadata(builder, field.Metadata);
        builder.StartTable(7);
        builder.AddReference(0, name);
        builder.AddReference(3, type);
        if (dictionary > 0) builder.AddReference(4, dictionary);
        builder.AddReference(5, children);
        if (metadata > 0) builder.AddReference(6, metadata);
        builder.AddByte(2, (byte)field.Type.Id);
        builder.AddFlag(1, field.IsNullable);
        return builder.EndTable();
    }

    private static int WriteType(FlatBuilder builder, ArrowType type)
    {
        switch (type.Id)
        {
            case ArrowTypeId.Int:
                builder.StartTable(2);
                builder.AddInt32(0, type.BitWidth);
                builder.AddFlag(1, type.IsSigned);
                break;
            case ArrowTypeId.Date:
                builder.StartTable(1);
                builder.AddInt16(0, type.Unit == ArrowUnit.Day ? (short)0 : (short)1);
                break;
            case ArrowTypeId.Bool or ArrowTypeId.Utf8:
                builder.StartTable(0);
                break;
            default:
                throw new NotSupportedException($"Columns of the type {type} are not written.");
        }

        return builder.EndTable();
    }

    private static int WriteDictionary(FlatBuilder builder, ArrowDictionaryEncoding encoding)
    {
        int index = WriteType(builder, encoding.IndexType);
        builder.StartTable(4);
        builder.AddInt64(0, encoding.Id);
        builder.AddReference(1, index);
        builder.AddFlag(2, encoding.IsOrdered);
        return builder.EndTable();
    }

    private static int WriteMetadata(FlatBuilder builder, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        if (metadata.Count == 0) return 0;
        var entries = new int[metadata.Count];
        for (int index = 0; index < entries.Length; index++)
        {
            int key = builder.Text(metadata[index].Key);
            int value = builder.Text(metadata[index].Value);
            builder.StartTable(2);
            builder.AddReference(0, key);
            builder.AddReference(1, value);
            entries[index] = builder.EndTable();
        }

        return builder.References(entries);
    }
}
