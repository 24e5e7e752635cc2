using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Cli.Commands;

/// <summary>Explains diagnostics by their code, or writes the page of all of them.</summary>
internal sealed class DiagnosticsCommand : CliCommand
{
    private readonly CliOption _markdown;

    public DiagnosticsCommand()
        : base("diagnostics", "诊断", "说明一种诊断的原因、例子和改法")
    {
        Operands = "[代码…]";
        OperandsHelp = "ZD1001 之类；不写则列出全部";
        _markdown = Add(new CliOption("--markdown", "--文档", "", "写出全部诊断的文档（docs/诊断.md）"));
        Examples = [("zhaodan diagnostics ZD4014", "ZD4014 是什么意思，怎么改")];
    }

    public override IReadOnlyList<string> OperandChoices => [.. DiagnosticPage.All.Select(descriptor => descriptor.Code)];

    public override int Run(Invocation invocation)
    {
        TextWriter output = invocation.Terminal.Out;
        if (invocation.Has(_markdown))
        {
            DiagnosticPage.Write(output);
            return ExitStatus.Ok;
        }

        if (invocation.Operands.Count == 0)
        {
            foreach (DiagnosticDescriptor descriptor in DiagnosticPage.All)
            {
                output.WriteLine($"{descriptor.Code} {DiagnosticText.SeverityName(descriptor.Severity)}  {DiagnosticPage.WithoutPlaceholders(descriptor.Message)}");
            }

            return ExitStatus.Ok;
        }

        foreach (string code in invocation.Operands)
        {
            DiagnosticDescriptor? descriptor = DiagnosticPage.All.FirstOrDefault(candidate => string.Equals(candidate.Code, code, StringComparison.OrdinalIgnoreCase));
            if (descriptor is null)
            {
                return invocation.Misused(DiagnosticCatalogue.UnknownArgument, code, Suggestion.For(code, DiagnosticPage.All.Select(known => known.Code)));
            }

            output.WriteLine($"{descriptor.Code} {DiagnosticText.SeverityName(descriptor.Severity)}");
            output.WriteLine($"原因：{DiagnosticPage.WithoutPlaceholders(descriptor.Message)}");
            output.WriteLine($"改法：{DiagnosticPage.WithoutPlaceholders(descriptor.Mend)}");
            if (DiagnosticPage.Example(code.ToUpperInvariant()) is not { } example) continue;
            output.WriteLine("例子：");
            foreach (string line in example.TrimEnd().Split('\n')) output.WriteLine("  " + VisibleText.Of(line));
        }

        return ExitStatus.Ok;
    }
}
