using System.Collections.Immutable;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Packing;

namespace Zhaodan.Screening.Tests;

/// <summary>The short way answers as the job does, from Arrow to Arrow.</summary>
public sealed class BatchScreeningTests
{
    private const string Table = "案号,行政执法人员,容缺受理,出现失误或者偏差,故意违法,不可抗力,启动追责,不如实记录次数,违法所得,过错情节,有法定事由,没有法定事由\r\n" +
        "一,是,是,是,否,否,否,0,0,轻微,不明,不明\r\n二,是,是,是,是,否,否,3,20000,严重,不明,不明\r\n";

    private static readonly ImmutableArray<Regime> Regimes = RegimeLibrary.Of([LinkedRegime.Of(TestPrograms.Duty())]).Regimes;

    [Fact]
    public void Columns_of_arrow_come_back_as_columns_of_arrow()
    {
        BatchAnswers text = BatchScreening.Run(Regimes, Bytes(Table), CaseFormat.Csv, allowMissing: true);
        Assert.True(text.Report.Succeeded, string.Join('\n', text.Report.Diagnostics));

        var packed = new MemoryFolder();
        PackReport report = PackJob.Run(new PackRequest
        {
            Regimes = [Regimes[0].Form],
            Input = CaseInput.Stream("案件.csv", Bytes(Table)),
            Options = new CaseReaderOptions { AllowMissing = true },
            Output = packed,
            File = "案件.arrow",
            Quarantine = "隔离.csv",
        });
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics));
        BatchAnswers columns = BatchScreening.Run(Regimes, new MemoryStream(packed.Files["案件.arrow"]), CaseFormat.Arrow, allowMissing: true);
        Assert.True(columns.Report.Succeeded, string.Join('\n', columns.Report.Diagnostics));
        Assert.Equal(text.Report.Summary?.Rows, columns.Report.Summary?.Rows);
        Assert.Equal("ARROW1"u8.ToArray(), columns.Files["答案-试甲.arrow"][..6]);
    }

    [Fact]
    public void Bad_rows_are_kept_apart_and_cancelling_throws()
    {
        BatchAnswers answers = BatchScreening.Run(Regimes, Bytes(Table.Replace("二,是", "二,也许", StringComparison.Ordinal)), CaseFormat.Csv, allowMissing: true);
        Assert.True(answers.Report.Succeeded);
        Assert.Contains("也许", System.Text.Encoding.UTF8.GetString(answers.Files["隔离.csv"]), StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() => BatchScreening.Run(Regimes, Bytes(Table), CaseFormat.Csv, allowMissing: true, new CancellationToken(canceled: true)));
    }

    private static MemoryStream Bytes(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));
}
