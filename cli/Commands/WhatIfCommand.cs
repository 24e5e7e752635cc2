using System.Collections.Immutable;
using Zhaodan.Analysis.WhatIf;
using Zhaodan.Cli.Explaining;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Cli.WhatIf;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Input;

namespace Zhaodan.Cli.Commands;

/// <summary>Finds the smallest changes of facts that would change the answer to one case.</summary>
internal sealed class WhatIfCommand : CliCommand
{
    private readonly CliOption _regime;
    private readonly CliOption _case;
    private readonly CliOption _act;
    private readonly CliOption _groups;
    private readonly CliOption _to;
    private readonly CliOption _fixed;
    private readonly CliOption _open;
    private readonly CliOption _most;
    private readonly CliOption _limit;
    private readonly CliOption _specs;
    private readonly CliOption _format;
    private readonly CliOption _out;
    private readonly CaseFileOptions _caseFile;

    public WhatIfCommand()
        : base("what-if", "假如", "一个案例最少改变哪几项事实，答案就会不同")
    {
        Operands = "<案例文件>";
        OperandsHelp = "案例表（.csv、.ndjson、.xlsx、.arrow），或者含有案例的规则文件（.statute）";
        MaxOperands = 1;
        _regime = Add(LibraryOptions.Regime("问哪些制度，多个用逗号隔开；必写"));
        _case = Add(new CliOption("--case", "--案号", "案号", "案例表的案号，或者规则文件里案例的名称；必写"));
        _act = Add(new CliOption("--act", "--行为", "行为", "案例有几个行为时，问哪一个；不写则逐个问"));
        _groups = Add(new CliOption("--group", "--结论组", "结论组", "只问这些结论组，多个用逗号隔开；不写则为全部"));
        _to = Add(new CliOption("--to", "--改为", "结论", "要变成的结论（可以是 无、不适用）；不写则为任何不同的答案"));
        _fixed = Add(new CliOption("--fixed", "--不变", "事实", "不得改变的事实，多个用逗号隔开"));
        _open = Add(new CliOption("--open", "--认可兜底", "", "兜底项（其他……、等）也可以改为认可"));
        _most = Add(new CliOption("--most", "--最多", "项数", "最多同时改变几项事实，不写则为 4"));
        _limit = Add(new CliOption("--limit", "--列出", "个数", "每个结论组最多列出几种改变，不写则为 20；其余只计数"));
        _specs = Add(LibraryOptions.Specs());
        _format = Add(new CliOption("--format", "--格式", "格式", "text（默认）或者 json", "text", "json"));
        _out = Add(LibraryOptions.Out("写入文件，不写则输出到标准输出"));
        _caseFile = new CaseFileOptions(Add);
        Details =
            "一项改变把一个事实改成是或者否，把数、日期改到条文划分的另一段，或者把选项改成另一个；互斥、蕴含和推定都重新推算，自相矛盾的不算。\n" +
            "每个结论组列出项数最少的全部改变、改变以后的答案、转向的条款和除外；每一种都由解释求值核对过。没有的，说明是证明了没有，还是步数用完。\n" +
            "决定、读法和案件的日期不在改变之列；兜底项要写 --open。";
        Examples =
        [
            ("zhaodan what-if specs/cases/sample.csv --regime 连云港2022 --keep 县区 --case LYG-2023-004 --group 责任", "差在哪一项事实上"),
            ("zhaodan what-if specs/cases/sample.csv --regime 连云港2022 --keep 县区 --case LYG-2023-004 --to 追究 --fixed 故意违法", "不动某项事实，怎样会变成追究"),
        ];
    }

