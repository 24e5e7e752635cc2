using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Schema;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Tests.Arrow;

/// <summary>Cases in Arrow files are answered as the same cases in CSV files, and what is wrong is found.</summary>
public sealed class ArrowScreeningTests
{
    private const string Answers = "答案-试甲.csv";

    private static readonly RegimeProgram Program = TestPrograms.Duty();

    // What the table of Typed says, as people write it in CSV.
    private const string SameInCsv =
        "案号,行政执法人员,容缺受理,出现失误或者偏差,明知故犯,启动追责,不如实记录次数,违法所得,过错情节,县区\r\n" +
        "一,是,是,是,,,,,,东\r\n" +
        "二,是,是,不明,否,,2,12000.50,轻微,\r\n" +
        "三,是,,是,是,2022-03-01,0,0.01,一般或者严重,西\r\n" +
        "四,否,否,否,否,否,至多1,不少于20000,严重,\r\n" +
        "五,是,不明,是,,是,3至5,,不明,东\r\n";

    private static ArrowTable Typed() => new ArrowTable()
        .Column("案号", ArrowType.Utf8, ["一", "二", "三", "四", "五"])
        .Column("行政执法人员", ArrowType.Bool, [true, true, true, false, true])
        .Column("容缺受理", ArrowType.Bool, [true, true, null, false, null])
        .Column("容缺受理·不明", ArrowType.Bool, [null, false, null, null, true])
        .Coded("出现失误或者偏差", ["否", "是", "不明"], 1, 2, 1, 0, 1)
        .Column("明知故犯", ArrowType.Utf8, [null, "否", "是", "否", ""])
        .Column("启动追责", ArrowType.Bool, [null, null, null, false, true])
        .Column("启动追责·日期", ArrowType.Date32, [null, null, "2022-03-01", null, null])
        .Column("不如实记录次数", ArrowType.Int8, [null, 2, 0, null, null])
        .Column("不如实记录次数·至少", ArrowType.Int32, [null, null, null, null, 3])
        .Column("不如实记录次数·至多", ArrowType.Int64, [null, null, null, 1, 5])
        .Column("违法所得", ArrowType.Int64, [null, 1_200_050, 1, null, null], ("单位", "分"))
        .Column("违法所得·至少", ArrowType.Int32, [null, null, null, 20_000, null], ("unit", "元"))
        .Coded("过错情节", ["轻微", "一般或者严重", "严重"], null, 0, 1, 2, null)
        .Column("县区", ArrowType.Utf8, ["东", null, "西", null, "东"]);

