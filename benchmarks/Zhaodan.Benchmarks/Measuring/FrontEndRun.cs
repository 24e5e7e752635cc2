using System.Globalization;

namespace Zhaodan.Benchmarks.Measuring;

/// <summary>Parsing and compiling beside counting lines, interleaved.</summary>
internal static class FrontEndRun
{
    public static int Print(TextWriter output)
    {
        Print(output, "specs", FrontEnd.OfSpecs());
        Print(output, "1 MB", FrontEnd.OfMegabyte());
        return 0;
    }

    private static void Print(TextWriter output, string name, FrontEnd text)
    {
        double[] ms = Interleaver.Medians(warmups: 8, rounds: 15, () => text.Parse(), () => text.Compile(), () => text.CountLines());
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {text.Bytes} bytes; parse {ms[0]:F1} ms ({Speed(ms[0]):F2} MB/s); parse, bind, check and lower {ms[1]:F1} ms ({Speed(ms[1]):F2} MB/s); count lines {ms[2]:F2} ms ({Speed(ms[2]):F0} MB/s)"));

        double Speed(double milliseconds) => text.Bytes / 1000.0 / milliseconds;
    }
}
