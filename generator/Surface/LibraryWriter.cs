using System.Collections.Immutable;
using System.IO.Compression;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Generator.Surface;

/// <summary>The programs of a domain as data that the assembly carries: a compiled file, deflated, as Base64.</summary>
internal static class LibraryWriter
{
    public static string Write(ImmutableArray<LinkedRegime> regimes, string space)
    {
        var code = new CodeWriter();
        FilePrologue.Write(code);
        code.Open($"namespace {space}");
        code.Open("internal static class Library");
        code.Line("private static readonly Lazy<EmbeddedLibrary> s_library = new Lazy<EmbeddedLibrary>(static () => EmbeddedLibrary.Read(Data));");
        code.Line();
        code.Line("public static LinkedRegime Find(string code) => s_library.Value.Find(code);");
        code.Line();
        code.Line($"private static ReadOnlySpan<byte> Data => \"{Convert.ToBase64String(Deflate(CompiledFile.Write(regimes)))}\"u8;");
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static byte[] Deflate(byte[] bytes)
    {
        using var deflated = new MemoryStream();
        using (var stream = new DeflateStream(deflated, CompressionLevel.Optimal, leaveOpen: true)) stream.Write(bytes, 0, bytes.Length);
        return deflated.ToArray();
    }
}