    public override int Run(Invocation invocation)
    {
        if (invocation.Operands is not [string file]) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "案例文件", "zhaodan what-if specs/cases/sample.csv");
        IReadOnlyList<string> codes = invocation.Values(_regime);
        if (codes.Count == 0) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "制度的代号", "--regime 连云港2022");
        if (invocation.Value(_case) is not { } name) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "案号", "--case LYG-2023-004");
        if (!invocation.TryNumber(_most, 4, 1, 8, out long most) || !invocation.TryNumber(_limit, 20, 1, 1_000, out long limit)) return ExitStatus.Usage;
        if (!_caseFile.TryRead(invocation, out CaseReaderOptions options)) return ExitStatus.Usage;

        string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
        bool isStatute = file.EndsWith(StatuteFiles.Extension, StringComparison.Ordinal);
        StatuteLibrary library = StatuteLibrary.Load(isStatute && Directory.Exists(invocation.Terminal.FullPath(specs)) ? [specs, file] : isStatute ? [file] : [specs], invocation.Terminal);
        if (library.Select(codes, specs, invocation, out int status) is not { } regimes) return status;
        if (!AreKnown(invocation, regimes)) return ExitStatus.Usage;

        var findings = new DiagnosticBag();
        SingleCase? found = SingleCase.Load(file, name, regimes, library, options, _caseFile.RestFalse(invocation), findings, invocation);
        if (found is null || findings.HasErrors) return Report(invocation, findings);
        if (ActsOf(found, invocation) is not { } acts) return ExitStatus.Usage;
        var answers = new List<CaseWhatIf>();
        for (int r = 0; r < regimes.Count; r++)
        {
            var answerer = new CaseAnswerer(library.Compilation.LinkOf(regimes[r]), regimes[r].Program, [], false);
            var finder = new CaseWhatIfFinder(answerer, Request(invocation, regimes[r].Program, (int)most, (int)limit), invocation.Values(_groups), invocation);
            foreach (SingleAct act in acts)
            {
                if (finder.Find(name, act, act.Regimes[r], findings) is { } answer) answers.Add(answer);
            }
        }

        status = Report(invocation, findings);
        return status == ExitStatus.Ok ? Write(invocation, answers) : status;
    }

    private WhatIfRequest Request(Invocation invocation, RegimeProgram program, int most, int limit) => new()
    {
        Fixed = [.. invocation.Values(_fixed).SelectMany(name => Enumerable.Range(0, program.Facts.Length).Where(fact => IsCalled(program.Facts[fact], name)))],
        Wanted = invocation.Value(_to, ""),
        GrantsOpenItems = invocation.Has(_open),
        MostFacts = most,
        MostChanges = limit,
    };

    private static bool IsCalled(Fact fact, string name) => fact.Name == name || fact.Synonyms.Contains(name) || fact.FormerNames.Contains(name);

    private bool AreKnown(Invocation invocation, IReadOnlyList<CompiledRegime> regimes)
    {
        foreach (string name in invocation.Values(_fixed))
        {
            if (regimes.Any(regime => regime.Program.Facts.Any(fact => IsCalled(fact, name)))) continue;
            invocation.Report(DiagnosticCatalogue.FixedFactUnknown, name, Suggestion.For(name, regimes.SelectMany(regime => regime.Program.Facts).Select(fact => fact.Name)));
            return false;
        }

        ConclusionGroup[] derived = [.. regimes.SelectMany(regime => regime.Program.Groups).Where(group => group.IsDerived)];
        IReadOnlyList<string> groups = invocation.Values(_groups);
        foreach (string name in groups)
        {
            if (derived.Any(group => group.Name == name)) continue;
            string[] names = [.. derived.Select(group => group.Name).Distinct()];
            invocation.Report(DiagnosticCatalogue.NoSuchGroup, name, Suggestion.For(name, names), string.Join('、', names));
            return false;
        }

        if (invocation.Value(_to) is not { } wanted) return true;
        ConclusionGroup[] asked = [.. derived.Where(group => groups.Count == 0 || groups.Contains(group.Name))];
        if (asked.Any(group => WhatIfFinder.HasValue(group, wanted))) return true;
        string[] values = [.. asked.SelectMany(group => group.Values).Select(value => value.Name).Distinct(), "无", "不适用"];
        invocation.Report(DiagnosticCatalogue.WantedValueUnknown, wanted, Suggestion.For(wanted, values), string.Join('、', values));
        return false;
    }

    private ImmutableArray<SingleAct>? ActsOf(SingleCase found, Invocation invocation)
    {
        if (invocation.Value(_act) is not { } name) return found.Acts;
        ImmutableArray<SingleAct> named = [.. found.Acts.Where(act => act.Name == name)];
        if (!named.IsEmpty) return named;
        invocation.Report(DiagnosticCatalogue.BadOptionValue, _act.Name, name, string.Join('、', found.Acts.Select(act => act.Name)));
        return null;
    }

    private static int Report(Invocation invocation, DiagnosticBag findings)
    {
        int status = CaseTable.StatusOf(findings.Items);
        DiagnosticSeverity least = status == ExitStatus.Findings ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        foreach (Diagnostic finding in findings.Items.Where(finding => finding.Severity >= least)) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
        return status;
    }

    private bool Write(Invocation invocation, List<CaseWhatIf> answers, string? path) => invocation.Value(_format, "text") == "json"
        ? ResultOutput.TryWriteBytes(invocation, path, stream => JsonList.Write(stream, answers, WhatIfJson.Write))
        : ResultOutput.TryWriteText(invocation, path, (writer, _) =>
        {
            for (int i = 0; i < answers.Count; i++)
            {
                if (i > 0) writer.WriteLine();
                WhatIfText.Write(writer, answers[i]);
            }
        });

    private int Write(Invocation invocation, List<CaseWhatIf> answers) => Write(invocation, answers, invocation.Value(_out)) ? ExitStatus.Ok : ExitStatus.Failure;
}
