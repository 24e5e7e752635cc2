using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Emit.CSharp;
using Zhaodan.Compiler.Emit.Smt;
using Zhaodan.Compiler.Syntax.Printing;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Printing;

namespace Zhaodan.Cli.Commands;

/// <summary>Shows what a stage of the compiler made of the clauses.</summary>
internal sealed class ShowCommand : CliCommand
{
    private readonly CliOption _stage;
    private readonly CliOption _regime;
    private readonly CliOption _values;
    private readonly CliOption _out;

    public ShowCommand()
        : base("show", "查看", "查看编译器各阶段的结果")
    {
        Operands = "[路径…]";
        OperandsHelp = $"规则文件（.statute）或者文件夹，不写则为 {LibraryOptions.DefaultSpecs}";
        _stage = Add(new CliOption("--stage", "--阶段", "阶段", "tokens 切分、tree 语法树、program 程序、csharp 生成的 C#、smt 给求解器的公式", "tokens", "tree", "program", "csharp", "smt"));
        _regime = Add(LibraryOptions.Regime("只看这些制度（program、csharp、smt），多个用逗号隔开"));
        _values = Add(new CliOption("--values", "--取值", "两值", "smt 的事实：two 只有是、否（默认），three 还可以不明", "two", "three"));
        _out = Add(LibraryOptions.Out("写入文件，不写则输出到标准输出"));
        Details = "tokens 和 tree 逐个文件输出，有错误的文件也输出；program 和 csharp 逐部制度输出。\n" +
            "smt 是 SMT-LIB 2.6：每个事实、条件、条款和结论各有一个名字，z3、cvc5 等求解器直接能读，用来另行核对分析的结论。";
        Examples =
        [
            ("zhaodan show specs --stage program --regime 连云港2022", "一部制度编译成的程序"),
            ("zhaodan show specs --stage smt --regime 连云港2022 --out out/连云港2022.smt2", "交给求解器的公式"),
            ("zhaodan show 草稿.statute --stage tokens", "一个文件里的字词是怎样切分的"),
        ];
    }

    public override int Run(Invocation invocation)
    {
        if (invocation.Value(_stage) is not { } stage) return invocation.Misused(Compiler.Diagnostics.DiagnosticCatalogue.MissingArgument, "要查看的阶段", "--stage program");
        IReadOnlyList<string> paths = invocation.Operands.Count > 0 ? invocation.Operands : [LibraryOptions.DefaultSpecs];
        StatuteLibrary library = StatuteLibrary.Load(paths, invocation.Terminal);
        IEnumerable<string> parts;
        int status = library.FileStatus;
        if (stage is "tokens" or "tree")
        {
            if (status == ExitStatus.Usage) return status;
            parts = stage == "tokens" ? Tokens(library.Compilation) : Trees(library.Compilation);
        }
        else
        {
            if (library.Select(invocation.Values(_regime), string.Join(' ', paths), invocation, out status) is not { } regimes) return status;
            var smt = new SmtOptions { IsIncomplete = invocation.Value(_values, "two") == "three" };
            parts = regimes.Select(regime => stage switch
            {
                "program" => ProgramPrinter.Print(regime.Program),
                "smt" => SmtScript.Of(regime.Program, smt),
                _ => CSharp(regime),
            });
        }

        bool isWritten = ResultOutput.TryWriteText(invocation, invocation.Value(_out), (writer, _) =>
        {
            foreach (string part in parts) writer.WriteLine(part.TrimEnd());
        });
        return isWritten ? status : ExitStatus.Failure;
    }

    private static IEnumerable<string> Tokens(CompilationResult compilation) =>
        compilation.Declarations.Select(file => Headed(file.Source, TokenPrinter.Print(file, compilation.Lexicons)));

    private static IEnumerable<string> Trees(CompilationResult compilation) =>
        compilation.Files.Select(file => Headed(file.Source, SyntaxPrinter.Print(file)));

    private static string Headed(SourceText source, string text) => $"// {VisibleText.Of(source.Path)}\n{text}";

    private static string CSharp(CompiledRegime regime) =>
        CSharpEmitter.Emit(regime.Program, new EmitOptions { ProgramHash = ProgramHash.Of(regime.Program) }).Text;
}
