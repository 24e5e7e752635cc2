using System.Collections.Immutable;

namespace Zhaodan.ProgramForm.Compiled;

/// <summary>
/// Either side of a compiled file. The shape of a program is described once (<see cref="ProgramShape"/>): a writer puts down the
/// values it is given and gives them back, a reader ignores them and gives what it finds. So both sides cannot disagree.
/// </summary>
internal abstract class Archive
{
    /// <summary>A number that is not negative.</summary>
    public abstract ulong Number(ulong value);

    public abstract string Text(string? value);

    /// <summary>How many items follow; a reader refuses more than could be there.</summary>
    protected abstract int Length(int value);

    /// <summary>Is there something? A writer is told by <paramref name="value"/>.</summary>
    public bool Flag(bool? value) => Choice(value == true ? 1 : 0, 2) == 1;

    /// <summary>One of the first <paramref name="count"/> values of an enumeration.</summary>
    public int Choice(int? value, int count) => (int)Below(Number((ulong)(value ?? 0)), (ulong)count);

    /// <summary>An index or a count; −1 for none.</summary>
    public int Index(int? value) => (int)Below(Number((ulong)((value ?? -1) + 1L)), int.MaxValue) - 1;

    /// <summary>Any 64-bit number, small ones of either sign in few bytes.</summary>
    public long Signed(long? value)
    {
        long given = value ?? 0;
        ulong found = Number(unchecked((ulong)((given << 1) ^ (given >> 63))));
        return unchecked((long)(found >> 1) ^ -(long)(found & 1));
    }

    public long? OptionalSigned(long? value) => Flag(value.HasValue) ? Signed(value) : null;

    public ImmutableArray<T> List<T>(ImmutableArray<T>? value, Func<T?, T> item)
    {
        ImmutableArray<T> given = value ?? ImmutableArray<T>.Empty;
        int length = Length(given.Length);
        var items = ImmutableArray.CreateBuilder<T>(length);
        for (int i = 0; i < length; i++) items.Add(item(given.IsEmpty ? default : given[i]));
        return items.MoveToImmutable();
    }

    public ImmutableArray<int> Indexes(ImmutableArray<int>? value) => List<int>(value, index => Index(index));

    public ImmutableArray<string> Texts(ImmutableArray<string>? value) => List<string>(value, Text);

    /// <summary>Refuses what a broken file brings.</summary>
    protected abstract ulong Below(ulong value, ulong count);
}
