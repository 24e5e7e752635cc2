using System.Globalization;
using System.Text;
using Zhaodan.Compilation.Tests.Regimes;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Screening.Tests.Planes;

/// <summary>
/// A random library of a few regimes with versions, ranks and sentences that give the word (<see cref="LibraryText"/>), with
/// what a layer over planes has to carry besides: presumptions, 互斥, exceptions, proof words, two readings, open items and
/// deadlines; and random rows for it, with dates at, before and after every border.
/// </summary>
internal sealed class LayeredLibrary
{
    private static readonly string[] More =
    [
        "读法甲：甲的，减责。\n  读法乙：未甲的，减责。\n  理由「两读」",
        "读法甲：戊的，处罚。\n  读法乙：戊的，不得处罚。\n  理由「两读」",
        "有下列情形之一的，免责：\n（一）乙，但丙的除外；\n（二）其他应当免责的情形。",
        "有下列情形之一的，应当通报：\n（一）丙；\n（二）其他应当通报的情形。",
        "甲的，当事人应当自启动追责之日起10日内提出申请。",
        "照常的，当事人可以自启动追责之日起一个月内提出申请。",
        "丙的，追究，但丁的除外。",
        "查实戊的，减责。",
        "辛的，追究。",
        "追究的，影响。",
        "辛，减责的，影响。",
    ];

    private static readonly string[] Ranks = ["法律", "行政法规", "地方性法规", "规章", "上级规定"];
    private static readonly string[] LawWords = ["责任 免责", "责任 减责", "责任 追究", "责任 不得追究", "处罚 警告", "处罚 不得处罚", "定性 严重", "定性 不得一般"];

    private readonly Random _random;
    private readonly List<string> _borders = [];

