using System.CommandLine;

namespace Zhaodan.Cli.Shell;

/// <summary>
/// An option with its English and its Chinese name. The parser takes any number of values for it, so that what is wrong with
/// them is said here, in Chinese, and not by the parser's own messages.
/// </summary>
internal sealed class CliOption
{
    /// <param name="name">--regime</param>
    /// <param name="chineseName">--制度</param>
    /// <param name="valueName">What stands for the value in the help page; empty for a switch.</param>
    /// <param name="help">One line.</param>
    /// <param name="choices">The values it may have, if they are few.</param>
    public CliOption(string name, string chineseName, string valueName, string help, params string[] choices)
    {
        Name = name;
        ChineseName = chineseName;
        ValueName = valueName;
        Help = help;
        Choices = choices;
        Syntax = IsSwitch
            ? new Option<bool>(name, chineseName) { Arity = ArgumentArity.Zero }
            : new Option<string[]>(name, chineseName) { Arity = ArgumentArity.ZeroOrMore };
    }

    public string Name { get; }

    public string ChineseName { get; }

    public string ValueName { get; }

    public string Help { get; }

    public IReadOnlyList<string> Choices { get; }

    public Option Syntax { get; }

    public bool IsSwitch => ValueName.Length == 0;

    /// <summary>A single letter that means the same, such as -h; empty mostly.</summary>
    public string ShortName
    {
        get;
        init
        {
            field = value;
            Syntax.Aliases.Add(value);
        }
    }
    = "";

    /// <summary>What a shell completes the value with.</summary>
    public CompletionKind Completes { get; init; }
}

internal enum CompletionKind
{
    /// <summary>The choices, or nothing</summary>
    Choices,

    File,

    Folder,

    /// <summary>代号 of the regimes of the library</summary>
    Regimes,
}
