namespace Zhaodan.Compiler.Diagnostics;

// Explaining a row of a finished screening, ZD4080 to ZD4084.
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor ScreeningUnreadable = new(
        "ZD4080", DiagnosticSeverity.Error,
        "从“{0}”读不出筛查的汇总：{1}。",
        "--from 后面请写 zhaodan screen 的输出文件夹，里面要有完整的 汇总.json。");

    public static readonly DiagnosticDescriptor ScreenedInputGone = new(
        "ZD4081", DiagnosticSeverity.Error,
        "找不到当时筛查的案例表“{0}”。",
        "请把它放回原处，或者在命令里写明它现在的位置：zhaodan explain 案例表 --from {1} --case 案号。");

    public static readonly DiagnosticDescriptor ScreenedInputChanged = new(
        "ZD4082", DiagnosticSeverity.Error,
        "案例表“{0}”和筛查时不同：当时的 SHA-256 是 {1}，现在的是 {2}。",
        "请换回当时的案例表；要按现在的案例表作答，请重新筛查，或者不写 --from。");

    public static readonly DiagnosticDescriptor ScreenedProgramChanged = new(
        "ZD4083", DiagnosticSeverity.Warning,
        "制度“{0}”和筛查时不同：当时的程序 SHA-256 是 {1}，现在的是 {2}。",
        "以下说明按现在的条文作出，可能与结果里的答案不同；要一致，请换回当时的条文，或者重新筛查。");

    public static readonly DiagnosticDescriptor OptionFixedByScreening = new(
        "ZD4084", DiagnosticSeverity.Error,
        "写了 --from，就不能再写“{0}”。",
        "案例表怎样读、没有提到的怎样看待，都照筛查时的办；请去掉“{0}”，或者去掉 --from。");
}
