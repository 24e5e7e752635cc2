using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>The frame of the command: help, version, wrong use, exit statuses.</summary>
public sealed class ShellTests
{
    private static readonly string[] Visible = [.. Build().Commands.Where(command => !command.Hidden).Select(command => command.Name)];

    public static TheoryData<string> VisibleCommands => [.. Visible];

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--帮助")]
    public void Help_lists_every_command_and_the_exit_statuses(string option)
    {
        CliRun run = CliRun.Plain(option);
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.Equal("", run.Error);
        Assert.All(Visible, name => Assert.Contains($"  {name}、", run.Out, StringComparison.Ordinal));
        Assert.Contains("退出状态：\n  0    成功\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("  130  被中止", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(VisibleCommands))]
    public void Help_of_a_command_shows_both_names_of_its_options_and_an_example(string name)
    {
        CliCommand command = Build().Commands.Single(candidate => candidate.Name == name);
        CliRun run = CliRun.Plain(name, "--help");
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.All(command.Options, option => Assert.Contains($"{option.Name}、{option.ChineseName}", run.Out, StringComparison.Ordinal));
        Assert.Contains("\n例子：\n  # ", run.Out, StringComparison.Ordinal);
        Assert.Contains($"zhaodan {name}", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n退出状态：\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(run, CliRun.Plain(command.ChineseName, "--帮助"));
    }

    [Fact]
    public void Every_option_has_an_english_and_a_chinese_name()
    {
        CommandLine commandLine = Build();
        IEnumerable<CliOption> options = commandLine.Commands.SelectMany(command => command.Options).Concat(commandLine.RootOptions);
        Assert.All(options, option =>
        {
            Assert.Matches("^--[a-z][a-z-]+$", option.Name);
            Assert.Matches(@"^--[\u4E00-\u9FFF]+$", option.ChineseName);
            Assert.Matches(@"[\u4E00-\u9FFF]", option.Help);
        });
    }

    [Fact]
    public void Version_is_data()
    {
        CliRun run = CliRun.Plain("--version");
        Assert.Matches(@"^zhaodan \d+\.\d+\.\d+\n$", run.Out);
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
    }

    [Fact]
    public void Nothing_to_do_shows_help_on_standard_error()
    {
        CliRun run = CliRun.Plain();
        Assert.Equal((ExitStatus.Usage, ""), (run.Status, run.Out));
        Assert.Contains("用法：", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("错误 ZD4001：命令行里的“chekc”不是已知的命令、选项或者参数。\n改法：是不是“check”？请加上 --help 查看用法。\n", "chekc")]
    [InlineData("错误 ZD4001：命令行里的“--versoin”不是已知的命令、选项或者参数。\n改法：是不是“--version”？请加上 --help 查看用法。\n", "--versoin")]
    [InlineData("错误 ZD4001：命令行里的“--formt”不是已知的命令、选项或者参数。\n改法：是不是“--format”？请加上 --help 查看用法。\n", "check", "--formt", "json")]
    [InlineData("错误 ZD4001：命令行里的“--zzz”不是已知的命令、选项或者参数。\n改法：请加上 --help 查看用法。\n", "check", "--zzz")]
    [InlineData("错误 ZD4001：命令行里的“zsh”不是已知的命令、选项或者参数。\n改法：请加上 --help 查看用法。\n", "completion", "bash", "zsh")]
    [InlineData("错误 ZD4002：缺少选项“--格式”的值。\n改法：请补上，例如：--格式 text。\n", "check", "--格式")]
    [InlineData("错误 ZD4002：缺少选项“--out”的值。\n改法：请补上，例如：--out 路径。\n", "check", "--out", "--format", "json")]
    [InlineData("错误 ZD4002：缺少命令解释程序的名称。\n改法：请补上，例如：zhaodan completion bash。\n", "completion")]
    [InlineData("错误 ZD4003：选项“--format”的值“yaml”不能用。\n改法：可以写：text、json、sarif。\n", "check", "--format", "yaml")]
    [InlineData("错误 ZD4004：选项“--out”只能写一次，这里写了 2 次。\n改法：请只留一个；多个值用逗号或者顿号连起来写。\n", "check", "--out", "a", "--输出", "b")]
    public void Wrong_use_is_one_chinese_finding_on_standard_error(string expected, params string[] arguments)
    {
        CliRun run = CliRun.Plain(arguments);
        Assert.Equal(expected, run.Error);
        Assert.Equal((ExitStatus.Usage, ""), (run.Status, run.Out));
    }

    [Fact]
    public void Cancelled_work_ends_with_130()
    {
        CliRun run = CliRun.In(Path.GetTempPath(), new CancellationToken(canceled: true), "check");
        Assert.Equal((ExitStatus.Cancelled, ""), (run.Status, run.Out));
        Assert.StartsWith("提示 ZD4040：已按要求中止。", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_of_the_program_is_a_sentence_and_a_status()
    {
        var terminal = new Terminal { Out = new FaultyWriter(new InvalidOperationException("x")), OutBytes = Stream.Null, Error = new StringWriter { NewLine = "\n" }, CurrentDirectory = "/", Time = TimeProvider.System };
        Assert.Equal(ExitStatus.Failure, CommandLine.Run(["--version"], terminal));
        Assert.StartsWith("错误 ZD4050：程序内部出错：InvalidOperationException。", terminal.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Full_disk_behind_standard_output_is_said()
    {
        var terminal = new Terminal { Out = new FaultyWriter(new IOException("full", 28)), OutBytes = Stream.Null, Error = new StringWriter { NewLine = "\n" }, CurrentDirectory = "/", Time = TimeProvider.System };
        Assert.Equal(ExitStatus.Failure, CommandLine.Run(["--version"], terminal));
        Assert.StartsWith("错误 ZD4030：不能写入“标准输出”：磁盘已满。", terminal.Error.ToString(), StringComparison.Ordinal);
    }

    private static CommandLine Build() => CommandLine.Create();

    private sealed class FaultyWriter(Exception failure) : StringWriter
    {
        public override void Flush() => throw failure;
    }
}
