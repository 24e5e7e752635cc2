using System.Collections.Immutable;
using System.Text;
using Zhaodan.Cli.Asking;
using Zhaodan.Cli.Explaining;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Rendering;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Runtime.Interview;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Cli.Commands;

/// <summary>Interviews a person for one case and explains the answer.</summary>
internal sealed class AskCommand : CliCommand
{
    private const long SettlingSteps = 40_000_000;
    private const string DefaultName = "口述案情";

    private readonly CliOption _regime;
    private readonly CliOption _from;
    private readonly CliOption _case;
    private readonly CliOption _act;
    private readonly CliOption _groups;
    private readonly CliOption _specs;
    private readonly CliOption _format;
    private readonly CliOption _out;
    private readonly CaseFileOptions _caseFile;

    public AskCommand()
        : base("ask", "询问", "逐项提问，问清一个案件，给出答案和依据")
    {
        MaxOperands = 0;
        _regime = Add(LibraryOptions.Regime("用哪些制度作答，多个用逗号隔开；必写"));
        _from = Add(new CliOption("--from", "--来自", "案例文件", "从案例表（.csv）或者规则文件（.statute）里的一个案例问起，已有的不再问") { Completes = CompletionKind.File });
        _case = Add(new CliOption("--case", "--案号", "案号", "案号或者案例的名称；没有 --from 时是给这个案件起的名称"));
        _act = Add(new CliOption("--act", "--行为", "行为", "案例有几个行为时，问哪一个"));
        _groups = Add(new CliOption("--group", "--结论组", "结论组", "只问到这些结论组确定为止，多个用逗号隔开；不写则为全部"));
        _specs = Add(LibraryOptions.Specs());
        _format = Add(new CliOption("--format", "--格式", "格式", "答案的格式：text（默认）、json、html", "text", "json", "html"));
        _out = Add(LibraryOptions.Out("把案情写成案例：.statute 写成案例文本，.csv 写成案例表"));
        _caseFile = new CaseFileOptions(Add);
        Details =
            "有几个版本或者施行日期的，先问行为日期、决定日期；再问最能缩小可能结论的事实，包括义务、权利要看的日期；\n" +
            "然后问结论所系的读法和留给人的决定。互斥、蕴含推得出的不问，法条推定的先按推定，结论确定后再一并核对。\n" +
            "每一问可以答 是、否、不明，或者数、日期、选项；也可以写 跳过、返回、为什么、结束。\n" +
            "问答在标准错误，答案在标准输出；回答也可以从标准输入送进来，一行一个。";
        Examples =
        [
            ("zhaodan ask --regime 连云港2022 --group 责任", "问清一个案件的责任"),
            ("zhaodan ask --regime 连云港2022 --from specs/cases/sample.csv --keep 县区 --case LYG-2023-004 --out out/案例.statute", "接着案例表里的一行问下去，写成案例"),
        ];
    }

