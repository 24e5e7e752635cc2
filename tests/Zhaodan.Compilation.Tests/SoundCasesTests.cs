using Zhaodan.Compiler.Text;

namespace Zhaodan.Compilation.Tests;

public sealed class SoundCasesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("zhaodan-cases-").FullName;

    private string Folder => Path.Combine(_root, "evaluators");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void What_was_remembered_of_a_library_is_found_again()
    {
        var sound = new SoundCases(new EvaluatorCache(Folder));
        string key = SoundCases.KeyOf([new SourceText("甲.statute", "一"), new SourceText("乙.statute", "二")]);
        Assert.Null(sound.Find(key));
        sound.Add(key, [1]);
        Assert.Equal("1", string.Join(',', sound.Find(key) ?? []));
        string other = SoundCases.KeyOf([new SourceText("甲.statute", "一")]);
        sound.Add(other, []);
        Assert.Equal("", string.Join(',', sound.Find(other) ?? [0]));
    }

    [Theory]
    [InlineData("甲.statute", "二")]
    [InlineData("丙.statute", "一")]
    [InlineData("甲.statute", "一\n")]
    public void Another_letter_is_another_library(string path, string text) =>
        Assert.NotEqual(SoundCases.KeyOf([new SourceText("甲.statute", "一")]), SoundCases.KeyOf([new SourceText(path, text)]));

    [Fact]
    public void A_damaged_entry_says_nothing()
    {
        var sound = new SoundCases(new EvaluatorCache(Folder));
        string key = SoundCases.KeyOf([new SourceText("甲.statute", "一")]);
        sound.Add(key, [0]);
        string file = Assert.Single(Directory.GetFiles(Folder));
        byte[] content = File.ReadAllBytes(file);
        content[^1] ^= 1;
        File.WriteAllBytes(file, content);
        Assert.Null(sound.Find(key));
    }

    [Fact]
    public void Without_a_cache_nothing_is_remembered()
    {
        var sound = new SoundCases(null);
        sound.Add("00", [0]);
        Assert.Null(sound.Find("00"));
    }
}
