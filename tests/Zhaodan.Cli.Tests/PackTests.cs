using Zhaodan.Cli.Shell;
using Zhaodan.Cli.Tests.House;

namespace Zhaodan.Cli.Tests;

/// <summary>A packed table is screened under the published regimes with the same answers as the table.</summary>
public sealed class PackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_regimes_together_and_one_alone_answer_the_same_from_the_table_and_from_the_pack()
    {
        string specs = Path.Combine(Repository.Root, "specs");
        Good("generate", "--specs", specs, "--rows", "1500", "--seed", "7", "--out", "案件.csv");
        CliRun pack = Good("pack", "案件.csv", "--specs", specs, "--out", "案件.arrow");
        Assert.Contains("打包1500行，隔离0行", pack.Out, StringComparison.Ordinal);
        string[] codes = [.. Codes(specs)];
        Assert.Equal(6, codes.Length);
        Compare(specs, string.Join(',', codes), codes);
        Compare(specs, codes[0], codes[..1]);
        Compare(specs, codes[^1], codes[^1..]);
    }

    private static IEnumerable<string> Codes(string specs) =>
        Directory.GetFiles(Path.Combine(specs, "regimes"), "*.statute", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Select(line => line.Trim()).Where(line => line.StartsWith("代号 ", StringComparison.Ordinal)).Select(line => line["代号 ".Length..]);

    private void Compare(string specs, string regimes, string[] codes)
    {
        Good("screen", "案件.csv", "--specs", specs, "--regime", regimes, "--out", "表" + codes.Length);
        Good("screen", "案件.arrow", "--specs", specs, "--regime", regimes, "--out", "包" + codes.Length);
        foreach (string code in codes)
        {
            byte[] table = File.ReadAllBytes(_folder.Path($"表{codes.Length}/答案-{code}.csv")), pack = File.ReadAllBytes(_folder.Path($"包{codes.Length}/答案-{code}.csv"));
            Assert.True(table.AsSpan().SequenceEqual(pack), code);
        }
    }

    private CliRun Good(params string[] arguments)
    {
        CliRun run = CliRun.In(_folder.Root, arguments);
        Assert.True(run.Status == ExitStatus.Ok, run.Error);
        return run;
    }
}
