using System.Globalization;
using System.Text;
using Zhaodan.Arrow.Tests.Interop;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Tests.Arrow;

namespace Zhaodan.Screening.Tests.Interop;

/// <summary>Cases that another implementation wrote are screened, and it reads the answers.</summary>
public sealed class ArrowFromNpmTests(ApacheArrow package) : IClassFixture<ApacheArrow>
{
    private const string Reason = "npm 不在这台机器上，不能安装 apache-arrow。";

    private static readonly RegimeProgram Program = TestPrograms.Duty();

    public static bool HasNpm => ApacheArrow.HasNpm;

    [SkippableFact(Reason, nameof(HasNpm))]
    public void Its_files_slices_batches_and_streams_are_screened_as_csv()
    {
        foreach ((string kind, int first, int end) in new[] { ("file", 0, 300), ("slice", 13, 290), ("batches", 0, 300), ("stream", 0, 300) })
        {
            string path = package.InFolder(kind + ".arrow");
            package.Node("write.mjs", kind, path);
            string expected = Screen.Text(Program, Csv(first, end), request => request with { AllowMissing = true }).Folder.Text("答案-试甲.csv");
            Assert.Equal(end - first + 1, expected.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.Equal(expected, ArrowTable.Good(ArrowTable.Run(Program, File.ReadAllBytes(path))).Text("答案-试甲.csv"));
        }
    }

    [SkippableFact(Reason, nameof(HasNpm))]
    public void It_reads_the_answers()
    {
        byte[] cases = Encoding.UTF8.GetBytes(Csv(0, 300));
        string[] expected = ArrowTable.Good(Screen.Bytes(Program, cases, request => request with { AllowMissing = true })).Lines("答案-试甲.csv");
        MemoryFolder folder = ArrowTable.Good(Screen.Bytes(Program, cases, request => request with { AllowMissing = true, OutputFormat = CaseFormat.Arrow }));
        string path = package.InFolder("answers.arrow");
        File.WriteAllBytes(path, folder.Files["答案-试甲.arrow"]);
        Assert.Equal(expected, package.Node("read.mjs", path));
    }

    // As write.mjs makes them.
    private static string Csv(int first, int end)
    {
        var text = new StringBuilder("案号,行政执法人员,容缺受理,出现失误或者偏差,启动追责,不如实记录次数,违法所得,过错情节\r\n");
        for (int i = first; i < end; i++)
        {
            string officer = i % 14 == 0 ? "不明" : i % 7 == 0 ? "" : i % 11 != 0 ? "是" : "否";
            string lenient = i % 3 == 0 ? "" : i % 3 == 1 ? "是" : "否";
            string slip = new[] { "是", "否", "不明", "" }[i % 4];
            string inquiry = i % 5 == 0 ? $"2022-03-{1 + (i % 20):00}" : "";
            string records = i % 4 == 0 ? "" : (i % 6).ToString(CultureInfo.InvariantCulture);
            string gains = i % 9 == 0 ? "" : (i * 100).ToString(CultureInfo.InvariantCulture);
            string degree = new[] { "轻微", "", "一般", "严重" }[i % 4];
            text.Append(CultureInfo.InvariantCulture, $"N{i},{officer},{lenient},{slip},{inquiry},{records},{gains},{degree}\r\n");
        }

        return text.ToString();
    }
}
