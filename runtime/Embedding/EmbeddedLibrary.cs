using System.Buffers.Text;
using System.IO.Compression;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Runtime.Embedding;

/// <summary>The programs that an assembly carries in itself: a compiled file, deflated, as Base64.</summary>
public sealed class EmbeddedLibrary
{
    private readonly Dictionary<string, LinkedRegime> _regimes = new(StringComparer.Ordinal);

    private EmbeddedLibrary(CompiledFile file)
    {
        File = file;
        foreach (LinkedRegime regime in file.Regimes) _regimes.Add(regime.Code, regime);
    }

    /// <summary>What was read, as any other compiled file.</summary>
    public CompiledFile File { get; }

    /// <exception cref="CompiledFileException">The text was changed after it was generated.</exception>
    public static EmbeddedLibrary Read(ReadOnlySpan<byte> text)
    {
        var deflated = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        Base64.DecodeFromUtf8(text, deflated, out _, out int length);
        using var inflate = new DeflateStream(new MemoryStream(deflated, 0, length), CompressionMode.Decompress);
        return new EmbeddedLibrary(CompiledFile.Read(inflate));
    }

    /// <exception cref="KeyNotFoundException">The assembly has no such regime.</exception>
    public LinkedRegime Find(string code) => _regimes[code];
}