    public override int Run(Invocation invocation)
    {
        IReadOnlyList<string> codes = invocation.Values(_regime);
        if (codes.Count == 0) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "制度的代号", "--regime 连云港2022");
        string? from = invocation.Value(_from);
        if (from is not null && !invocation.Has(_case)) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "案号", "--case LYG-2023-004");
        string? path = invocation.Value(_out);
        if (path is not null && !CaseFormOutput.IsKnown(path)) return invocation.Misused(DiagnosticCatalogue.CaseFormUnknown, path);
        if (!_caseFile.TryRead(invocation, out CaseReaderOptions options)) return ExitStatus.Usage;

        string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
        bool isStatute = from?.EndsWith(StatuteFiles.Extension, StringComparison.Ordinal) ?? false;
        StatuteLibrary library = StatuteLibrary.Load(isStatute && from is not null ? [specs, from] : [specs], invocation.Terminal);
        if (library.Select(codes, specs, invocation, out int status) is not { } regimes) return status;
        ImmutableArray<LinkedRegime> linked = [.. regimes.Select(library.Compilation.LinkOf)];
        string name = invocation.Value(_case, DefaultName);
        if (Begin(invocation, from, name, regimes, library, options, out status) is not { } act) return status;
        if (Goals(invocation, linked) is not { } goals) return ExitStatus.Usage;

        ImmutableArray<InterviewSubject> subjects =
        [
            .. regimes.Select((regime, i) => new InterviewSubject(linked[i], regime.Program, act.Regimes[i].Facts, goals) { Laws = act.Laws, SettlesDuties = !invocation.Has(_groups) }),
        ];
        var interview = new CaseInterview(subjects);
        if (interview.IsContradictory) return Contradictory(invocation, name, subjects);
        using (var input = new StreamReader(invocation.Terminal.OpenInput(), Encoding.UTF8))
        {
            new AskDialogue(interview, input, invocation.Terminal).Run();
        }

        if (path is not null)
        {
            var record = new CaseRecord(name, act.Laws, [.. subjects.Select((subject, i) => new RecordedRegime(linked[i], act.Regimes[i], subject.Facts))]);
            if (!CaseFormOutput.TryWrite(invocation, path, record, linked)) return ExitStatus.Failure;
        }

        var settling = new TrialBudget(SettlingSteps);
        var findings = new DiagnosticBag();
        Answer[] answers =
        [
            .. subjects.Select((subject, i) => (act.Regimes[i] with { Facts = subject.Facts }).Answer(new CaseAnswerer(linked[i], subject.Home, [], false, settling), act.Laws, findings)),
        ];
        if (!Report(invocation, findings, out status)) return status;
        return Write(invocation, answers) ? ExitStatus.Ok : ExitStatus.Failure;
    }

    // What the case states before the first question; null when it cannot be read, which is reported.
    private SingleAct? Begin(Invocation invocation, string? from, string name, IReadOnlyList<CompiledRegime> regimes, StatuteLibrary library, CaseReaderOptions options, out int status)
    {
        status = ExitStatus.Ok;
        var findings = new DiagnosticBag();
        bool restFalse = _caseFile.RestFalse(invocation);
        if (from is null)
        {
            // Facts of one name must mean the same in all regimes before one answer goes to all of them.
            _ = CaseSchema.Build([.. regimes.Select(library.Compilation.LinkOf)], findings);
            if (!Report(invocation, findings, out status)) return null;
            return new SingleAct("", [], [.. regimes.Select(regime => ActUnderRegime.Empty(library.Compilation.LinkOf(regime), regime.Program, name, restFalse))]);
        }

        SingleCase? found = SingleCase.Load(from, name, regimes, library, options, restFalse, findings, invocation);
        if (!Report(invocation, findings, out status) || found is null) return null;
        string[] acts = [.. found.Acts.Select(act => act.Name)];
        SingleAct? act = invocation.Value(_act) is { } wanted ? found.Acts.FirstOrDefault(act => act.Name == wanted) : found.Acts.Length == 1 ? found.Acts[0] : null;
        if (act is not null) return act;
        status = invocation.Misused(DiagnosticCatalogue.SeveralActs, name, acts.Length, string.Join('、', acts.Select(each => each.Length > 0 ? each : "（没有名称）")));
        return null;
    }

    private static bool Report(Invocation invocation, DiagnosticBag findings, out int status)
    {
        status = CaseTable.StatusOf(findings.Items);
        DiagnosticSeverity least = status == ExitStatus.Findings ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        foreach (Diagnostic finding in findings.Items.Where(finding => finding.Severity >= least)) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
        return status == ExitStatus.Ok;
    }

    // All derived groups, or those named; null when a name is that of none, which is reported.
    private string[]? Goals(Invocation invocation, ImmutableArray<LinkedRegime> regimes)
    {
        IReadOnlyList<string> names = invocation.Values(_groups);
        string[] known =
        [
            .. regimes.SelectMany(regime => regime.Self.Versions.Reverse().SelectMany(version => regime.Programs[version.Program].Groups))
                .Where(group => group.IsDerived).Select(group => group.Name).Distinct(),
        ];
        if (names.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is not { } absent) return names.Count == 0 ? known : [.. names];
        invocation.Report(DiagnosticCatalogue.NoSuchGroup, absent, Suggestion.For(absent, known), string.Join('、', known));
        return null;
    }

    private static int Contradictory(Invocation invocation, string name, ImmutableArray<InterviewSubject> subjects)
    {
        ContradictionAnswer? first = subjects.SelectMany(subject => subject.Contradictions()).FirstOrDefault();
        if (first is not null) invocation.Report(DiagnosticCatalogue.CaseContradictsItself, name, $"「{first.First.Mention.Name}」「{first.Second.Mention.Name}」（{first.Declaration}）");
        return ExitStatus.Findings;
    }

    private bool Write(Invocation invocation, Answer[] answers) => invocation.Value(_format, "text") switch
    {
        "json" => ResultOutput.TryWriteBytes(invocation, null, stream => JsonList.Write(stream, answers, AnswerJson.Write)),
        "html" => ResultOutput.TryWriteText(invocation, null, (writer, _) => writer.Write(AnswerPage.Render(answers))),
        _ => ResultOutput.TryWriteText(invocation, null, (writer, colours) =>
        {
            for (int i = 0; i < answers.Length; i++)
            {
                if (i > 0) writer.WriteLine();
                writer.Write(AnswerText.Render(answers[i], new TextOptions { UseColour = colours }));
            }
        }),
    };
}
