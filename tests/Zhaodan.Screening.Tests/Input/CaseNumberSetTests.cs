using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Numbers;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Tests.Input;

/// <summary>Repeated numbers are found exactly, whatever stays in memory.</summary>
public sealed class CaseNumberSetTests : IDisposable
{
    // Everything on the disk but a few; a filter that lets nearly all through.
    private static readonly NumberMemory Tiny = new(10, 1 << 20, 64);

    private readonly string _folder = Directory.CreateTempSubdirectory("zd").FullName;

    public static TheoryData<int, int, int> Bounds => new()
    {
        { 6_000_000, 1 << 27, 1 << 28 }, { 1, 1 << 20, 64 }, { 3, 1 << 20, 64 }, { 1000, 1 << 20, 64 }, { 1000, 1 << 20, 1 << 20 }, { 1_000_000, 5000, 1 << 16 },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Numbers_are_compared_exactly(int most, int bytes, int filter)
    {
        using CaseNumberSet set = New(new NumberMemory(most, bytes, filter));
        var model = new Dictionary<string, long>(StringComparer.Ordinal);
        var random = new Random(7);
        int rows = most < 1000 ? 2_000 : 60_000;
        for (int i = 0; i < rows; i++)
        {
            int number = random.Next(rows);
            string text = (number % 3) switch { 0 => "案" + number, 1 => new string('0', number % 40) + number, _ => $"（{number}）𠮷" };
            bool isNew = model.TryAdd(text, i);
            Assert.Equal(isNew, set.TryAdd(text, i, out long first));
            Assert.Equal(model[text], first);
        }

        Assert.Equal(model.Count, set.Count);
        foreach ((string text, long line) in model)
        {
            Assert.False(set.TryAdd(Encoding.UTF8.GetBytes(text), 0, out long first));
            Assert.Equal(line, first);
        }
    }

    [Fact]
    public void What_looks_alike_is_not_the_same()
    {
        using CaseNumberSet set = New(Tiny);
        string large = new('号', 2_000_000);
        string[] numbers = ["1", "01", "1 ", "１", "", "\0", "\0\0", "\u00E9", "e\u0301", "\uD800", "\uDC00", "\uFFFD", large, large + "1", large[1..], "a", "A", "ａ"];
        foreach (string number in numbers) Assert.True(set.TryAdd(number, 1, out _), number[..Math.Min(3, number.Length)]);
        foreach (string number in numbers) Assert.False(set.TryAdd(number, 2, out _));
        Assert.Equal(numbers.Length, set.Count);
    }

    // One hash for all would make the texts decide alone.
    [Fact]
    public void Numbers_of_one_hash_are_told_apart()
    {
        var hash = new NumberHash();
        var table = new NumberTable(hash);
        for (int i = 0; i < 600; i++) table.Add(Encoding.UTF8.GetBytes("n" + i), 42, i);
        for (int i = 0; i < 600; i++) Assert.Equal(i, table.LineOf(Encoding.UTF8.GetBytes("n" + i), 42));
        Assert.Equal(-1, table.LineOf("n600"u8, 42));
    }

    [Fact]
    public void The_disk_is_given_back()
    {
        using (CaseNumberSet set = New(Tiny))
        {
            for (int i = 0; i < 1000; i++) set.TryAdd(i.ToString(System.Globalization.CultureInfo.InvariantCulture), i, out _);
            Assert.Equal(2, Directory.GetFiles(_folder).Length);
        }

        Assert.Empty(Directory.GetFiles(_folder));
    }

    // The same bytes whatever stays in memory: of a whole run, of one that goes on, of parts that are put together.
    [Fact]
    public void A_job_writes_the_same_bytes_whatever_the_bound()
    {
        RegimeProgram program = TestPrograms.Small();
        var text = new StringBuilder("案号,甲\n");
        for (int i = 0; i < 5_000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{(i % 11 == 0 ? i / 2 : i)},{(i % 2 == 0 ? "是" : "否")}\n");
        (ScreeningReport report, MemoryFolder usual) = Screen.Text(program, text.ToString(), request => request with { AllowMissing = true });
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics));
        Assert.True(report.Summary?.Bad > 200);
        (_, MemoryFolder tiny) = Screen.Text(program, text.ToString(), request => request with { AllowMissing = true, NumberMemory = Tiny });
        Assert.Equal(usual.Files.Keys, tiny.Files.Keys);
        foreach ((string name, byte[] bytes) in usual.Files) Assert.True(bytes.AsSpan().SequenceEqual(tiny.Files[name]), name);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private CaseNumberSet New(NumberMemory memory) => new(new OutputFolder(_folder).Scratch, memory);
}
