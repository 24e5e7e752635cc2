using Zhaodan.ProgramForm;

namespace Zhaodan.Runtime.Answers;

/// <summary>An obligation or a right as one phrase: who, whether shall or may, in what time, what.</summary>
public static class DutyText
{
    /// <summary>法治科应当自「受理」之日起2日内「转送有权部门」</summary>
    public static string Of(RegimeProgram program, Duty duty)
    {
        string actors = string.Join('、', duty.Actors.Select(actor => program.Facts[actor].Name));
        string modal = duty.Kind == DutyKind.Right ? "可以" : "应当";
        string start = duty.Start < 0 ? "" : $"自「{program.Facts[duty.Start].Name}」之日起";
        string time = !duty.Period.IsNone ? duty.Period + "内" : duty.IsPrompt ? "及时" : "";
        return $"{actors}{modal}{start}{time}「{program.Facts[duty.Act].Name}」";
    }
}
