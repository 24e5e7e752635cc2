using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Answers;

/// <summary>A regime's force in time in words: 施行, 废止, and where the act of the case falls.</summary>
internal static class ForceText
{
    public static string Condition(ForceInTime force, RegimeHeader header, bool isNegated) =>
        $"行为{(isNegated ? "没有" : "")}发生在施行期间（{ForcePeriod.Of(force, header)}）";

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
        return new ForceAnswer(value, ForcePeriod.Of(force, view.Program.Header), reason, isPresumed);
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
