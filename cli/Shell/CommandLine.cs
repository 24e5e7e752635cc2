using System.CommandLine;
using System.CommandLine.Parsing;
using System.Reflection;
using Zhaodan.Cli.Commands;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Input;

namespace Zhaodan.Cli.Shell;

/// <summary>Parses a command line, runs the command and turns whatever happens into an exit status.</summary>
internal sealed class CommandLine
{
    /// <summary>The name under which people type it.</summary>
    public const string Executable = "zhaodan";

    private static readonly ParserConfiguration Configuration = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    private readonly RootCommand _root;
    private readonly CliOption _help = new("--help", "--帮助", "", "显示用法") { ShortName = "-h" };
    private readonly CliOption _version = new("--version", "--版本", "", "显示版本");

    /// <summary>All commands, ready to parse.</summary>
    public static CommandLine Create() => new();

    private CommandLine()
    {
        _root = new RootCommand();
        _root.Directives.Clear();
        _root.Options.Clear();
        _help.Syntax.Recursive = true;
        _root.Options.Add(_help.Syntax);
        _root.Options.Add(_version.Syntax);
        Commands =
        [
            new CheckCommand(),
            new ReviewCommand(),
            new ImportCommand(),
            new TestCommand(),
            new ReadCommand(),
            new CompareCommand(),
            new DiffCommand(),
            new ConflictsCommand(),
            new ExplainCommand(),
            new WhatIfCommand(),
            new AskCommand(),
            new DecideCommand(),
            new RenameCommand(),
            new DocCommand(),
            new ScreenCommand(),
            new PackCommand(),
            new MergeCommand(),
            new BuildCommand(),
            new ShowCommand(),
            new GenerateCommand(),
            new BenchCommand(),
            new DiagnosticsCommand(),
            new CompletionCommand(),
            new CompleteCommand(this),
        ];
        foreach (CliCommand command in Commands)
        {
            command.Syntax.Arguments.Add(command.OperandArgument);
            _root.Subcommands.Add(command.Syntax);
        }
    }

    public IReadOnlyList<CliCommand> Commands { get; }

    /// <summary>Options that every command has.</summary>
    public IReadOnlyList<CliOption> CommonOptions => [_help];

    public IReadOnlyList<CliOption> RootOptions => [_help, _version];

    /// <summary>The version of the build, without the commit.</summary>
    public static string Version
    {
        get
        {
            string version = typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
            int plus = version.IndexOf('+', StringComparison.Ordinal);
            return plus < 0 ? version : version[..plus];
        }
    }

    public static int Run(string[] arguments, Terminal terminal)
    {
        int status;
        try
        {
            status = Create().Dispatch(arguments, terminal);
            terminal.Out.Flush();
        }
        catch (OperationCanceledException) when (terminal.Cancellation.IsCancellationRequested)
        {
            Invocation.Report(terminal, DiagnosticCatalogue.Cancelled);
            status = ExitStatus.Cancelled;
        }
        catch (IOException failure)
        {
            // Files are opened where they can be named; what is left is standard output (a full disk behind a redirection).
            Invocation.Report(terminal, DiagnosticCatalogue.CannotWrite, "标准输出", FailureText.Of(failure));
            status = ExitStatus.Failure;
        }
#pragma warning disable CA1031 // The last resort: an exception means a bug, and a user gets a sentence and a status, not a crash.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            Invocation.Report(terminal, DiagnosticCatalogue.InternalError, bug.GetType().Name);
            terminal.Error.WriteLine(bug.ToString());
            status = ExitStatus.Failure;
        }

        return status;
    }

    private int Dispatch(string[] arguments, Terminal terminal)
    {
        ParseResult parsed = _root.Parse(arguments, Configuration);
        CliCommand? command = Commands.FirstOrDefault(candidate => candidate.Syntax == parsed.CommandResult.Command);
        if (parsed.GetResult(_help.Syntax) is { Implicit: false })
        {
            new HelpText(this, terminal.Out).Write(command);
            return ExitStatus.Ok;
        }

        if (command is null) return DispatchRoot(parsed, terminal);

        string[] operands = parsed.GetValue(command.OperandArgument) ?? [];
        var invocation = new Invocation(parsed, operands, terminal);
        if (!CheckOptions(command, parsed, invocation) || !CheckOperands(command, parsed, operands, invocation)) return ExitStatus.Usage;
        terminal.Cancellation.ThrowIfCancellationRequested();
        return command.Run(invocation);
    }

    private int DispatchRoot(ParseResult parsed, Terminal terminal)
    {
        if (parsed.UnmatchedTokens is [string unknown, ..])
        {
            IEnumerable<string> known = unknown.StartsWith('-')
                ? RootOptions.SelectMany(option => new[] { option.Name, option.ChineseName })
                : Commands.Where(command => !command.Hidden).SelectMany(command => new[] { command.Name, command.ChineseName });
            Invocation.Report(terminal, DiagnosticCatalogue.UnknownArgument, unknown, Suggestion.For(unknown, known));
            return ExitStatus.Usage;
        }

        if (parsed.GetResult(_version.Syntax) is { Implicit: false })
        {
            terminal.Out.WriteLine($"{Executable} {Version}");
            return ExitStatus.Ok;
        }

        new HelpText(this, terminal.Error).Write(null);
        return ExitStatus.Usage;
    }

    private static bool CheckOptions(CliCommand command, ParseResult parsed, Invocation invocation)
    {
        foreach (CliOption option in command.Options)
        {
            if (option.IsSwitch || parsed.GetResult(option.Syntax) is not { Implicit: false } result) continue;
            string used = result.IdentifierToken?.Value ?? option.Name;
            if (result.IdentifierTokenCount > 1)
            {
                invocation.Report(DiagnosticCatalogue.RepeatedOption, used, result.IdentifierTokenCount);
                return false;
            }

            if (result.Tokens.Count == 0 || result.Tokens[0].Value.Length == 0)
            {
                string example = option.Choices.Count > 0 ? option.Choices[0] : option.ValueName;
                invocation.Report(DiagnosticCatalogue.MissingArgument, $"选项“{used}”的值", $"{used} {example}");
                return false;
            }

            string value = result.Tokens[0].Value;
            if (option.Choices.Count > 0 && !option.Choices.Contains(value, StringComparer.Ordinal))
            {
                invocation.Report(DiagnosticCatalogue.BadOptionValue, used, value, string.Join('、', option.Choices));
                return false;
            }
        }

        return true;
    }

    private bool CheckOperands(CliCommand command, ParseResult parsed, string[] operands, Invocation invocation)
    {
        // An operand that begins with - is a misspelt option, unless it stands after --.
        bool afterDashes = false;
        foreach (Token token in parsed.Tokens)
        {
            if (token.Type == TokenType.DoubleDash) afterDashes = true;
            if (afterDashes || token.Type != TokenType.Argument || token.Value.Length < 2 || token.Value[0] != '-') continue;
            if (!operands.Contains(token.Value, StringComparer.Ordinal)) continue;
            IEnumerable<string> known = command.Options.Concat(CommonOptions).SelectMany(option => new[] { option.Name, option.ChineseName });
            invocation.Report(DiagnosticCatalogue.UnknownArgument, token.Value, Suggestion.For(token.Value, known));
            return false;
        }

        if (operands.Length > command.MaxOperands)
        {
            invocation.Report(DiagnosticCatalogue.UnknownArgument, operands[command.MaxOperands], "");
            return false;
        }

        return true;
    }
}
