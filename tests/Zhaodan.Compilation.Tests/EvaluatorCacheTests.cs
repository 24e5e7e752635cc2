using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Evaluators;

namespace Zhaodan.Compilation.Tests;

public sealed class EvaluatorCacheTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("zhaodan-cache-").FullName;

    private string Folder => Path.Combine(_root, "evaluators");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_second_time_comes_from_the_cache_and_answers_the_same()
    {
        RegimeProgram program = ProgramGenerator.Generate(4);
        using LoadedEvaluators first = Load(program);
        using LoadedEvaluators second = Load(program);
        Assert.False(first.FromCache);
        Assert.True(second.FromCache);
        Assert.Empty(second.Diagnostics);
        Assert.Equal(Answer(first), Answer(second));
    }

    [Fact]
    public void Another_program_is_another_entry()
    {
        Load(ProgramGenerator.Generate(4)).Dispose();
        using LoadedEvaluators other = Load(ProgramGenerator.Generate(5));
        Assert.False(other.FromCache);
        Assert.Equal(2, Entries().Length);
    }

    [Fact]
    public void The_folder_and_its_files_are_the_owners_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        Load(ProgramGenerator.Generate(4)).Dispose();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(Folder).UnixFileMode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(Assert.Single(Entries())).UnixFileMode);
    }

    public static TheoryData<string> Damages => ["empty", "cut", "flipped at the end", "flipped at the start", "flipped in the header", "longer", "another entry"];

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_entry_is_compiled_again(string damage)
    {
        RegimeProgram program = ProgramGenerator.Generate(4);
        byte[] expected;
        using (LoadedEvaluators first = Load(program)) expected = Answer(first);
        string entry = Assert.Single(Entries());
        byte[] content = File.ReadAllBytes(entry);
        switch (damage)
        {
            case "empty":
                content = [];
                break;
            case "cut":
                content = content[..^100];
                break;
            case "flipped at the end":
                content[^1] ^= 1;
                break;
            case "flipped at the start":
                content[0] ^= 1;
                break;
            case "flipped in the header":
                content[40] ^= 1;
                break;
            case "longer":
                content = [.. content, 0];
                break;
            default:
                using (Load(ProgramGenerator.Generate(5))) content = File.ReadAllBytes(Entries().Single(path => path != entry));
                break;
        }

        File.WriteAllBytes(entry, content);
        using LoadedEvaluators again = Load(program);
        Assert.False(again.FromCache);
        Assert.Equal("ZD4502", Assert.Single(again.Diagnostics).Code);
        Assert.Equal(expected, Answer(again));
        using LoadedEvaluators mended = Load(program);
        Assert.True(mended.FromCache);
    }

    [Fact]
    public void A_folder_open_to_others_is_not_used()
    {
        if (OperatingSystem.IsWindows()) return;
        RegimeProgram program = ProgramGenerator.Generate(4);
        Load(program).Dispose();
        File.SetUnixFileMode(Folder, File.GetUnixFileMode(Folder) | UnixFileMode.GroupRead);
        RefusesFolder(program);
        File.SetUnixFileMode(Folder, (UnixFileMode)Convert.ToInt32("700", 8) | UnixFileMode.OtherWrite);
        RefusesFolder(program);
    }

    [Fact]
    public void A_folder_below_one_that_everybody_may_write_to_is_not_used()
    {
        if (OperatingSystem.IsWindows()) return;
        RegimeProgram program = ProgramGenerator.Generate(4);
        Load(program).Dispose();
        File.SetUnixFileMode(_root, (UnixFileMode)Convert.ToInt32("777", 8));
        RefusesFolder(program);
    }

    [Fact]
    public void A_link_in_place_of_the_folder_is_not_followed()
    {
        if (OperatingSystem.IsWindows()) return;
        string elsewhere = Path.Combine(_root, "elsewhere");
        Directory.CreateDirectory(elsewhere, (UnixFileMode)Convert.ToInt32("700", 8));
        Directory.CreateSymbolicLink(Folder, elsewhere);
        RefusesFolder(ProgramGenerator.Generate(4));
        Assert.Empty(Directory.GetFiles(elsewhere));
    }

    [Fact]
    public void A_link_in_place_of_an_entry_is_not_followed()
    {
        if (OperatingSystem.IsWindows()) return;
        RegimeProgram program = ProgramGenerator.Generate(4);
        Load(program).Dispose();
        string entry = Assert.Single(Entries());
        string elsewhere = Path.Combine(_root, "elsewhere");
        File.Move(entry, elsewhere);
        byte[] content = File.ReadAllBytes(elsewhere);
        File.CreateSymbolicLink(entry, elsewhere);
        using LoadedEvaluators again = Load(program);
        Assert.False(again.FromCache);
        Assert.Null(new FileInfo(entry).LinkTarget);
        Assert.Equal(content, File.ReadAllBytes(elsewhere));
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_reported()
    {
        File.WriteAllText(Folder, "甲");
        using LoadedEvaluators loaded = Load(ProgramGenerator.Generate(4));
        Assert.Equal("ZD4501", Assert.Single(loaded.Diagnostics).Code);
        Assert.Single(loaded.Regimes);
    }

    [Fact]
    public void A_folder_in_place_of_the_entry_is_reported()
    {
        RegimeProgram program = ProgramGenerator.Generate(4);
        Load(program).Dispose();
        string entry = Assert.Single(Entries());
        File.Delete(entry);
        Directory.CreateDirectory(entry);
        using LoadedEvaluators loaded = Load(program);
        Assert.Contains(loaded.Diagnostics, diagnostic => diagnostic.Code == "ZD4503");
        Assert.Single(loaded.Regimes);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void Many_writers_at_once_leave_one_sound_entry()
    {
        RegimeProgram program = ProgramGenerator.Generate(4);
        Parallel.For(0, 8, _ =>
        {
            using LoadedEvaluators loaded = Load(program);
            Assert.Empty(loaded.Diagnostics);
        });
        Assert.Single(Directory.GetFiles(Folder, "*", new EnumerationOptions { AttributesToSkip = 0 }));
        using LoadedEvaluators last = Load(program);
        Assert.True(last.FromCache);
    }

    [Fact]
    public void The_oldest_entries_make_room()
    {
        RegimeProgram program = ProgramGenerator.Generate(4);
        Load(program).Dispose();
        var old = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Assert.Single(Entries()), old);
        for (int i = 0; i < 256; i++)
        {
            string other = Path.Combine(Folder, "其他" + i + ".zde");
            File.WriteAllText(other, "");
            File.SetLastWriteTimeUtc(other, old.AddDays(1 + i));
        }

        Load(ProgramGenerator.Generate(5)).Dispose();
        Assert.Equal(256, Entries().Length);
        using LoadedEvaluators again = Load(program);
        Assert.False(again.FromCache);
    }

    [Fact]
    public void The_place_can_be_chosen() => Assert.Equal(Folder, EvaluatorCache.Default(Folder)?.Folder);

    private void RefusesFolder(RegimeProgram program)
    {
        using LoadedEvaluators loaded = Load(program);
        Assert.False(loaded.FromCache);
        Assert.Equal("ZD4501", Assert.Single(loaded.Diagnostics).Code);
        Assert.Single(loaded.Regimes);
    }

    private LoadedEvaluators Load(RegimeProgram program) => new EvaluatorHost(new EvaluatorCache(Folder)).Load(program);

    private string[] Entries() => Directory.GetFiles(Folder, "*.zde");

    private static byte[] Answer(LoadedEvaluators loaded)
    {
        RegimeEvaluator evaluator = loaded.Regimes[0].Evaluator;
        var outcome = new byte[evaluator.OutcomeSize];
        evaluator.Evaluate(new byte[evaluator.FactsSize], outcome);
        return outcome;
    }
}
