using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Runtime.Answers;

/// <summary>A regime's force in time in words: 施行, 废止, and where the act of the case falls.</summary>
internal static class ForceText
{
    /// <summary>自2018年1月1日起施行，2022年10月11日起废止</summary>
    public static string Period(ForceInTime force, RegimeHeader header)
    {
        string begins = force.BlankDate >= 0 ? "施行日期公布文本留空" : force.From is { } from ? $"自{DateWords.Of(from)}起施行" : "";
        string ends = force.Until is { } until ? $"{DateWords.Of(until)}起{(header.Repealed.Length > 0 ? "废止" : "由后一版本代替")}" : "";
        return begins.Length > 0 && ends.Length > 0 ? begins + "，" + ends : begins + ends;
    }

    public static string Condition(ForceInTime force, RegimeHeader header, bool isNegated) =>
        $"行为{(isNegated ? "没有" : "")}发生在施行期间（{Period(force, header)}）";

    /// <summary>Null where the regime gives no dates.</summary>
    public static ForceAnswer? Answer(CaseView view)
    {
        if (view.Program.Force is not { } force) return null;
        Judgement value = view.Evaluation.Force;
        string act = Stated(view, force.ActDate);
        string blank = force.BlankDate >= 0 ? Stated(view, force.BlankDate) : "";
        bool isPresumed = value.IsTrue && ((act.Length == 0) || (force.BlankDate >= 0 && blank.Length == 0));
        string reason = act.Length == 0
            ? value.IsTrue ? "案件没有写明行为日期，推定在施行期间" : "案件没有写明行为日期，推定适用另一版本"
            : $"行为日期{act}";
        if (act.Length > 0) Mention(view, force.ActDate);
        if (force.BlankDate >= 0) reason += blank.Length > 0 ? $"，施行日期{blank}" : "；案件没有写明施行日期，推定已经施行";
        return new ForceAnswer(value, Period(force, view.Program.Header), reason, isPresumed);
    }

    private static void Mention(CaseView view, int fact) => view.Explainer.Mentioned.Add(fact);

    // Empty when the case is silent.
    private static string Stated(CaseView view, int fact)
    {
        if (!view.Describer.IsStated(fact)) return "";
        string quantity = view.Describer.Quantity(fact);
        return quantity.Length > 0 ? quantity : Words.Of(Truth.Unknown);
    }
}
