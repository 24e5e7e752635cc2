using System.Text.Json;

namespace Zhaodan.Screening.Tests.Evaluation;

public sealed class OpenItemTests
{
    // Both open items conclude 不予追究. Row 1 has it already; row 2 is 追究 by 第十条; row 3 is not an officer; row 4 has the
    // first item granted; row 5 leaves the second open, so that 不予追究 is possible and would be settled by either.
    [Fact]
    public void CountsTheCasesThatAGrantWouldChange()
    {
        const string cases = """
            案号,是,否,不明,不如实记录次数,违法所得,过错情节
            1,行政执法人员、容缺受理、出现失误或者偏差,故意违法,,0,0,一般
            2,行政执法人员,容缺受理,,2,0,一般
            3,,行政执法人员,,2,0,一般
            4,行政执法人员、第八条第（二）项情形,容缺受理,,2,0,一般
            5,行政执法人员,容缺受理,第八条第（三）项情形,2,0,一般
            """;
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Duty(), cases);
        Assert.Equal(6, folder.Lines("答案-试甲.csv").Length);
        JsonElement items = JsonDocument.Parse(folder.Files["汇总.json"]).RootElement.GetProperty("regimes")[0].GetProperty("openItems");
        Assert.Equal(
            ["第八条第（二）项 2", "第八条第（三）项 2"],
            items.EnumerateArray().Select(item => $"{item.GetProperty("citation")} {item.GetProperty("wouldChange")}").ToArray());
        Assert.Contains("其他依法依规不应追究的情形", folder.Text("汇总.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void CanBeLeftOut()
    {
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Duty(), "案号,是,否,不明\n", r => r with { TryOpenItems = false, AllowMissing = true });
        JsonElement regime = JsonDocument.Parse(folder.Files["汇总.json"]).RootElement.GetProperty("regimes")[0];
        Assert.False(regime.GetProperty("openItemsTried").GetBoolean());
    }
}
