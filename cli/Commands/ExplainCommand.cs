using System.Collections.Immutable;
using Zhaodan.Cli.Explaining;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Screening;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Rendering;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Screening.Input;

namespace Zhaodan.Cli.Commands;

/// <summary>Answers single cases and says why.</summary>
internal sealed class ExplainCommand : CliCommand
{
    // An explanation is for reading; more than a person reads is a screening.
    private const int MostAnswers = 1_000;

    private const long SettlingSteps = 80_000_000;

    private readonly CliOption _regime;
    private readonly CliOption _case;
    private readonly CliOption _from;
    private readonly CliOption _specs;
    private readonly CliOption _format;
    private readonly CliOption _out;
    private readonly CliOption _all;
    private readonly CliOption _exact;
    private readonly CliOption _engine;
    private readonly CaseFileOptions _caseFile;

    public ExplainCommand()
        : base("explain", "解释", "给案例作答，说明每个结论的依据")
    {
        Operands = "<案例文件>";
        OperandsHelp = "案例表（.csv、.ndjson、.xlsx、.arrow），或者含有案例的规则文件（.statute）";
        MaxOperands = 1;
        _regime = Add(LibraryOptions.Regime("用哪些制度作答，多个用逗号隔开；案例表必写，规则文件不写则为其中案例所属的制度"));
        _case = Add(new CliOption("--case", "--案号", "案号", "只说明这个案例：案例表的案号，或者规则文件里案例的名称；不写则全部"));
        _from = Add(new CliOption("--from", "--出自", "文件夹", "筛查的输出文件夹：把其中一行（--case）照当时的案例表、制度和读法完整说明一遍") { Completes = CompletionKind.Folder });
        _specs = Add(LibraryOptions.Specs());
        _format = Add(new CliOption("--format", "--格式", "格式", "text（默认）、json，或者 html：一个可以打印、不联网的网页", "text", "json", "html"));
        _out = Add(LibraryOptions.Out("写入文件，不写则输出到标准输出"));
        _all = Add(new CliOption("--all", "--全部", "", "条件没有满足的规则也列出来"));
        _exact = Add(new CliOption("--exact", "--精确", "", "另外考虑未知事实的每一种可能：各结论组还剩哪些结论（甲或者未甲，总有一个成立）"));
        _caseFile = new CaseFileOptions(Add);
        _engine = Add(new CliOption("--engine", "--引擎", "引擎", "interpreter 解释求值（默认）；compiled 再用编译求值核对，两者不同就报错", Engine.Interpreter, Engine.Compiled));
        Details = "每个结论组列出结论或者可能的结论、依据的条款和原文、考虑过的除外、推定了什么、还缺什么；没有确定的，列出查明哪几项事实即可确定、各通向什么结果。\n" +
            "--from 文件夹 --case 案号：照筛查时的案例表、制度和读法说明结果里的一行；案例表换了地方的，把它写在命令里。案例表变了不作答，条文变了会说明。\n" +
            "--exact：逐条判断时，不明的条件一个一个看；精确模式把未知事实在互斥、反义、蕴含之内的每一种可能都算到，查实类用语仍按现有证据，若查实则改变的另行写明。";
        Examples =
        [
            ("zhaodan explain specs/cases/sample.csv --regime 连云港2022 --keep 县区 --case LYG-2023-004", "一个案例为什么得到这个答案"),
            ("zhaodan explain specs/cases/sample.csv --regime 连云港2022 --keep 县区 --case LYG-2023-004 --exact", "未知的事实不论怎样，还可能得出什么"),
            ("zhaodan explain --from out/sample --case LYG-2023-004", "筛查结果里的一行，完整说明"),
            ("zhaodan explain specs/cases/sample.csv --regime 连云港2022,国家草案2020 --keep 县区 --case LYG-2023-004 --format html --out out/案例.html", "两部制度的答案，写成网页"),
        ];
    }

