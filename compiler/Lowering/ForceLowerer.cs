using Zhaodan.Compiler.Binding;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Lowering;

/// <summary>
/// 施行 and 废止 as a condition on the act's date (language page, sections 4 and 5). With P the truth part of 行为日期, which is
/// presumed 是 and which a case that states anything makes 不明:
/// <list type="bullet">
/// <item>the only version: 定义(施行 ≤ 行为日期 &lt; 废止, P): where the date does not decide, the presumption does</item>
/// <item>one of several: 定义(…, P 当且仅当 the decision falls here, or, where its date decides nothing, this is the latest)</item>
/// <item>施行〔空〕: 施行日期 is a fact of its own, and its silence is presumed as well</item>
/// </list>
/// </summary>
public static class ForceLowerer
{
    /// <summary>Declares the dates before anything else asks for them: here they have a truth part.</summary>
    public static void Declare(RegimePeriod period, string code, FactTable facts)
    {
        if (!period.IsBounded) return;
        facts.CaseDate(CaseDateNames.Act, "被问责的行为发生的日子");
        if (period.IsBlank) facts.CaseDate(CaseDateNames.InForceOf(code), "本制度自哪一日起施行；公布文本留空，由案件写明");
        if (period.Label.Length > 0) facts.CaseDate(CaseDateNames.Decision, "作出处理决定的日子");
    }

    public static ForceInTime? Lower(RegimePeriod period, string code, NodeBuilder nodes, FactTable facts)
    {
        if (!period.IsBounded) return null;
        int act = facts.CaseDate(CaseDateNames.Act, "被问责的行为发生的日子");
        int blank = period.IsBlank ? facts.CaseDate(CaseDateNames.InForceOf(code), "本制度自哪一日起施行；公布文本留空，由案件写明") : -1;
        bool isVersion = period.Label.Length > 0;
        int decision = isVersion ? facts.CaseDate(CaseDateNames.Decision, "作出处理决定的日子") : -1;

        int presumed = nodes.Fact(act, Basis.Full);
        if (blank >= 0) presumed = nodes.Or([presumed, nodes.Fact(blank, Basis.Full)]);
        if (isVersion)
        {
            int here = nodes.Constant(period.IsLatest ? Truth.True : Truth.False);
            int decided = nodes.Defined(Within(period, decision, -1, nodes), here);
            presumed = nodes.Or([nodes.And(presumed, decided), nodes.And(nodes.Not(presumed), nodes.Not(decided))]);
        }

        int node = nodes.Defined(Within(period, act, blank, nodes), presumed);
        return new ForceInTime(node, act, decision, blank, period.From, period.Until, period.IsLatest);
    }

    private static int Within(RegimePeriod period, int date, int blank, NodeBuilder nodes)
    {
        var operands = new List<int>();
        if (blank >= 0) operands.Add(nodes.CompareFacts(date, Comparison.GreaterOrEqual, blank));
        else if (period.From is { } from) operands.Add(nodes.Compare(date, Comparison.GreaterOrEqual, from));
        if (period.Until is { } until) operands.Add(nodes.Compare(date, Comparison.Less, until));
        return nodes.And(operands);
    }
}
