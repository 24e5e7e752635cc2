using System.Text;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>check --watch: answers at once, again after a change, once for a burst of changes, and ends by Ctrl-C with 130.</summary>
public sealed class WatchTests : IDisposable
{
    private const string Good = "语言 1\n词汇《守》\n事实 甲\n  释义「甲」\n结论 责任 择先：免责\n\n制度《守》\n  代号 守\n  词汇《守》\n\n第一条 甲的，免责。\n";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Answers_again_when_a_file_changes()
    {
        _folder.Write("specs/守.statute", Good);
        using var cancellation = new CancellationTokenSource();
        var output = new Watched();
        Task<int> run = Task.Run(() => Run(output, cancellation.Token));
        await output.Until(text => Answers(text) == 1);
        Assert.Contains("错误 0", output.Text, StringComparison.Ordinal);

        // A burst of saves is one answer, and the answer is of the last of them.
        for (int i = 0; i < 5; i++) _folder.Write("specs/守.statute", Good.Replace("甲的，", $"乙{i}的，", StringComparison.Ordinal));
        await output.Until(text => Answers(text) == 2);
        Assert.Contains("乙4", output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("乙3", output.Text, StringComparison.Ordinal);

        _folder.Write("specs/守.statute", Good);
        await output.Until(text => Answers(text) == 3);
        Assert.EndsWith("错误 0，警告 0，提示 0", output.Text[..output.Text.LastIndexOf('\n')].TrimEnd().Split('\n')[^2], StringComparison.Ordinal);

        await cancellation.CancelAsync();
        Assert.Equal(ExitStatus.Cancelled, await run.WaitAsync(Patience));
        Assert.Equal(3, Answers(output.Text));
    }

    [Fact]
    public void A_path_that_leads_nowhere_ends_at_once() => Assert.Equal(ExitStatus.Usage, CliRun.In(_folder.Root, "check", "没有", "--持续").Status);

    public void Dispose() => _folder.Dispose();

    private int Run(Watched output, CancellationToken cancellation) => CommandLine.Run(["check", "--watch"], new Terminal
    {
        Out = output,
        OutBytes = Stream.Null,
        Error = TextWriter.Null,
        CurrentDirectory = _folder.Root,
        Time = TimeProvider.System,
        Cancellation = cancellation,
    });

    private static int Answers(string text) => text.Split("等待改动").Length - 1;

    /// <summary>What was written so far, read from another thread.</summary>
    private sealed class Watched : TextWriter
    {
        private readonly StringBuilder _text = new();

        public override Encoding Encoding => Encoding.UTF8;

        public string Text
        {
            get
            {
                lock (_text) return _text.ToString();
            }
        }

        public override void Write(char value)
        {
            lock (_text) _text.Append(value);
        }

        public async Task Until(Func<string, bool> holds)
        {
            for (int i = 0; i < Patience.TotalMilliseconds / 20; i++)
            {
                if (holds(Text)) return;
                await Task.Delay(20);
            }

            Assert.Fail(Text);
        }
    }
}