    public override int Run(Invocation invocation)
    {
        if (invocation.Value(_from) is { } folder) return Replay(folder, invocation);
        if (invocation.Operands is not [string cases]) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "案例文件", "zhaodan explain specs/cases/sample.csv");
        IReadOnlyList<string> codes = invocation.Values(_regime);
        bool isStatute = cases.EndsWith(StatuteFiles.Extension, StringComparison.Ordinal);
        if (!isStatute && codes.Count == 0) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "制度的代号", "--regime 连云港2022");

        if (!_caseFile.TryRead(invocation, out CaseReaderOptions options)) return ExitStatus.Usage;

        return Explain(invocation, cases, codes, options, _caseFile.RestFalse(invocation), null);
    }

    // A row of a finished screening, as that one took it.
    private int Replay(string folder, Invocation invocation)
    {
        if (invocation.Value(_case) is null) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "案号", $"--from {folder} --case 案号");
        if (_caseFile.FirstGiven(invocation) is { } given) return invocation.Misused(DiagnosticCatalogue.OptionFixedByScreening, given);
        if (FinishedScreening.Load(folder, invocation) is not { } screening) return ExitStatus.Usage;
        ImmutableArray<string> codes = [.. screening.Regimes.Select(regime => regime.Code)];
        if (invocation.Values(_regime).FirstOrDefault(code => !codes.Contains(code)) is { } other) return invocation.Misused(DiagnosticCatalogue.BadOptionValue, _regime.Name, other, string.Join('、', codes));
        if (screening.FindInput(invocation.Operands is [string moved, ..] ? moved : null, invocation) is not { } path) return ExitStatus.Failure;
        return Explain(invocation, screening.InputName, codes, screening.Options, screening.RestFalse, (screening, path));
    }

    private int Explain(Invocation invocation, string cases, IReadOnlyList<string> codes, CaseReaderOptions options, bool restFalse, (FinishedScreening Screening, string Path)? replayed)
    {
        bool isStatute = replayed is null && cases.EndsWith(StatuteFiles.Extension, StringComparison.Ordinal);
        string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
        bool hasLibrary = !isStatute || invocation.Has(_specs) || Directory.Exists(invocation.Terminal.FullPath(specs));
        StatuteLibrary library = StatuteLibrary.Load(hasLibrary && isStatute ? [specs, cases] : isStatute ? [cases] : [specs], invocation.Terminal);
        if (library.Select(codes, specs, invocation, out int status) is not { } regimes) return status;

        LinkedRegime[] linked = [.. regimes.Select(library.Compilation.LinkOf)];
        replayed?.Screening.Compare(linked, invocation);
        // One budget for the whole run: the first cases get all they need, a thousand cases do not take a thousand times as long.
        var settling = new TrialBudget(SettlingSteps);
        using var engine = Engine.Load(invocation.Value(_engine, Engine.Interpreter), linked, invocation.Terminal);
        var request = new ExplainRequest
        {
            Regimes = regimes,
            Answerers = [.. regimes.Select((regime, i) => new CaseAnswerer(linked[i], regime.Program, engine.Evaluators(i), invocation.Has(_all), settling) { IsExact = invocation.Has(_exact), Cancellation = invocation.Terminal.Cancellation })],
            Others = library.Besides(regimes),
            File = cases,
            Path = replayed?.Path,
            CaseName = invocation.Value(_case),
            MostAnswers = MostAnswers,
        };
        var findings = new DiagnosticBag();
        IReadOnlyList<Answer> answers = isStatute
            ? StatuteCases.Answer(request, findings, invocation)
            : CaseTable.Answer(request, options, restFalse, findings, invocation);
        status = CaseTable.StatusOf(findings.Items);

        // How the file was read matters only where something in it is wrong.
        DiagnosticSeverity least = status == ExitStatus.Findings ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        foreach (Diagnostic finding in findings.Items.Where(finding => finding.Severity >= least)) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
        if (status != ExitStatus.Ok) return status;
        // All regimes of a screening read its table; only those asked for are shown.
        if (replayed is not null && invocation.Values(_regime) is { Count: > 0 } wanted) answers = [.. answers.Where(answer => wanted.Contains(answer.Regime.FamilyCode))];
        return Write(invocation, answers) ? ExitStatus.Ok : ExitStatus.Failure;
    }

    private bool Write(Invocation invocation, IReadOnlyList<Answer> answers)
    {
        string? path = invocation.Value(_out);
        return invocation.Value(_format, "text") switch
        {
            "json" => ResultOutput.TryWriteBytes(invocation, path, stream => JsonList.Write(stream, answers, AnswerJson.Write)),
            "html" => ResultOutput.TryWriteText(invocation, path, (writer, _) => writer.Write(AnswerPage.Render(answers))),
            _ => ResultOutput.TryWriteText(invocation, path, (writer, colours) =>
            {
                var options = new TextOptions { UseColour = colours, AllHint = "（加 --all 列出）" };
                for (int i = 0; i < answers.Count; i++)
                {
                    if (i > 0) writer.WriteLine();
                    writer.Write(AnswerText.Render(answers[i], options));
                }
            }),
        };
    }
}
