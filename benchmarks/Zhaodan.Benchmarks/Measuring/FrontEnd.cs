using System.Text;
using Zhaodan.Benchmarks.Corpus;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Benchmarks.Measuring;

/// <summary>A body of .statute text and what the front end does with it, step by step.</summary>
public sealed class FrontEnd
{
    private readonly IReadOnlyList<SourceText> _sources;
    private readonly byte[] _bytes;

    private FrontEnd(IReadOnlyList<SourceText> sources)
    {
        _sources = sources;
        _bytes = Encoding.UTF8.GetBytes(string.Concat(sources.Select(source => source.Content)));
    }

    /// <summary>Vocabulary, regimes and cases of specs/.</summary>
    public static FrontEnd OfSpecs() => new(EmbeddedStatutes.Read(EmbeddedStatutes.Specs));

    public static FrontEnd OfMegabyte()
    {
        (IReadOnlyList<SourceText> vocabulary, SourceText regime) = SyntheticClauses.Of(1_000_000);
        return new FrontEnd([.. vocabulary, regime]);
    }

    /// <summary>Length of the text in UTF-8.</summary>
    public int Bytes => _bytes.Length;

    /// <summary>Texts to trees; diagnostics of the syntax are an error of the benchmark.</summary>
    public int Parse()
    {
        var diagnostics = new DiagnosticBag();
        FileDeclarations[] outlines = [.. _sources.Select(source => StatuteParser.ParseDeclarations(source, diagnostics))];
        LexiconSet lexicons = LexiconSet.Build(outlines);
        int blocks = outlines.Sum(outline => StatuteParser.Parse(outline, lexicons, diagnostics).Blocks.Length);
        return diagnostics.Items.Any(one => one.Severity == DiagnosticSeverity.Error) ? throw new InvalidOperationException($"{diagnostics.Items[0]}") : blocks;
    }

    /// <summary>Parsing, binding, checks and lowering.</summary>
    public int Compile() => StatuteCompiler.Compile(_sources).Regimes.Length;

    /// <summary>The least that anybody can do with the text: decode it and count its lines.</summary>
    public int CountLines()
    {
        using var reader = new StreamReader(new MemoryStream(_bytes, writable: false), Encoding.UTF8);
        int lines = 0;
        while (reader.ReadLine() is not null) lines++;
        return lines;
    }
}
