using System.Collections.Immutable;
using Zhaodan.Analysis.Comparing;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Cli.Comparing;
using Zhaodan.Cli.Explaining;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Commands;

/// <summary>Says where regimes answer differently: with a smallest case and both clauses for each difference, or a proof that there is none.</summary>
internal sealed class CompareCommand : CliCommand
{

    private readonly CliOption _all;
    private readonly CliOption _group;
    private readonly CliOption _assume;
    private readonly CliOption _open;
    private readonly CliOption _links;
    private readonly CliOption _incomplete;
    private readonly CliOption _cases;
    private readonly CliOption _most;
    private readonly SearchLimit _limit;
    private readonly CliOption _specs;
    private readonly CliOption _format;
    private readonly CliOption _html;
    private readonly CliOption _out;
    private readonly CaseFileOptions _caseFile;

    public CompareCommand()
        : base("compare", "比较", "比较几部制度：在哪些情形下答案不同，各凭哪一条")
    {
        Operands = "[代号…]";
        OperandsHelp = "要比较的制度，两部以上；不写则要写 --all";
        _all = Add(new CliOption("--all", "--全部", "", "比较制度库里的全部制度"));
        _group = Add(new CliOption("--group", "--结论组", "名称", "只比较这些结论组，多个用逗号隔开"));
        _assume = Add(new CliOption("--assume", "--假定", "条件", "只看合于这个条件的案例，用词汇里的词写；条件里的结论，指至少有一部制度有规则得出它"));
        _open = Add(new CliOption("--open", "--开放项", "", "兜底项（其他…）和“等”也可能认定；不写则一律视为没有认定"));
        _links = Add(new CliOption("--links", "--因果", "", "因果联系也可能没有；不写则一律视为有"));
        _incomplete = Add(new CliOption("--incomplete", "--未查清", "", "案例可以没有查清：事实可以不明，数可以只知道范围；待查明也是一种答案"));
        _cases = Add(new CliOption("--cases", "--案例", "案例表", "再看一张案例表里有多少件答案不同") { Completes = CompletionKind.File });
        _caseFile = new CaseFileOptions(Add);
        _most = Add(new CliOption("--most", "--最多", "处数", "每组结论最多列出几处不同，0 是全部；不写则两部制度列 20 处、更多制度列 3 处（网页、json、csv 总是全部）"));
        _limit = new SearchLimit(Add);
        _specs = Add(LibraryOptions.Specs());
        _format = Add(new CliOption("--format", "--格式", "格式", "text 给人读（默认）；json 给程序读；csv 一行一处不同", "text", "json", "csv"));
        _html = Add(new CliOption("--html", "--网页", "文件", "另写成一个网页：情形和制度的对照、轻重次序、两边条文并排；不联网也能看") { Completes = CompletionKind.File });
        _out = Add(LibraryOptions.Out("写入文件，不写则输出到标准输出"));
        Details =
            "比较是穷尽的：不抽样。没有列出的不同，就是已经证明没有；每处不同的最小案例都由解释求值复核过。\n" +
            "案例的事实都看作已经查明（--incomplete 也看没有查清的案例）；裁量（可以）是单独的一种答案；兜底项视为没有认定，因果联系视为有，行为日期视为都在施行期间，不考虑让位。\n" +
            "不同按造成它的条款归并：较轻的一方凭哪一条，另一方没有相当的条款，或者相当的条款有除外。\n" +
            "“最小情形”的数目：只变动那一条所说的事实，其余照最小案例，各项都少不得的情形有几种。\n" +
            "一部制度得出而另一部要由案件认定的结论（例如构成过错），比较两部时取得出的那一部的答案，并且写明。";
        Examples =
        [
            ("zhaodan compare 连云港2022 国家草案2020 --group 责任", "两部制度，只看责任"),
            ("zhaodan compare 连云港2022 国家草案2020 --assume 构成过错 --most 5", "只看有人会被认定过错的案例"),
            ("zhaodan compare --all --html out/比较.html", "全部制度两两比较，写成网页"),
            ("zhaodan compare 连云港2022 国家草案2020 --cases specs/cases/sample.csv --unmentioned 否 --keep 县区 --group 责任 --most 3", "一张案例表里有多少件答案不同，凭哪几条"),
        ];
    }

