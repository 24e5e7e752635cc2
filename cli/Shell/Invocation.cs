using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Cli.Shell;

/// <summary>One run of a command: its options and operands as given, already checked for number and choices.</summary>
internal sealed class Invocation(ParseResult parsed, IReadOnlyList<string> operands, Terminal terminal)
{
    private static readonly char[] ListSeparators = [',', '，', '、'];

    /// <summary>Of a finding about the command itself.</summary>
    public static SourceLocation NoPlace { get; } = new(new SourceText("", ""), default);

    public Terminal Terminal { get; } = terminal;

    public IReadOnlyList<string> Operands { get; } = operands;

    public bool Has(CliOption option) => parsed.GetResult(option.Syntax) is { Implicit: false };

    public string? Value(CliOption option) =>
        parsed.GetResult(option.Syntax) is { Implicit: false, Tokens: [Token token, ..] } ? token.Value : null;

    public string Value(CliOption option, string whenAbsent) => Value(option) ?? whenAbsent;

    /// <summary>A list joined by , ， or 、; empty when the option is absent.</summary>
    public IReadOnlyList<string> Values(CliOption option) =>
        Value(option)?.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>A whole number; false when it is not one or out of range, which is reported.</summary>
    public bool TryNumber(CliOption option, long whenAbsent, long least, long most, out long number)
    {
        number = whenAbsent;
        if (Value(option) is not { } text) return true;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number >= least && number <= most) return true;
        Report(DiagnosticCatalogue.BadOptionValue, option.Name, text, string.Create(CultureInfo.InvariantCulture, $"{least} 到 {most} 之间的整数"));
        return false;
    }

    /// <summary>Writes a finding about the command itself to standard error.</summary>
    public void Report(DiagnosticDescriptor descriptor, params object[] arguments) => Report(Terminal, descriptor, arguments);

    /// <summary>The same, and the exit status that goes with a wrong use.</summary>
    public int Misused(DiagnosticDescriptor descriptor, params object[] arguments)
    {
        Report(descriptor, arguments);
        return ExitStatus.Usage;
    }

    public static void Report(Terminal terminal, DiagnosticDescriptor descriptor, params object[] arguments)
    {
        var bag = new DiagnosticBag();
        bag.Report(descriptor, NoPlace, arguments);
        terminal.ErrorText.Write(terminal.Error, bag.Items[0]);
    }
}
