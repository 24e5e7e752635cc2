using System.Collections.Immutable;
using Zhaodan.Cli.Building;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Cli.Commands;

/// <summary>Makes of the clauses what other programs take in: a compiled file, or the schema of their cases.</summary>
internal sealed class BuildCommand : CliCommand
{
    private const string CompiledTarget = "compiled";
    private const string SchemaTarget = "json-schema";
    private const string SqlTargetWord = "sql";

    private readonly CliOption _regime;
    private readonly CliOption _target;
    private readonly SqlOptions _sql;
    private readonly CliOption _out;

    public BuildCommand()
        : base("build", "构建", "把规则编译成别的程序可以装载的文件")
    {
        Operands = "[路径…]";
        OperandsHelp = $"规则文件（.statute）或者文件夹，不写则为 {LibraryOptions.DefaultSpecs}";
        _regime = Add(LibraryOptions.Regime("编译哪些制度，多个用逗号隔开；不写则全部制度"));
        _target = Add(new CliOption("--target", "--目标", "目标", $"{CompiledTarget} 编译文件（默认）、{SchemaTarget} 案件的 JSON Schema、{SqlTargetWord} 数据库里执行的 SQL", CompiledTarget, SchemaTarget, SqlTargetWord));
        _sql = new SqlOptions(Add);
        _out = Add(LibraryOptions.Out("写成的文件，例如 out/规则.zdp；编译文件必写，别的不写则输出到标准输出"));
        Details =
            "编译文件只有数据，没有代码；让位的上位制度和各个版本一起放进去。同样的规则总是得到同样的文件。\n" +
            "宿主程序用 RegimeLibrary.LoadCompiled 装载，可以指定这里输出的 SHA-256（见 docs/开发指南.md）。\n" +
            "JSON Schema 是 2020-12 版，说明取自释义；案件文档按它书写。\n" +
            SqlOptions.Details;
        Examples =
        [
            ("zhaodan build specs --out out/规则.zdp", "全部制度编译成一个文件"),
            ("zhaodan build specs --regime 连云港2022 --target json-schema --out out/案件.schema.json", "一部制度的案件文档怎样写"),
            ("zhaodan build specs --regime 连云港2022 --target sql --dialect postgres --out out/连云港2022.sql", "数据留在 PostgreSQL 里，结论由数据库算"),
        ];
    }

    public override int Run(Invocation invocation)
    {
        string target = invocation.Value(_target, CompiledTarget);
        bool isSchema = target == SchemaTarget;
        if (target == CompiledTarget && !invocation.Has(_out)) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "输出文件", "--out out/规则.zdp");

        IReadOnlyList<string> paths = invocation.Operands.Count > 0 ? invocation.Operands : [LibraryOptions.DefaultSpecs];
        StatuteLibrary library = StatuteLibrary.Load(paths, invocation.Terminal);
        if (library.Select(invocation.Values(_regime), string.Join(' ', paths), invocation, out int status) is not { } selected) return status;

        ImmutableArray<LinkedRegime> regimes = [.. selected.Select(library.Compilation.LinkOf)];
        if (target == SqlTargetWord) return _sql.Write(regimes, invocation, invocation.Value(_out));
        if (isSchema && regimes.Length > 1) return invocation.Misused(DiagnosticCatalogue.OneSchemaAtATime, regimes.Length, string.Join('、', regimes.Select(regime => regime.Code)));
        bool isWritten = isSchema ? WriteSchema(regimes, invocation) : WriteCompiled(regimes, invocation);
        return isWritten ? ExitStatus.Ok : ExitStatus.Failure;
    }

    private bool WriteSchema(ImmutableArray<LinkedRegime> regimes, Invocation invocation)
    {
        string schema = RegimeLibrary.Of(regimes).Regimes[0].CaseSchema();
        return ResultOutput.TryWriteText(invocation, invocation.Value(_out), (writer, _) => writer.WriteLine(schema));
    }

    private bool WriteCompiled(ImmutableArray<LinkedRegime> regimes, Invocation invocation)
    {
        byte[] file = CompiledFile.Write(regimes);
        string? path = invocation.Value(_out);
        if (!ResultOutput.TryWriteStream(invocation, path, stream => stream.Write(file))) return false;
        invocation.Terminal.Out.WriteLine($"写成 {path}：{regimes.Length}部制度（{string.Join('、', regimes.Select(regime => regime.Code))}），{file.Length}字节。");
        invocation.Terminal.Out.WriteLine($"SHA-256　{CompiledFile.Sha256Of(file)}");
        return true;
    }
}
