using System.Buffers.Binary;
using System.Text;

namespace Zhaodan.Arrow.FlatBuffers;

/// <summary>
/// Writes a FlatBuffers message from its end to its beginning, since what a table points to must stand behind it. A place is
/// given as its distance from the end, which does not change when the message grows.
/// </summary>
internal sealed class FlatBuilder
{
    private const int LargestAlignment = 8;

    private byte[] _bytes = new byte[1024];
    private int _used;

    // Of the table that is being written: places of its fields, 0 where a field is left out.
    private int[] _fields = [];
    private int _tableEnd;

    /// <summary>A string: its length, its bytes, a zero byte.</summary>
    public int Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Align(4, bytes.Length + 1);
        Take(1)[0] = 0;
        bytes.CopyTo(Take(bytes.Length));
        return Put32(bytes.Length);
    }

    /// <summary>A vector of structs that are written already, aligned to eight bytes.</summary>
    public int Structs(ReadOnlySpan<byte> structs, int width)
    {
        Align(LargestAlignment, structs.Length);
        structs.CopyTo(Take(structs.Length));
        return Put32(structs.Length / width);
    }

    /// <summary>A vector of tables or strings.</summary>
    public int References(IReadOnlyList<int> places)
    {
        Align(4, places.Count * 4);
        for (int index = places.Count - 1; index >= 0; index--) PutReference(places[index]);
        return Put32(places.Count);
    }

    /// <summary>Begins a table with so many places for fields. Tables do not nest: what a table points to comes first.</summary>
    public void StartTable(int fields)
    {
        _fields = new int[fields];
        _tableEnd = _used;
    }

    public void AddByte(int slot, byte value)
    {
        Take(1)[0] = value;
        _fields[slot] = _used;
    }

    public void AddFlag(int slot, bool value) => AddByte(slot, value ? (byte)1 : (byte)0);

    public void AddInt16(int slot, short value)
    {
        Align(2, 0);
        BinaryPrimitives.WriteInt16LittleEndian(Take(2), value);
        _fields[slot] = _used;
    }

    public void AddInt32(int slot, int value)
    {
        Align(4, 0);
        _fields[slot] = Put32(value);
    }

    public void AddInt64(int slot, long value)
    {
        Align(8, 0);
        BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);
        _fields[slot] = _used;
    }

    /// <summary>A field that points to something written before.</summary>
    public void AddReference(int slot, int place)
    {
        Align(4, 0);
        PutReference(place);
        _fields[slot] = _used;
    }

    /// <summary>Ends the table: in front of its fields stands the way to its vtable, which stands in front of it.</summary>
    public int EndTable()
    {
        Align(4, 0);
        int table = Put32(0);
        for (int slot = _fields.Length - 1; slot >= 0; slot--) Put16(_fields[slot] == 0 ? 0 : table - _fields[slot]);
        Put16(table - _tableEnd);
        Put16((_fields.Length + 2) * 2);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_bytes.Length - table), _used - table);
        return table;
    }

    /// <summary>The message with a table as its root; its length is a multiple of eight bytes.</summary>
    public ReadOnlySpan<byte> Finish(int root)
    {
        Align(LargestAlignment, 4);
        PutReference(root);
        return _bytes.AsSpan(_bytes.Length - _used);
    }

    private void Put16(int value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(2), checked((ushort)value));

    private int Put32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);
        return _used;
    }

    private void PutReference(int place) => Put32(_used + 4 - place);

    // Fills up so that what is written after so many more bytes stands at a multiple of the alignment.
    private void Align(int alignment, int more)
    {
        int gap = -(_used + more) & (alignment - 1);
        Take(gap).Clear();
    }

    private Span<byte> Take(int count)
    {
        if (_bytes.Length - _used < count)
        {
            byte[] longer = new byte[Math.Max(_bytes.Length * 2, _bytes.Length + count)];
            _bytes.AsSpan(_bytes.Length - _used).CopyTo(longer.AsSpan(longer.Length - _used));
            _bytes = longer;
        }

        _used += count;
        return _bytes.AsSpan(_bytes.Length - _used, count);
    }
}
