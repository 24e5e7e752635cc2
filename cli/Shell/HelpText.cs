using System.Globalization;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Cli.Shell;

/// <summary>The help pages, in Chinese.</summary>
internal sealed class HelpText(CommandLine commandLine, TextWriter writer)
{
    /// <summary>The page of a command, or of <c>zhaodan</c> itself.</summary>
    public void Write(CliCommand? command)
    {
        if (command is null) WriteRoot();
        else WriteCommand(command);
    }

    private void WriteRoot()
    {
        writer.WriteLine("照单：把用中文写的规则编译成程序，给案例作答，每个结论都注明条款。");
        Heading("用法");
        writer.WriteLine($"  {CommandLine.Executable} <命令> [选项]");
        Heading("命令");
        WriteTable(commandLine.Commands.Where(command => !command.Hidden).Select(command => ($"{command.Name}、{command.ChineseName}", command.Summary)));
        Heading("选项");
        WriteOptions(commandLine.RootOptions);
        Heading("例子");
        WriteExamples(commandLine.Commands.Where(command => !command.Hidden && command.Examples.Count > 0).Select(command => command.Examples[0]));
        WriteStatuses();
        writer.WriteLine();
        writer.WriteLine($"一个命令的用法：{CommandLine.Executable} <命令> --help");
    }

    private void WriteCommand(CliCommand command)
    {
        writer.WriteLine(command.Summary + "。");
        Heading("用法");
        string operands = command.Operands.Length > 0 ? " " + command.Operands : "";
        writer.WriteLine($"  {CommandLine.Executable} {command.Name}{operands} [选项]");
        if (command.OperandsHelp.Length > 0)
        {
            Heading("参数");
            WriteTable([(command.Operands.Trim('[', ']', '…'), command.OperandsHelp)]);
        }

        Heading("选项");
        WriteOptions(command.Options.Concat(commandLine.CommonOptions));
        if (command.Details.Length > 0)
        {
            Heading("说明");
            foreach (string line in command.Details.Split('\n')) writer.WriteLine("  " + line);
        }

        if (command.Examples.Count > 0)
        {
            Heading("例子");
            WriteExamples(command.Examples);
        }

        WriteStatuses();
    }

    private void WriteOptions(IEnumerable<CliOption> options) => WriteTable(options.Select(option =>
    {
        string names = option.ShortName.Length > 0 ? $"{option.ShortName}、{option.Name}、{option.ChineseName}" : $"{option.Name}、{option.ChineseName}";
        return (option.IsSwitch ? names : $"{names} {option.ValueName}", option.Help);
    }));

    private void WriteExamples(IEnumerable<(string Line, string Meaning)> examples)
    {
        foreach ((string line, string meaning) in examples)
        {
            writer.WriteLine($"  # {meaning}");
            writer.WriteLine($"  {line}");
        }
    }

    private void WriteStatuses()
    {
        Heading("退出状态");
        WriteTable(ExitStatus.All.Select(entry => (entry.Status.ToString(CultureInfo.InvariantCulture), entry.Meaning)));
    }

    private void Heading(string heading)
    {
        writer.WriteLine();
        writer.WriteLine(heading + "：");
    }

    private void WriteTable(IEnumerable<(string Left, string Right)> rows)
    {
        const int widest = 40;
        (string Left, string Right)[] all = [.. rows];
        int column = Math.Min(widest, all.Max(row => DisplayWidth.Of(row.Left)));
        foreach ((string left, string right) in all) writer.WriteLine($"  {DisplayWidth.PadRight(left, column)}  {right}");
    }
}