    public override int Run(Invocation invocation)
    {
        string[] codes = [.. invocation.Operands.SelectMany(operand => operand.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        if (invocation.Has(_all) && codes.Length > 0) return invocation.Misused(DiagnosticCatalogue.OptionsConflict, "--all", string.Join('、', codes));
        if (codes.GroupBy(code => code, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice) return invocation.Misused(DiagnosticCatalogue.ComparedWithItself, twice.Key);
        if (!invocation.Has(_all) && codes.Length < 2) return invocation.Misused(DiagnosticCatalogue.NothingToCompare, codes.Length);
        if (!invocation.TryNumber(_most, -1, 0, int.MaxValue, out long most) || !_limit.TryRead(invocation, out DiagramLimits limits)) return ExitStatus.Usage;
        if (!_caseFile.TryRead(invocation, out Zhaodan.Screening.Input.CaseReaderOptions options)) return ExitStatus.Usage;

        string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
        StatuteLibrary library = StatuteLibrary.Load([specs], invocation.Terminal);
        if (library.Select(codes, specs, invocation, out int status) is not { } selected) return status;
        ImmutableArray<RegimeProgram> regimes = [.. selected.Select(regime => regime.Program)];
        if (regimes.Length < 2) return invocation.Misused(DiagnosticCatalogue.NothingToCompare, regimes.Length);
        if (!ComparableRegimes.Check(regimes, invocation.Values(_group), invocation)) return ExitStatus.Usage;

        RegimeProgram? assumption = null;
        if (invocation.Value(_assume) is { } condition)
        {
            if (AssumptionSource.Compile(condition, library, regimes, invocation) is not { } compiled) return ExitStatus.Usage;
            (assumption, regimes) = compiled;
        }

        var request = new ComparisonRequest
        {
            Regimes = regimes,
            Options = new JointOptions { IsIncomplete = invocation.Has(_incomplete), TriesOpenItems = invocation.Has(_open), TriesLinks = invocation.Has(_links), Limits = limits },
            Assumption = assumption,
            Groups = [.. invocation.Values(_group)],
        };
        RegimeComparison comparison = RegimeComparison.Of(request, invocation.Terminal.Cancellation);
        CaseComparison? cases = null;
        if (invocation.Value(_cases) is { } table)
        {
            cases = CaseScreening.Run(comparison, selected, library, table, options, _caseFile.RestFalse(invocation), invocation, out status);
            if (cases is null) return status;
        }

        var report = new ComparisonReport(comparison, Premises(invocation), cases);
        ReportLimits(comparison, invocation);
        return Write(report, (int)(most >= 0 ? most : regimes.Length == 2 ? 20 : 3), invocation) ? ExitStatus.Ok : ExitStatus.Failure;
    }

    private ImmutableArray<string> Premises(Invocation invocation)
    {
        var premises = ImmutableArray.CreateBuilder<string>();
        premises.Add(invocation.Has(_incomplete) ? "案例的事实可以不明" : "案例的事实都已经查明");
        premises.Add(invocation.Has(_open) ? "兜底项可能认定" : "兜底项（其他…、等）视为没有认定");
        premises.Add(invocation.Has(_links) ? "因果联系可能没有" : "因果联系视为有");
        premises.Add("裁量还没有决定");
        premises.Add("两读的地方照默认的读法");
        premises.Add("行为日期视为都在施行期间，不考虑让位");
        if (invocation.Value(_assume) is { } condition) premises.Add($"只看“{condition.Trim()}”的案例");
        return premises.ToImmutable();
    }

    private static void ReportLimits(RegimeComparison comparison, Invocation invocation)
    {
        foreach (PairComparison pair in comparison.Pairs)
        {
            (string first, string second) = (comparison.Regimes[pair.First].Header.Code, comparison.Regimes[pair.Second].Header.Code);
            if (pair.IsEmpty) invocation.Report(DiagnosticCatalogue.NothingLeftToCompare, first, second);
            foreach (GroupComparison group in pair.Groups.Where(group => group.Status == QuestionStatus.GivenUp)) invocation.Report(DiagnosticCatalogue.ComparisonGivenUp, first, second, group.Group);
        }
    }

    private bool Write(ComparisonReport report, int most, Invocation invocation)
    {
        if (invocation.Value(_html) is { } page && !ResultOutput.TryWriteText(invocation, page, (writer, _) => writer.Write(ComparisonPage.Render(report)))) return false;
        string? path = invocation.Value(_out);
        return invocation.Value(_format, "text") switch
        {
            "json" => ResultOutput.TryWriteBytes(invocation, path, stream => ComparisonJson.Write(stream, report)),
            "csv" => ResultOutput.TryWriteText(invocation, path, (writer, _) => ComparisonCsv.Write(writer, report)),
            _ => ResultOutput.TryWriteText(invocation, path, (writer, _) =>
            {
                new ComparisonText(writer, report).Write(most == 0 ? int.MaxValue : most);
                if (report.Cases is { } cases) CaseTallyText.Write(writer, cases, report.Comparison);
            }),
        };
    }
}