    [Theory]
    [InlineData]
    [InlineData(1)]
    [InlineData(2, 0, 1)]
    [InlineData(0, 5)]
    public void Every_type_says_what_the_cell_of_a_csv_file_says(params int[] batches)
    {
        string expected = Screen.Text(Program, SameInCsv, Keeping).Folder.Text(Answers);
        Assert.Equal(6, expected.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        byte[] file = Typed().Bytes(batches);
        Assert.Equal(expected, ArrowTable.Good(ArrowTable.Run(Program, file, Keeping)).Text(Answers));
        Assert.Equal(expected, ArrowTable.Good(ArrowTable.Run(Program, file, request => Keeping(request) with { ByInterpreter = true })).Text(Answers));
    }

    [Fact]
    public void A_stream_is_read_without_its_footer()
    {
        byte[] file = Typed().Bytes(2);
        ScreeningReport report = ScreeningJob.Run(Keeping(Screen.Request(file, new MemoryFolder(), Program)) with { InputFormat = CaseFormat.Arrow });
        Assert.True(report.Succeeded);
        Assert.Equal((5, 5, 0), (report.Summary!.Rows, report.Summary.Answered, report.Summary.Bad));
        Assert.Equal(file.Length, report.Summary.InputBytes);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), report.Summary.InputHash);
    }

    [Fact]
    public void Answers_leave_as_Arrow_with_the_cells_of_csv()
    {
        byte[] file = Typed().Bytes(3);
        string[] expected = ArrowTable.Good(ArrowTable.Run(Program, file, Keeping)).Lines(Answers);
        byte[] answers = ArrowTable.Good(ArrowTable.Run(Program, file, request => Keeping(request) with { OutputFormat = CaseFormat.Arrow })).Files["答案-试甲.arrow"];
        using ArrowFile arrow = ArrowFile.FromBytes(answers);
        var lines = new List<string> { string.Join(',', arrow.Schema.Fields.Select(field => field.Name)) };
        for (int b = 0; b < arrow.BatchCount; b++)
        {
            RecordBatchView batch = arrow.ReadBatch(b);
            for (int row = 0; row < batch.Length; row++) lines.Add(string.Join(',', Enumerable.Range(0, arrow.Schema.Fields.Count).Select(column => batch.Column(column).GetString(row))));
        }

        Assert.Equal(expected, lines);
        Assert.Contains(arrow.Schema.Fields, field => field is { Name: "责任", Dictionary: not null });
        Assert.Contains(arrow.Schema.Fields, field => field is { Name: "责任·依据", Dictionary: null });
    }

    [Fact]
    public void Bad_cells_put_their_row_aside()
    {
        byte[] file = new ArrowTable()
            .Column("案号", ArrowType.Int64, [1, 2, 3, 4, 5, 6, null, 1, 9])
            .Column("行政执法人员", ArrowType.Bool, [true, true, true, true, true, true, true, true, true])
            .Column("行政执法人员·不明", ArrowType.Bool, [null, true, false, null, null, null, null, null, null])
            .Column("不如实记录次数", ArrowType.Int64, [1, 1, -1, 1, null, null, 1, 1, 1])
            .Column("不如实记录次数·至少", ArrowType.Int64, [null, null, null, 1, 5, null, null, null, null])
            .Column("不如实记录次数·至多", ArrowType.Int64, [null, null, null, null, 4, null, null, null, null])
            .Column("故意违法", ArrowType.Utf8, [null, null, null, null, null, "也许", null, null, "否"])
            .Bytes(4);
        (ScreeningReport report, MemoryFolder folder) = ArrowTable.Run(Program, file);
        Assert.True(report.Succeeded);
        Assert.Equal((9, 2, 7), (report.Summary!.Rows, report.Summary.Answered, report.Summary.Bad));
        string[] lines = folder.Lines("隔离.csv");
        Assert.Equal(
            ["2,2,行政执法人员·不明", "3,3,不如实记录次数", "4,4,不如实记录次数·至少", "5,5,不如实记录次数·至多", "6,6,故意违法", "7,,案号", "8,1,案号"],
            lines.Skip(1).Select(line => string.Join(',', line.Split(',').Take(3))));
        Assert.Contains("既写作是，又写作不明", lines[1], StringComparison.Ordinal);
        Assert.Contains("也许", lines[5], StringComparison.Ordinal);
        Assert.Contains("案号与第1行重复", lines[7], StringComparison.Ordinal);
        Assert.Contains("\"\"故意违法\"\":\"\"也许\"\"", lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public void A_contradiction_is_found_in_bits()
    {
        byte[] file = new ArrowTable()
            .Column("案号", ArrowType.Utf8, ["一", "二"])
            .Column("有法定事由", ArrowType.Bool, [true, true])
            .Column("没有法定事由", ArrowType.Bool, [true, false])
            .Bytes();
        (ScreeningReport report, MemoryFolder folder) = ArrowTable.Run(Program, file);
        Assert.Equal((1, 1), (report.Summary!.Answered, report.Summary.Bad));
        Assert.Contains("自相矛盾", folder.Text("隔离.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("违法所得", "int64", "ZD3181")]
    [InlineData("违法所得", "bool", "ZD3180")]
    [InlineData("不如实记录次数", "date32", "ZD3180")]
    [InlineData("过错情节", "bool", "ZD3180")]
    [InlineData("行政执法人员", "date32", "ZD3180")]
    [InlineData("启动追责·不明", "utf8", "ZD3180")]
    [InlineData("启动追责·日期", "int64", "ZD3180")]
    [InlineData("不知所云", "bool", "ZD3004")]
    public void A_column_of_the_wrong_type_is_refused_as_a_whole(string name, string type, string code)
    {
        ArrowType of = type switch { "int64" => ArrowType.Int64, "bool" => ArrowType.Bool, "date32" => ArrowType.Date32, _ => ArrowType.Utf8 };
        byte[] file = new ArrowTable().Column("案号", ArrowType.Utf8, [null]).Column(name, of, [null]).Bytes();
        Assert.Contains(Screen.Errors(ArrowTable.Run(Program, file)), error => error.StartsWith(code + " ", StringComparison.Ordinal) && error.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_and_leaves_nothing()
    {
        byte[] file = Typed().Bytes(2);
        for (int length = 0; length < file.Length; length += 37)
        {
            string[] errors = Screen.Errors(ArrowTable.Run(Program, file[..length], Keeping));
            Assert.All(errors, error => Assert.StartsWith("ZD31", error, StringComparison.Ordinal));
            Assert.NotEmpty(errors);
        }
    }

    [Fact]
    public void Whatever_bytes_say_a_job_ends_with_counts_that_add_up_or_with_an_error()
    {
        byte[] file = Typed().Bytes(2);
        var random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 600; i++)
        {
            byte[] spoilt = [.. file];
            for (int flip = random.Next(1, 4); flip > 0; flip--) spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            (ScreeningReport report, MemoryFolder folder) = i % 2 == 0 ? ArrowTable.Run(Program, spoilt, Keeping) : ArrowTable.RunStream(Program, spoilt);
            if (report.Succeeded)
            {
                Assert.Equal(report.Summary!.Rows, report.Summary.Answered + report.Summary.Bad);
                continue;
            }

            refused++;
            Assert.NotEmpty(report.Diagnostics);
            Assert.Empty(folder.Files);
            Assert.Equal(0, folder.Begun);
        }

        Assert.True(refused > 100, $"only {refused} refused");
    }

    private static ScreeningRequest Keeping(ScreeningRequest request) => request with { Keep = Screen.Keep("县区"), AllowMissing = true };
}
