using System.CommandLine;

namespace Zhaodan.Cli.Shell;

/// <summary>One command of <c>zhaodan</c>: what it takes, how its help reads, and what it does.</summary>
internal abstract class CliCommand
{
    protected CliCommand(string name, string chineseName, string summary)
    {
        Summary = summary;
        ChineseName = chineseName;
        Syntax = new Command(name, summary);
        Syntax.Aliases.Add(chineseName);
    }

    /// <summary>Name, aliases, arguments and options, for the parser.</summary>
    public Command Syntax { get; }

    public string Name => Syntax.Name;

    public string ChineseName { get; }

    /// <summary>One line, without a full stop.</summary>
    public string Summary { get; }

    /// <summary>What stands after the options in the usage line: CASES, [PATH…].</summary>
    public string Operands { get; protected init; } = "";

    /// <summary>How the operands read in the help page.</summary>
    public string OperandsHelp { get; protected init; } = "";

    /// <summary>A paragraph or more for the help page.</summary>
    public string Details { get; protected init; } = "";

    /// <summary>Whole command lines with a word on each.</summary>
    public IReadOnlyList<(string Line, string Meaning)> Examples { get; protected init; } = [];

    public IReadOnlyList<CliOption> Options => _options;

    /// <summary>How many operands may stand; the rest is an error.</summary>
    public int MaxOperands { get; protected init; } = int.MaxValue;

    public bool Hidden
    {
        get => Syntax.Hidden;
        protected init => Syntax.Hidden = value;
    }

    public Argument<string[]> OperandArgument { get; } = new("operands") { Arity = ArgumentArity.ZeroOrMore };

    private readonly List<CliOption> _options = [];

    /// <summary>Runs; the result is one of <see cref="ExitStatus"/>.</summary>
    public abstract int Run(Invocation invocation);

    /// <summary>What a shell may complete an operand with beside files; empty = files.</summary>
    public virtual IReadOnlyList<string> OperandChoices => [];

    protected CliOption Add(CliOption option)
    {
        _options.Add(option);
        Syntax.Options.Add(option.Syntax);
        return option;
    }
}
