using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Writing;

/// <summary>Rows of one column of the batch that is being made, in memory. One thread at a time.</summary>
public abstract class ColumnBuilder
{
    private readonly BitBuffer _validity = new();

    private protected ColumnBuilder(ArrowField field) => Field = field;

    public ArrowField Field { get; }

    /// <summary>Rows so far.</summary>
    public int Length => _validity.Count;

    public int NullCount => _validity.Count - _validity.Ones;

    private protected BitBuffer Validity => _validity;

    /// <summary>Adds a row without a value. Its bytes are zero, so the same rows always give the same file.</summary>
    /// <exception cref="InvalidOperationException">The field says that no nulls come.</exception>
    public void AppendNull()
    {
        if (!Field.IsNullable) throw new InvalidOperationException($"{Field.Name} takes no nulls.");
        AppendEmpty();
        _validity.Append(false);
    }

    /// <summary>The builder of a field.</summary>
    /// <exception cref="NotSupportedException">Columns of the type are not written: there are bool, whole numbers, dates, utf8 and dictionaries of utf8.</exception>
    internal static ColumnBuilder Of(ArrowField field, IReadOnlyList<string>? dictionary) => field switch
    {
        { Dictionary: not null, Type.Id: ArrowTypeId.Utf8 } => new DictionaryColumnBuilder(field, dictionary ?? throw new ArgumentException($"{field.Name} has no dictionary.", nameof(dictionary))),
        { Dictionary: null, Type.Id: ArrowTypeId.Bool } => new BooleanColumnBuilder(field),
        { Dictionary: null, Type.Id: ArrowTypeId.Int } => new IntegerColumnBuilder(field),
        { Dictionary: null, Type.Id: ArrowTypeId.Date } => new DateColumnBuilder(field),
        { Dictionary: null, Type.Id: ArrowTypeId.Utf8 } => new TextColumnBuilder(field),
        _ => throw new NotSupportedException($"Columns of the type {field.TypeName} are not written."),
    };

    internal virtual void Clear() => _validity.Clear();

    /// <summary>The buffers in the order of the specification.</summary>
    internal void WriteBuffers(BodyBuffers body)
    {
        if (NullCount == 0) body.Add([]);
        else body.Add(_validity.Bytes);
        WriteValues(body);
    }

    private protected abstract void AppendEmpty();

    private protected abstract void WriteValues(BodyBuffers body);
}
