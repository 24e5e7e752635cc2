using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Zhaodan.Analysis.Tests.Smt;

/// <summary>z3 or cvc5 where the machine has it: reads a script, answers line by line.</summary>
internal sealed class Solver
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _command;
    private readonly string[] _arguments;

    private Solver(string command, params string[] arguments) => (_command, _arguments) = (command, arguments);

    public static Solver Z3 { get; } = new("z3", "-in", "-smt2");

    public static Solver Cvc5 { get; } = new("cvc5", "--lang=smt2", "--incremental");

    public static bool HasBoth { get; } = Z3.IsHere() && Cvc5.IsHere();

    /// <summary>What the solver says to each (check-sat); anything else it says is an error of the script.</summary>
    public string[] Ask(string script)
    {
        using Process process = Start(_arguments);
        process.StandardInput.NewLine = "\n";
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        process.WaitForExit();
        string[] lines = output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string? other = lines.FirstOrDefault(line => line is not ("sat" or "unsat"));
        Assert.True(other is null, $"{_command}: {other}");
        return lines;
    }

    public override string ToString() => _command;

    private bool IsHere()
    {
        try
        {
            using Process process = Start(["--version"]);
            process.StandardInput.Close();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo(_command, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = s_utf8,
            StandardOutputEncoding = s_utf8,
        };
        return Process.Start(start) ?? throw new InvalidOperationException(_command);
    }
}
