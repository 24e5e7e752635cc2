using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Cli.Commands;

/// <summary>Writes a script that lets a shell complete commands, options, values and 代号; it asks <c>zhaodan complete</c>.</summary>
internal sealed class CompletionCommand : CliCommand
{
    private const string Bash = """
        # 照单的命令补全。用法：eval "$(zhaodan completion bash)"
        _zhaodan() {
          local IFS=$'\n'
          COMPREPLY=($("${COMP_WORDS[0]}" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
        }
        complete -o default -F _zhaodan zhaodan ./zhaodan
        """;

    private const string Zsh = """
        #compdef zhaodan ./zhaodan
        # 照单的命令补全。用法：eval "$(zhaodan completion zsh)"
        _zhaodan() {
          local -a candidates
          candidates=("${(@f)$("${words[1]}" complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
          if [[ -n "${candidates[1]}" ]]; then compadd -a candidates; else _files; fi
        }
        compdef _zhaodan zhaodan ./zhaodan
        """;

    private const string Fish = """
        # 照单的命令补全。用法：zhaodan completion fish | source
        function __zhaodan_complete
          set -l words (commandline -opc)
          $words[1] complete -- $words[2..] (commandline -ct) 2>/dev/null
        end
        complete -c zhaodan -a '(__zhaodan_complete)'
        """;

    public CompletionCommand()
        : base("completion", "补全", "写出命令行补全的脚本")
    {
        Operands = "<bash|zsh|fish>";
        OperandsHelp = "终端所用的命令解释程序";
        MaxOperands = 1;
        Examples = [("eval \"$(zhaodan completion bash)\"", "在 bash 里用 Tab 补全")];
    }

    public override IReadOnlyList<string> OperandChoices => ["bash", "zsh", "fish"];

    public override int Run(Invocation invocation)
    {
        if (invocation.Operands is not [string shell])
        {
            return invocation.Misused(DiagnosticCatalogue.MissingArgument, "命令解释程序的名称", "zhaodan completion bash");
        }

        string? script = shell switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            _ => null,
        };
        if (script is null) return invocation.Misused(DiagnosticCatalogue.UnknownArgument, shell, Suggestion.For(shell, OperandChoices));
        invocation.Terminal.Out.WriteLine(script);
        return ExitStatus.Ok;
    }
}
