using Zhaodan.Cli.Input;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Commands;

/// <summary>
/// What the completion scripts ask: the words so far, the last one being typed. One candidate a line; none where files
/// are wanted, which the shell completes itself.
/// </summary>
internal sealed class CompleteCommand : CliCommand
{
    private readonly CommandLine _commandLine;

    public CompleteCommand(CommandLine commandLine)
        : base("complete", "候选", "补全脚本所用")
    {
        Hidden = true;
        _commandLine = commandLine;
    }

    public override int Run(Invocation invocation)
    {
        IReadOnlyList<string> words = invocation.Operands;
        string current = words.Count > 0 ? words[^1] : "";
        foreach (string candidate in Candidates(words, current, invocation.Terminal))
        {
            if (candidate.StartsWith(current, StringComparison.Ordinal)) invocation.Terminal.Out.WriteLine(candidate);
        }

        return ExitStatus.Ok;
    }

    private IEnumerable<string> Candidates(IReadOnlyList<string> words, string current, Terminal terminal)
    {
        if (words.Count <= 1)
        {
            return current.StartsWith('-')
                ? Names(_commandLine.RootOptions)
                : _commandLine.Commands.Where(command => !command.Hidden).SelectMany(command => new[] { command.Name, command.ChineseName });
        }

        CliCommand? command = _commandLine.Commands.FirstOrDefault(candidate => IsNamed(candidate.Name, candidate.ChineseName, words[0]));
        if (command is null) return [];
        CliOption? option = command.Options.FirstOrDefault(candidate => !candidate.IsSwitch && IsNamed(candidate.Name, candidate.ChineseName, words[^2]));
        if (option is not null) return ValuesOf(option, words, current, terminal);
        return current.StartsWith('-') ? Names(command.Options.Concat(_commandLine.CommonOptions)) : command.OperandChoices;
    }

    private static IEnumerable<string> ValuesOf(CliOption option, IReadOnlyList<string> words, string current, Terminal terminal)
    {
        if (option.Completes != CompletionKind.Regimes) return option.Choices;
        int at = current.LastIndexOfAny([',', '，', '、']);
        string before = current[..(at + 1)];
        return RegimeCodes.Under(terminal.FullPath(LibraryOf(words))).Select(code => before + code);
    }

    private static string LibraryOf(IReadOnlyList<string> words)
    {
        for (int i = 0; i + 1 < words.Count; i++)
        {
            if (IsNamed(LibraryOptions.SpecsName, LibraryOptions.SpecsChineseName, words[i])) return words[i + 1];
        }

        return LibraryOptions.DefaultSpecs;
    }

    private static bool IsNamed(string name, string chineseName, string word) =>
        string.Equals(word, name, StringComparison.Ordinal) || string.Equals(word, chineseName, StringComparison.Ordinal);

    private static IEnumerable<string> Names(IEnumerable<CliOption> options) => options.SelectMany(option => new[] { option.Name, option.ChineseName });
}
