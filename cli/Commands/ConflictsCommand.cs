using Zhaodan.Analysis.Checks;
using Zhaodan.Analysis.Conflicts;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Cli.Comparing;
using Zhaodan.Cli.Conflicts;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Cli.Commands;

/// <summary>What a legality review looks for: a regime against its 上位, and against itself.</summary>
internal sealed class ConflictsCommand : CliCommand
{

    private readonly CliOption _group;
    private readonly SearchLimit _limit;
    private readonly CliOption _specs;
    private readonly CliOption _format;
    private readonly CliOption _out;

    public ConflictsCommand()
        : base("conflicts", "抵触", "一部制度同上位有没有抵触，自己的条款之间有没有矛盾、重复")
    {
        Operands = "<制度> [上位…]";
        OperandsHelp = "制度的代号；上位的代号，不写则为制度的“上位”一行里、规则库中有的";
        _group = Add(new CliOption("--group", "--结论组", "名称", "同上位只比这些结论组，多个用逗号隔开"));
        _limit = new SearchLimit(Add);
        _specs = Add(LibraryOptions.Specs());
        _format = Add(new CliOption("--format", "--格式", "格式", "text（默认）或者 json", "text", "json"));
        _out = Add(LibraryOptions.Out("写入文件，不写则输出到标准输出"));
        Details =
            "同上位：两边都由条款得出确定的结论而结论不同的，逐条列出：下位免而上位究，下位究而上位免，每处附最小的案例和两边的条款；一条都没有的，就是已经证明没有。\n" +
            "一边没有规定、或者由人裁量的，不算抵触，用 zhaodan compare 看。案例的事实都看作已经查明，兜底项视为没有认定，因果联系视为有。\n" +
            "制度之内：永远不能适用的条款、永远不起作用的除外、包含在别的条款之中的情形、同时适用而结论相反的条款，同 zhaodan check 一样，每处有证明或者例子。";
        Examples =
        [
            ("zhaodan conflicts 连云港2022 国家草案2020 --group 责任", "一部地方规定同国家草案"),
            ("zhaodan conflicts 连云港2022", "只看自己的条款"),
        ];
    }

    public override int Run(Invocation invocation)
    {
        if (invocation.Operands.Count == 0) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "制度的代号", "zhaodan conflicts 连云港2022");
        string code = invocation.Operands[0];
        string[] named = [.. invocation.Operands.Skip(1)];
        if (!_limit.TryRead(invocation, out DiagramLimits limits)) return ExitStatus.Usage;
        string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
        StatuteLibrary library = StatuteLibrary.Load([specs], invocation.Terminal);
        if (library.Select([code, .. named], specs, invocation, out int status) is null || library.Compilation.Find(code) is not { } lower) return status;
        CompiledRegime[] superiors = [.. (named.Length > 0 ? named.Select(library.Compilation.Find) : Superiors(lower, library)).OfType<CompiledRegime>()];
        if (superiors.FirstOrDefault(superior => superior.Program.Header.FamilyCode == lower.Program.Header.FamilyCode) is not null) return invocation.Misused(DiagnosticCatalogue.ReviewedAgainstItself, code);
        foreach (CompiledRegime superior in superiors)
        {
            if (!ComparableRegimes.Check([lower.Program, superior.Program], invocation.Values(_group), invocation)) return ExitStatus.Usage;
        }

        var report = new ConflictReport(
            lower,
            [.. superiors.Select(superior => new SuperiorConflicts(superior.Program, RankConflictFinder.Find(lower.Program, superior.Program, invocation.Values(_group), limits, invocation.Terminal.Cancellation)))],
            RegimeChecks.Of(lower, cancellation: invocation.Terminal.Cancellation));
        foreach (SuperiorConflicts superior in report.Superiors)
        {
            string[] open = [.. superior.Groups.Where(group => group.IsGivenUp).Select(group => group.Group)];
            if (open.Length > 0) invocation.Report(DiagnosticCatalogue.DiffGivenUp, superior.Superior.Header.Code, string.Join('、', open));
        }

        string? path = invocation.Value(_out);
        bool isWritten = invocation.Value(_format, "text") == "json"
            ? ResultOutput.TryWriteBytes(invocation, path, stream => ConflictJson.Write(stream, report))
            : ResultOutput.TryWriteText(invocation, path, (writer, _) => ConflictText.Write(writer, report));
        return isWritten ? ExitStatus.Ok : ExitStatus.Failure;
    }

    // 上位 by 代号, or by title where the library has it.
    private static IEnumerable<CompiledRegime?> Superiors(CompiledRegime lower, StatuteLibrary library) =>
        lower.Program.Header.SuperiorCodes.Select(library.Compilation.Find)
            .Concat(library.Compilation.Regimes.Where(regime => lower.Program.Header.Superiors.Contains(regime.Program.Header.Title)))
            .Distinct();
}
