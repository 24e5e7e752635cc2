using System.Buffers.Binary;
using Zhaodan.Arrow.Format;

namespace Zhaodan.Arrow.Reading;

/// <summary>The two ways in which batches are written one after another (specification, chapter Serialization and IPC).</summary>
public enum ArrowForm
{
    /// <summary>Neither</summary>
    None,

    /// <summary>IPC file, also called Feather version 2: can be mapped, read in any order</summary>
    File,

    /// <summary>IPC stream: read from the beginning</summary>
    Stream,
}

/// <summary>Tells the forms by how they begin.</summary>
public static class ArrowForms
{
    /// <param name="start">The first eight bytes, or fewer where there are no more.</param>
    public static ArrowForm Of(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(Magic.Arrow)) return ArrowForm.File;
        return start.Length >= 4 && BinaryPrimitives.ReadInt32LittleEndian(start) == Magic.Continuation ? ArrowForm.Stream : ArrowForm.None;
    }
}
