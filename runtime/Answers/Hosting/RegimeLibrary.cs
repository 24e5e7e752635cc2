using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.ProgramForm.Values;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan;

/// <summary>
/// Regimes that are ready to answer: read from a compiled file, or compiled from text. Immutable and safe for use by several
/// threads. To replace the regimes of a running host, put another library into the field that requests read: those that have
/// the old one finish on it, and nothing else holds it.
/// </summary>
public sealed class RegimeLibrary
{
    private readonly Dictionary<string, Regime> _byCode = new(StringComparer.Ordinal);

    private RegimeLibrary(ImmutableArray<LinkedRegime> regimes, string? sha256, Func<RegimeProgram, IProgramEvaluator>? engine)
    {
        Sha256 = sha256;
        Regimes = [.. regimes.Select(regime => new Regime(regime, engine))];
        foreach (Regime regime in Regimes) _byCode.Add(regime.Code, regime);
    }

    /// <summary>In the order of the file, or of the texts.</summary>
    public ImmutableArray<Regime> Regimes { get; }

    /// <summary>Of the compiled file; null of regimes that came from text.</summary>
    public string? Sha256 { get; }

    /// <summary>A regime by its 代号. Versions of it are one regime: the date of the act (行为日期) picks among them.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest.</exception>
    public Regime this[string code] => TryFind(code, out Regime? regime)
        ? regime
        : throw new KeyNotFoundException($"没有代号是“{code}”的制度。{NearestTerms.Sentence(code, _byCode.Keys)}");

    /// <summary>Regimes as the compiler gives them (<c>CompilationResult.Linked</c>; it must have no errors).</summary>
    /// <param name="regimes">The regimes.</param>
    /// <param name="engine">
    /// Makes what evaluates a program, once for each thread that evaluates at the same time (<see cref="CompiledProgram"/>); null for the
    /// interpreter. Explanations always come from the interpreter.
    /// </param>
    public static RegimeLibrary Of(ImmutableArray<LinkedRegime> regimes, Func<RegimeProgram, IProgramEvaluator>? engine = null) => new(regimes, null, engine);

    /// <summary>Reads a file made by <c>zhaodan build</c>: data and no code, every part checked before it is used.</summary>
    /// <param name="stream">Read to its end.</param>
    /// <param name="expectedSha256">The hash that <c>zhaodan build</c> printed; null takes any whole file.</param>
    /// <param name="limits">How much is read; null for <see cref="CompiledLimits.Default"/>.</param>
    /// <param name="engine">As in <see cref="Of"/>.</param>
    /// <exception cref="CompiledFileException">The file was refused.</exception>
    public static RegimeLibrary LoadCompiled(Stream stream, string? expectedSha256 = null, CompiledLimits? limits = null, Func<RegimeProgram, IProgramEvaluator>? engine = null)
    {
        var file = CompiledFile.Read(stream, expectedSha256, limits);
        return new RegimeLibrary(file.Regimes, file.Sha256, engine);
    }

    public bool TryFind(string code, [NotNullWhen(true)] out Regime? regime) => _byCode.TryGetValue(code, out regime);
}