    public LayeredLibrary(int seed)
    {
        _random = new Random(seed);
        string[] parts = LibraryText.Write(_random).Text.Split("制度《制度");
        var text = new StringBuilder(parts[0].Replace("结论 责任", "事件 启动追责\n事件 提出申请\n主体 当事人\n事实 辛\n  推定 是\n结论 考核 择先：不影响、影响\n  由轻到重 不影响、影响\n结论 责任", StringComparison.Ordinal));
        if (_random.Next(3) == 0) text.Append("互斥 戊、己\n");
        bool hasOwnWords = _random.Next(3) == 0;
        if (hasOwnWords) text.Insert(text.ToString().IndexOf("词汇《乱》", StringComparison.Ordinal), "词汇《另一部》\n事实 庚\n事实 壬\n互斥 庚、壬\n\n");
        foreach (string written in parts.Skip(1))
        {
            // A text that leaves its 施行 blank is later than others only where a case says so.
            bool isBlank = !written.Contains("  施行", StringComparison.Ordinal) && _random.Next(2) == 0;
            string part = isBlank ? written.Replace("  主结论 责任\n", "  主结论 责任\n  施行〔空〕\n", StringComparison.Ordinal) : written;
            // A case may contradict itself under a higher regime alone, by words of that one's own.
            bool isHighest = hasOwnWords && part[0] == parts[^1][0];
            if (isHighest) part = part.Replace("  主结论", "  词汇《另一部》\n  主结论", StringComparison.Ordinal);
            text.Append("制度《制度").Append(part.TrimEnd().Replace("  词汇《乱》\n", "  期间届满不顺延\n  词汇《乱》\n", StringComparison.Ordinal)).Append('\n');
            int article = part.Split("\n第").Length - 1;
            if (isHighest) text.Append(CultureInfo.InvariantCulture, $"第{Han(++article)}条 庚的，追究。\n");
            foreach (string more in More)
            {
                if (_random.Next(3) == 0) text.Append(CultureInfo.InvariantCulture, $"第{Han(++article)}条 {(more.StartsWith("读法", StringComparison.Ordinal) ? "\n  " : "")}{more}\n");
            }

            if (part.Contains("施行〔空〕", StringComparison.Ordinal) && !part.Contains("施行在前", StringComparison.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"第{Han(++article)}条 本规定优先于施行在前的规定。\n");
            text.Append('\n');
        }

        Text = text.ToString();
        CompilationResult result = StatuteCompiler.Compile([new SourceText("random.statute", Text)]);
        Assert.True(!result.HasErrors, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d}")) + Text);
        Regimes = [.. result.Linked];
        LinkedRegime[] below = [.. Regimes.Where(regime => hasOwnWords && regime.Code[0] != parts[^1][0] && regime.Programs.Any(program => program.Facts.Any(fact => fact.Name == "庚")))];
        Asked = below.Length > 0 && _random.Next(2) == 0 ? below : Regimes;
        foreach (ForceInTime force in Regimes.SelectMany(regime => regime.Programs).Select(program => program.Force).OfType<ForceInTime>())
        {
            foreach (long border in new[] { force.From, force.Until }.OfType<long>()) _borders.AddRange([Day(border - 1), Day(border), Day(border + 1)]);
        }

        if (_borders.Count == 0) _borders.Add(Day(11_000));
    }

    public string Text { get; }

    public LinkedRegime[] Regimes { get; }

    /// <summary>Those that a job answers: sometimes all but the highest, which is then only heard.</summary>
    public LinkedRegime[] Asked { get; }

    /// <param name="rows">How many.</param>
    /// <param name="isList">The shape.</param>
    /// <param name="percentLaws">Rows that state a law or several, in percent.</param>
    public byte[] Cases(int rows, bool isList, int percentLaws)
    {
        string[] facts = [.. LibraryText.Facts, "辛", "当事人", .. Text.Contains("事实 庚", StringComparison.Ordinal) ? ["庚", "壬"] : Array.Empty<string>()];
        string[] events = ["启动追责", "提出申请"];
        string[] dates = ["行为日期", "决定日期", .. Regimes.SelectMany(regime => regime.Programs).Any(program => !program.Duties.IsEmpty) ? ["截至日期"] : Array.Empty<string>(), .. Regimes.Where(regime => regime.Latest.Force is { BlankDate: >= 0 }).Select(regime => CaseDateNames.InForceOf(regime.Code))];
        var text = new StringBuilder("案号,").AppendJoin(',', isList ? ["是", "否", "不明"] : facts).Append(',').AppendJoin(',', [.. dates, .. events]).Append(",决定,另有规定\n");
        for (int row = 1; row <= rows; row++)
        {
            string[] said = [.. facts.Select(_ => (string)(_random.Next(6) switch { 0 => "", 1 => "不明", 2 or 3 => "否", _ => "是" }))];
            text.Append(CultureInfo.InvariantCulture, $"案{row},");
            if (isList) text.AppendJoin(',', new[] { "是", "否", "不明" }.Select(word => string.Join('、', facts.Where((_, f) => said[f] == word))));
            else text.AppendJoin(',', said);
            foreach (string _ in dates) text.Append(',').Append(Date());
            foreach (string _ in events) text.Append(',').Append(_random.Next(2) == 0 ? Date() : "");
            text.Append(',').Append(_random.Next(3) == 0 ? Pick(["免责", "追究", "警告", "开除", "不通报"]) : "").Append(',');
            if (_random.Next(100) < percentLaws) text.AppendJoin('、', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => $"{Pick(Ranks)} {Pick(LawWords)}"));
            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private string Date() => _random.Next(8) switch
    {
        0 or 1 => "",
        2 => "不明",
        3 => string.Create(CultureInfo.InvariantCulture, $"{_random.Next(1999, 2018)}年"),
        4 => string.Create(CultureInfo.InvariantCulture, $"{_random.Next(1999, 2018)}年12月"),
        _ => Pick(_borders),
    };

    private string Pick(IReadOnlyList<string> words) => words[_random.Next(words.Count)];

    private static string Han(int number) => (number < 20 ? "" : "二") + (number < 10 ? "" : "十") + (number % 10 == 0 ? "" : "〇一二三四五六七八九"[number % 10]);

    private static string Day(long day) => DateOnly.FromDayNumber((int)day + 719_162).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
