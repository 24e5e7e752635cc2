using System.Collections.Immutable;
using System.Security.Cryptography;
using Zhaodan.Cli.Explaining;
using Zhaodan.Cli.Fidelity;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Values;
using Zhaodan.Runtime.Answers.Rendering;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Screening.Input;

namespace Zhaodan.Cli.Commands;

/// <summary>Prints one case's answer as a dated sheet for paper.</summary>
internal sealed class DecideCommand : CliCommand
{
    private const long SettlingSteps = 20_000_000;

    private static readonly Fact DateFact = new() { Name = "日期", Kind = FactKind.Date, NumberSlot = 0 };

    private readonly CliOption _regime;
    private readonly CliOption _case;
    private readonly CliOption _specs;
    private readonly CliOption _date;
    private readonly CliOption _source;
    private readonly CliOption _out;
    private readonly CaseFileOptions _caseFile;

    public DecideCommand()
        : base("decide", "出单", "把一个案件的答案写成可以打印、签署的结论单")
    {
        Operands = "<案例文件>";
        OperandsHelp = "案例表（.csv），或者含有案例的规则文件（.statute）";
        MaxOperands = 1;
        _regime = Add(LibraryOptions.Regime("用哪些制度作答，多个用逗号隔开；必写"));
        _case = Add(new CliOption("--case", "--案号", "案号", "案例表的案号，或者规则文件里案例的名称；必写"));
        _specs = Add(LibraryOptions.Specs());
        _date = Add(new CliOption("--date", "--日期", "日期", "单上的日期，如 2026-03-01；不写则为今天"));
        _source = Add(new CliOption("--source", "--原文", "文件夹", "公布文本所在的文件夹：单上列出所引条款公布文本的校验值，是否与原文锁相同") { Completes = CompletionKind.Folder });
        _out = Add(LibraryOptions.Out("写入文件（.html），不写则输出到标准输出"));
        _caseFile = new CaseFileOptions(Add);
        Details =
            "一张 A4 纸样的网页，不联网、没有脚本，用浏览器打开即可打印。\n" +
            "单上有适用的版本和理由、结论和依据的条款原文、以之为准的制度自己的答案、两种读法、义务和权利、每个事实的来源、推定、裁量和决定、尚未确定的事项、制度和程序的版本与校验值，以及签署的地方。";
        Examples = [("zhaodan decide specs/cases/sample.csv --regime 连云港2022 --keep 县区 --case LYG-2023-004 --out out/结论单.html", "一个案件的结论单")];
    }

    public override int Run(Invocation invocation)
    {
        if (invocation.Operands is not [string file]) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "案例文件", "zhaodan decide specs/cases/sample.csv");
        IReadOnlyList<string> codes = invocation.Values(_regime);
        if (codes.Count == 0) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "制度的代号", "--regime 连云港2022");
        if (invocation.Value(_case) is not { } name) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "案号", "--case LYG-2023-004");
        if (!TryDate(invocation, out DateOnly date) || !_caseFile.TryRead(invocation, out CaseReaderOptions options)) return ExitStatus.Usage;

        string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
        bool isStatute = file.EndsWith(StatuteFiles.Extension, StringComparison.Ordinal);
        StatuteLibrary library = StatuteLibrary.Load(isStatute ? [specs, file] : [specs], invocation.Terminal);
        if (library.Select(codes, specs, invocation, out int status) is not { } regimes) return status;
        CitedProvisions? cited = null;
        if (invocation.Value(_source) is { } source && (cited = CitedProvisions.Load(library, source, invocation.Terminal)) is null) return ExitStatus.Usage;
        var findings = new DiagnosticBag();
        SingleCase? found = SingleCase.Load(file, name, regimes, library, options, _caseFile.RestFalse(invocation), findings, invocation);
        if (!TryReport(invocation, findings, out status) || found is null) return status;
        findings = new DiagnosticBag();
        ImmutableArray<SheetAnswer> answers = Answers(found, regimes, library, cited, findings);
        if (!TryReport(invocation, findings, out status)) return status;

        var details = new SheetDetails
        {
            CaseName = name,
            Date = date,
            Reason = found.Reason,
            Source = file == "-" ? "标准输入" : file,
            SourceHash = HashOf(file, invocation),
            ToolVersion = CommandLine.Version,
            Answers = answers,
        };
        string sheet = DecisionSheet.Render(details);
        if (cited is not null && !TryReport(invocation, cited.Findings, out status)) return status;
        return ResultOutput.TryWriteText(invocation, invocation.Value(_out), (writer, _) => writer.Write(sheet)) ? ExitStatus.Ok : ExitStatus.Failure;
    }

    private static bool TryReport(Invocation invocation, DiagnosticBag findings, out int status)
    {
        status = CaseTable.StatusOf(findings.Items);
        DiagnosticSeverity least = status == ExitStatus.Findings ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        foreach (Diagnostic finding in findings.Items.Where(finding => finding.Severity >= least)) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
        return status == ExitStatus.Ok;
    }

    private static ImmutableArray<SheetAnswer> Answers(SingleCase found, IReadOnlyList<CompiledRegime> regimes, StatuteLibrary library, CitedProvisions? cited, DiagnosticBag findings)
    {
        var settling = new TrialBudget(SettlingSteps);
        CaseAnswerer[] answerers = [.. regimes.Select(regime => new CaseAnswerer(library.Compilation.LinkOf(regime), regime.Program, [], false, settling))];
        var answers = ImmutableArray.CreateBuilder<SheetAnswer>();
        foreach (SingleAct act in found.Acts)
        {
            for (int i = 0; i < answerers.Length; i++)
            {
                ActUnderRegime own = act.Regimes[i];
                answers.Add(new SheetAnswer(own.Answer(answerers[i], act.Laws, findings), FactsHash.Of(answerers[i].Programs, own.Facts)) { SourceOf = answer => cited?.Of(answer) });
            }
        }

        return answers.ToImmutable();
    }

    private bool TryDate(Invocation invocation, out DateOnly date)
    {
        date = DateOnly.FromDateTime(invocation.Terminal.Time.GetLocalNow().DateTime);
        if (invocation.Value(_date) is not { } text) return true;
        if (FactValueParser.TryParse(DateFact, text, out FactValue value, out _) && value.Number.IsExact)
        {
            date = new DateOnly(1970, 1, 1).AddDays((int)value.Number.Low);
            return true;
        }

        invocation.Report(DiagnosticCatalogue.BadOptionValue, _date.Name, text, "2026年3月1日、2026-03-01");
        return false;
    }

    // The file was read a moment ago; one that is gone by now has no hash.
    private static string HashOf(string file, Invocation invocation)
    {
        try
        {
            if (file == "-") return "";
            using FileStream stream = File.OpenRead(invocation.Terminal.FullPath(file));
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
