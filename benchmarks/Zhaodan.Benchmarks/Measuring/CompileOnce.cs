using System.Diagnostics;
using System.Globalization;
using Zhaodan.Benchmarks.Corpus;
using Zhaodan.Compilation;
using Zhaodan.ProgramForm;

namespace Zhaodan.Benchmarks.Measuring;

/// <summary>
/// What a fresh process pays for its first evaluator: by Roslyn, or from a cache on disk that this fills first when it is empty.
/// Run it several times and take the median.
/// </summary>
internal static class CompileOnce
{
    public static int Print(TextWriter output, bool fromCache)
    {
        RegimeProgram program = EmbeddedStatutes.Program(EmbeddedStatutes.Specs, "连云港2022");
        EvaluatorCache? cache = fromCache ? EvaluatorCache.Default() ?? throw new InvalidOperationException("No folder for the cache.") : null;
        long start = Stopwatch.GetTimestamp();
        using LoadedEvaluators loaded = new EvaluatorHost(cache).Load(program);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds:F1} {(loaded.FromCache ? "cache" : "roslyn")}"));
        return 0;
    }
}
