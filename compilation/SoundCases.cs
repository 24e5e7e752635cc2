using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Compiled;

namespace Zhaodan.Compilation;

/// <summary>
/// Remembers of a library that compiled without an error which of its texts hold nothing but 案例, so that whoever only wants
/// the programs need not read those again: they are most of a library. Known by all the texts and by this build; kept where
/// compiled evaluators are. Where the cache is of no use nothing is remembered.
/// </summary>
/// <param name="cache">Null: nothing is remembered.</param>
public sealed class SoundCases(EvaluatorCache? cache)
{
    /// <summary>Hashes a library.</summary>
    public static string KeyOf(IReadOnlyList<SourceText> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, "案例 1");
        Add(hash, typeof(ContentHash).Assembly.ManifestModule.ModuleVersionId.ToString());
        Add(hash, typeof(SoundCases).Assembly.ManifestModule.ModuleVersionId.ToString());
        foreach (SourceText source in sources)
        {
            Add(hash, source.Path);
            Add(hash, source.Content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The places of the texts that hold nothing but 案例, in a library without errors; null where nothing is remembered of it.</summary>
    public ImmutableArray<int>? Find(string key)
    {
        if (cache?.Read(key, new DiagnosticBag()) is not { } content) return null;
        return [.. MemoryMarshal.Cast<byte, int>(content).ToArray().Select(Ordered).Skip(1)];
    }

    /// <summary>The library has no error.</summary>
    public void Add(string key, ImmutableArray<int> cases)
    {
        int[] content = [Ordered(cases.Length), .. cases.Select(Ordered)];
        cache?.Write(key, MemoryMarshal.AsBytes<int>(content).ToArray(), new DiagnosticBag());
    }

    private static int Ordered(int number) => BitConverter.IsLittleEndian ? number : BinaryPrimitives.ReverseEndianness(number);

    // With its length, so that no part can pass for another.
    private static void Add(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        hash.AppendData(length);
        hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
    }
}
