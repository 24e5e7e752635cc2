using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Runtime.Answers;

/// <summary>The days on which a regime, or one version of it, holds, in words.</summary>
public static class ForcePeriod
{
    /// <summary>自2018年1月1日起施行，2022年10月11日起废止</summary>
    public static string Of(ForceInTime force, RegimeHeader header)
    {
        string begins = force.BlankDate >= 0 ? "施行日期公布文本留空" : force.From is { } from ? $"自{DateWords.Of(from)}起施行" : "";
        string ends = force.Until is { } until ? $"{DateWords.Of(until)}起{(header.Repealed.Length > 0 ? "废止" : "由后一版本代替")}" : "";
        return begins.Length > 0 && ends.Length > 0 ? begins + "，" + ends : begins + ends;
    }
}
