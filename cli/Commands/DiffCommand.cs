using System.Collections.Immutable;
using Zhaodan.Analysis.Comparing;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Analysis.Diffing;
using Zhaodan.Cli.Comparing;
using Zhaodan.Cli.Diffing;
using Zhaodan.Cli.Explaining;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Input;

namespace Zhaodan.Cli.Commands;

/// <summary>Says what one version of a regime changed against another: provision by provision, in the answers, and over a file of cases.</summary>
internal sealed class DiffCommand : CliCommand
{

    private static readonly ImmutableArray<string> s_premises =
        ["案例的事实都已经查明", "兜底项、因果联系都可能有，也可能没有", "裁量还没有决定", "两读的地方照默认的读法", "两个版本都当作适用，不看施行日期和让位"];

    private readonly CliOption _regime;
    private readonly CliOption _group;
    private readonly CliOption _cases;
    private readonly CliOption _most;
    private readonly SearchLimit _limit;
    private readonly CliOption _specs;
    private readonly CliOption _format;
    private readonly CliOption _html;
    private readonly CliOption _out;
    private readonly CaseFileOptions _caseFile;

    public DiffCommand()
        : base("diff", "对版", "同一部制度的两个版本：哪些条款变了，变宽还是变窄，答案有什么不同")
    {
        Operands = "<旧版> <新版>";
        OperandsHelp = "规则文件（.statute），或者规则库里的 代号、代号〔版本〕；文件要用的词汇等从规则库取";
        MaxOperands = 2;
        _regime = Add(LibraryOptions.Regime("文件里有几部制度时，比较哪一部"));
        _group = Add(new CliOption("--group", "--结论组", "名称", "只比较这些结论组的答案，多个用逗号隔开"));
        _cases = Add(new CliOption("--cases", "--案例", "案例表", "再看一张案例表里有多少件答案变了") { Completes = CompletionKind.File });
        _caseFile = new CaseFileOptions(Add);
        _most = Add(new CliOption("--most", "--最多", "处数", "每组结论最多列出几处不同，0 是全部；不写则为 20"));
        _limit = new SearchLimit(Add);
        _specs = Add(LibraryOptions.Specs());
        _format = Add(new CliOption("--format", "--格式", "格式", "text（默认）或者 json", "text", "json"));
        _html = Add(new CliOption("--html", "--网页", "文件", "另写成一个网页：两版的答案在哪些情形下不同，两边条文并排；不联网也能看") { Completes = CompletionKind.File });
        _out = Add(LibraryOptions.Out("写入文件，不写则输出到标准输出"));
        Details =
            "条款按编号对应；编号变了而文字没有变的，看作同一条。每条分为：新增、删去、改了编号、只改文字（含义相同，已证明）、变窄、变宽、互有宽窄、改了结论。\n" +
            "变窄、变宽、互有宽窄的，各附一个最小的案例。然后逐组比较两版的答案，同 compare 一样穷尽；--cases 再看一张案例表。\n" +
            "改了名的事实（原名）按新的名称对应；不看施行日期，两个版本都当作适用。\n" +
            "配合 git：git show HEAD~1:specs/regimes/某.statute > out/旧.statute，再比较 out/旧.statute 和现在的文件。";
        Examples =
        [
            ("zhaodan diff docs/例/容错办法-2022.statute docs/例/容错办法-2025.statute", "一次修改改了什么"),
            ("zhaodan diff 某办法〔2022〕 某办法〔2025〕 --cases specs/cases/sample.csv --keep 县区", "规则库里的两个版本，连同一张案例表里有多少件答案变了"),
        ];
    }

    public override int Run(Invocation invocation)
    {
        if (invocation.Operands is not [string oldName, string newName]) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "旧版和新版", "zhaodan diff 旧.statute 新.statute");
        if (!invocation.TryNumber(_most, 20, 0, int.MaxValue, out long most) || !_limit.TryRead(invocation, out DiagramLimits limits)) return ExitStatus.Usage;
        if (!_caseFile.TryRead(invocation, out CaseReaderOptions options)) return ExitStatus.Usage;
        string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
        if (ComparedVersion.Resolve(oldName, invocation.Value(_regime), specs, invocation, out int status) is not { } old) return status;
        if (ComparedVersion.Resolve(newName, invocation.Value(_regime), specs, invocation, out status) is not { } @new) return status;
        (RegimeHeader was, RegimeHeader becomes) = (old.Program.Header, @new.Program.Header);
        if (invocation.Terminal.FullPath(old.Name) == invocation.Terminal.FullPath(@new.Name) && ProgramHash.Of(old.Program) == ProgramHash.Of(@new.Program)) return invocation.Misused(DiagnosticCatalogue.VersionIsItsOwn, oldName, newName);
        if (was.FamilyCode != becomes.FamilyCode) return invocation.Misused(DiagnosticCatalogue.NotVersionsOfOne, oldName, newName, was.FamilyCode, becomes.FamilyCode);

        bool isNamed = was.Code != becomes.Code;
        (RegimeProgram before, RegimeProgram after) = AlignedVersions.Of(old.Program, @new.Program, isNamed ? was.Code : was.Code + "〔旧〕", isNamed ? becomes.Code : becomes.Code + "〔新〕");
        if (!ComparableRegimes.Check([before, after], invocation.Values(_group), invocation)) return ExitStatus.Usage;
        VersionDiff diff = VersionDiffer.Find(before, after, limits, invocation.Terminal.Cancellation);
        var request = new ComparisonRequest { Regimes = [before, after], Options = new JointOptions { TriesLinks = true, Limits = limits }, Groups = [.. invocation.Values(_group)] };
        RegimeComparison answers = RegimeComparison.Of(request, invocation.Terminal.Cancellation);
        CaseComparison? cases = null;
        if (invocation.Value(_cases) is { } table)
        {
            cases = CaseScreening.Run(answers, [LinkedRegime.Of(before), LinkedRegime.Of(after)], @new.Library.Besides([@new.Regime]), table, options, _caseFile.RestFalse(invocation), invocation, out status);
            if (cases is null) return status;
        }

        ReportLimits(diff, answers, newName, invocation);
        var report = new VersionDiffReport(diff, answers, cases);
        if (invocation.Value(_html) is { } page && !ResultOutput.TryWriteText(invocation, page, (writer, _) => writer.Write(ComparisonPage.Render(new ComparisonReport(answers, s_premises, cases))))) return ExitStatus.Failure;
        string? path = invocation.Value(_out);
        bool isWritten = invocation.Value(_format, "text") == "json"
            ? ResultOutput.TryWriteBytes(invocation, path, stream => VersionDiffJson.Write(stream, report))
            : ResultOutput.TryWriteText(invocation, path, (writer, _) => new VersionDiffText(writer, report).Write(most == 0 ? int.MaxValue : (int)most));
        return isWritten ? ExitStatus.Ok : ExitStatus.Failure;
    }

    private static void ReportLimits(VersionDiff diff, RegimeComparison answers, string name, Invocation invocation)
    {
        IEnumerable<string> provisions = diff.Provisions.Where(provision => provision.Change == ProvisionChange.Unknown).Select(provision => provision.Citation);
        IEnumerable<string> groups = answers.Pairs.SelectMany(pair => pair.Groups).Where(group => group.Status == QuestionStatus.GivenUp).Select(group => group.Group);
        string[] open = [.. provisions.Concat(groups)];
        if (open.Length > 0) invocation.Report(DiagnosticCatalogue.DiffGivenUp, name, string.Join('、', open));
    }
}
