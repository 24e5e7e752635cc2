using System.Text;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests.House;

/// <summary>
/// tests/expected: answers and differences of the encoded regimes that were written down from the published texts before
/// anything was run. They are put to the regimes in specs/ as cases.
/// </summary>
public sealed class ExpectedAnswersTests : IDisposable
{
    private const string Answers = "tests/expected/answers.statute";
    private const string Differences = "tests/expected/differences.csv";

    private readonly TemporaryFolder _folder = new();

    private sealed record Difference(string Name, string Facts, string Quantities, string Group, (string Regime, string Due) First, (string Regime, string Due) Second, string Reason);

    [Fact]
    public void Answers_are_as_the_texts_demand()
    {
        string text = Repository.Read(Answers);
        int cases = text.Split("\n案例「").Length - 1;
        Assert.True(cases >= 40, $"{cases} expected answers");
        AssertAllPass(text, cases);
    }

    [Fact]
    public void Regimes_differ_where_the_texts_do()
    {
        Difference[] differences = [.. Repository.Read(Differences).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Read)];
        Assert.True(differences.Length >= 15, $"{differences.Length} expected differences");
        Assert.All(differences, difference => Assert.NotEqual(difference.First.Due, difference.Second.Due));

        var text = new StringBuilder("语言 1\n");
        foreach (Difference difference in differences)
        {
            foreach ((string regime, string due) in new[] { difference.First, difference.Second })
            {
                text.Append("\n案例集 ").Append(regime).Append("\n案例「").Append(difference.Name).Append('（').Append(regime).Append("）」\n");
                text.Append("  理由「").Append(difference.Reason).Append("」\n  是 ").Append(difference.Facts).Append('\n');
                if (difference.Quantities.Length > 0) text.Append("  取值 ").Append(difference.Quantities).Append('\n');
                text.Append("  其余 否\n  应得 ").Append(difference.Group).Append(' ').Append(due.Replace("裁量：", "裁量，可能 ", StringComparison.Ordinal)).Append('\n');
            }
        }

        AssertAllPass(text.ToString(), differences.Length * 2);
    }

    public void Dispose() => _folder.Dispose();

    private static Difference Read(string line)
    {
        string[] cells = line.TrimEnd('\r').Split(',');
        Assert.Equal(9, cells.Length);
        return new Difference(cells[0], cells[1], cells[2], cells[3], (cells[4], cells[5]), (cells[6], cells[7]), cells[8]);
    }

    private void AssertAllPass(string cases, int count)
    {
        foreach (string file in Repository.Files("*.statute").Where(path => path.StartsWith("specs/", StringComparison.Ordinal) && !path.StartsWith("specs/cases/", StringComparison.Ordinal)))
        {
            _folder.Write(file, Repository.Read(file));
        }

        _folder.Write("specs/cases/expected.statute", cases);
        CliRun run = CliRun.In(_folder.Root, "test", "specs");
        Assert.True(run.Status == ExitStatus.Ok, run.Out + run.Error);
        Assert.Contains($"合计：案例 {count} 个，通过 {count}，失败 0", run.Out, StringComparison.Ordinal);
    }
}
