using System.Collections.Immutable;
using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Tests.Input;

/// <summary>对照表: a register with names of its own is read as one with the names of the facts.</summary>
public sealed class MappingTests
{
    private const string Register = "卷号,说法,县区,备注\n1,是,东,x\n2,否,西,y\n3,坏,东,z\n";

    [Fact]
    public void ARegisterWithNamesOfItsOwn()
    {
        ImmutableArray<MappedColumn> mapping = Read("列,意思,说明\n卷号,案号,\n说法,甲,\n县区,保留,\n备注,不用,\n");
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), Register, request => request with { Mapping = mapping, Keep = ["县区"] });
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics.Select(finding => finding.Message)));
        (_, MemoryFolder plain) = Screen.Text(TestPrograms.Small(), "案号,甲,县区\n1,是,东\n2,否,西\n3,坏,东\n", request => request with { Keep = ["县区"] });
        Assert.Equal(plain.Text("答案-小.csv"), folder.Text("答案-小.csv"));
        Assert.StartsWith("4,3,说法,坏,", folder.Lines("隔离.csv")[1], StringComparison.Ordinal);
        Assert.Contains("\"fact\": \"案号\"", folder.Text("清单.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void AConfirmedMissingColumnIsConfirmedByName()
    {
        Assert.Equal(["ZD3005"], Codes(Screen.Text(TestPrograms.Small(), "案号\n1\n").Report));
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), "案号\n1\n", request => request with { Mapping = Read("列,意思\n,甲\n") });
        Assert.True(report.Succeeded);
        Assert.Contains("\"missingColumns\": [\n      \"甲\"", folder.Text("汇总.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("列,意思\n没有这列,甲\n", "ZD3144")]
    [InlineData("列,意思\n说法,没有这事\n", "ZD3145")]
    public void AMappingThatDoesNotFit(string mapping, string code)
    {
        Assert.Contains(code, Codes(Screen.Text(TestPrograms.Small(), Register, request => request with { Mapping = Read(mapping) }).Report));
    }

    [Theory]
    [InlineData("栏,意思\n", "ZD3141")]
    [InlineData("", "ZD3141")]
    [InlineData("列,意思\n说法,？\n", "ZD3142")]
    [InlineData("列,意思\n？,甲\n", "ZD3142")]
    [InlineData("列,意思\n说法\n", "ZD3142")]
    [InlineData("列,意思\n说法,甲\n说法,案号\n", "ZD3143")]
    public void AMappingThatIsNotWhole(string text, string code)
    {
        var findings = new DiagnosticBag();
        Assert.Null(ColumnMappingFile.Read(CaseInput.Stream("对照.csv", new MemoryStream(Encoding.UTF8.GetBytes(text))), findings));
        Assert.Equal(code, Assert.Single(findings.Items).Code);
    }

    // What is plain is filled in; the rest must be decided before the proposal is accepted.
    [Fact]
    public void AProposalLeavesNothingToGuess()
    {
        var findings = new DiagnosticBag();
        CaseSchema schema = CaseSchema.Build([TestPrograms.Small()], findings) ?? throw new InvalidOperationException();
        IReadOnlyList<ProposedColumn> columns = CsvCaseReader.ProposeMapping(CaseInput.Stream("登记簿.csv", new MemoryStream(Encoding.UTF8.GetBytes("案号,县区\n1,东\n"))), schema, new CaseReaderOptions(), findings) ?? [];
        Assert.Equal([("案号", "案号"), ("县区", null), (null, "甲")], columns.Select(column => (column.Column, column.Fact)));
        using var stream = new MemoryStream();
        ColumnMappingFile.Write(stream, columns);
        string text = Encoding.UTF8.GetString(stream.ToArray());
        var open = new DiagnosticBag();
        Assert.Null(ColumnMappingFile.Read(CaseInput.Stream("对照.csv", new MemoryStream(Encoding.UTF8.GetBytes(text))), open));
        Assert.All(open.Items, finding => Assert.Equal("ZD3142", finding.Code));
        Assert.Equal([new MappedColumn("案号", "案号"), new MappedColumn("县区", "保留"), new MappedColumn("", "甲")], Read(text.Replace("县区,？", "县区,保留", StringComparison.Ordinal).Replace("？,甲", ",甲", StringComparison.Ordinal)).ToArray());
    }

    private static string[] Codes(ScreeningReport report) => [.. report.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(finding => finding.Code)];

    private static ImmutableArray<MappedColumn> Read(string text)
    {
        var findings = new DiagnosticBag();
        return ColumnMappingFile.Read(CaseInput.Stream("对照.csv", new MemoryStream(Encoding.UTF8.GetBytes(text))), findings) ?? throw new InvalidOperationException(findings.Items[0].Message);
    }
}
