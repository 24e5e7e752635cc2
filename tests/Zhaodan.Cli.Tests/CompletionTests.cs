using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("check\n", "ch")]
    [InlineData("--version\n--版本\n", "--v", "--版")]
    [InlineData("--format\n", "check", "--f")]
    [InlineData("--格式\n", "check", "--格")]
    [InlineData("json\n", "check", "--格式", "j")]
    [InlineData("bash\nzsh\nfish\n", "completion", "")]
    [InlineData("", "check", "sp")] // files are the shell's own affair
    [InlineData("ZD4014\n", "diagnostics", "ZD4014")]
    public void Candidates_go_with_what_is_typed(string expected, params string[] words)
    {
        // The second row asks twice, for either name.
        if (words is ["--v", "--版"])
        {
            Assert.Equal(expected, Complete("--v") + Complete("--版"));
            return;
        }

        Assert.Equal(expected, Complete(words));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _zhaodan zhaodan")]
    [InlineData("zsh", "compdef _zhaodan zhaodan")]
    [InlineData("fish", "complete -c zhaodan")]
    public void Scripts_are_written_for_three_shells(string shell, string expected)
    {
        CliRun run = CliRun.Plain("completion", shell);
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Complete(params string[] words) => CliRun.In(_folder.Root, ["complete", "--", .. words]).Out;
}
