using System.Reflection;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;

namespace Zhaodan.Benchmarks.Corpus;

/// <summary>The .statute files that were built into this assembly, so that no benchmark depends on where it runs.</summary>
public static class EmbeddedStatutes
{
    public const string Specs = "specs/";

    /// <summary>第七条 and 第八条 of 连云港2022 with the part of the vocabulary that they need.</summary>
    public const string Reduced = "benchmarks/specs/";

    /// <summary>All files whose path begins so, in the order of their paths.</summary>
    public static IReadOnlyList<SourceText> Read(string prefix)
    {
        Assembly assembly = typeof(EmbeddedStatutes).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new SourceText(name, Text(assembly, name))),
        ];
    }

    /// <summary>The program of the only regime, or of the one with this 代号.</summary>
    public static RegimeProgram Program(string prefix, string? code = null)
    {
        CompilationResult result = StatuteCompiler.Compile(Read(prefix));
        if (result.HasErrors) throw new InvalidOperationException($"{prefix}: {result.Diagnostics[0]}");
        return (code is null ? result.Regimes.Single() : result.Find(code) ?? throw new ArgumentException(code, nameof(code))).Program;
    }

    private static string Text(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name) ?? throw new ArgumentException(name, nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
