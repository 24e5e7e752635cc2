using System.Globalization;
using Zhaodan.Compiler.Emit.Smt;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests.Smt;

/// <summary>One case as claims about the symbols of a script, by the names that the script gives them.</summary>
internal static class SmtCase
{
    public static string Symbol(string name) => $"|{name}|";

    public static IEnumerable<string> Claims(RegimeProgram program, CaseFacts facts, FactResolution resolution, SmtOptions options, string script)
    {
        for (int f = 0; f < program.Facts.Length; f++)
        {
            Fact fact = program.Facts[f];
            string name = fact.Kind is FactKind.Open or FactKind.Decision or FactKind.Reading ? $"{program.Header.Code} {fact.Name}" : fact.Name;
            if (Has(name + " 另一读法")) yield return Bool(Symbol(name + " 另一读法"), resolution[f].OnStated == Truth.True);
            if (fact.TruthSlot >= 0 && Has(name + (options.IsIncomplete ? " 可能" : "")))
            {
                foreach (string claim in Pair(name, resolution[f].Value)) yield return claim;
            }

            if (Has(name + " 已查实")) yield return Bool(Symbol(name + " 已查实"), resolution[f].OnStated != Truth.Unknown);
            string number = name + (fact.TruthSlot >= 0 ? " 日期" : "");
            if (fact.NumberSlot >= 0 && Has(number + (options.IsIncomplete ? " 下限" : "")))
            {
                NumberRange range = facts.Numbers[fact.NumberSlot];
                yield return $"(= {Symbol(number + (options.IsIncomplete ? " 下限" : ""))} {Number(range.Low)})";
                yield return $"(= {Symbol(number + (options.IsIncomplete ? " 上限" : ""))} {Number(range.High)})";
            }

            for (int option = 0; option < fact.Options.Length; option++)
            {
                string choice = $"{name}={fact.Options[option]}";
                if (fact.ChoiceSlot >= 0 && Has(choice)) yield return Bool(Symbol(choice), (facts.Choices[fact.ChoiceSlot].Excluded >> option & 1) == 0);
            }
        }

        foreach (SpanNode span in program.Nodes.OfType<SpanNode>().Distinct())
        {
            int code = Timeliness.Compare(program.Calendar, facts.Numbers[program.Facts[span.Start].NumberSlot], facts.Numbers[program.Facts[span.Finish].NumberSlot], span.Period);
            string name = $"{program.Facts[span.Finish].Name} 在 {program.Facts[span.Start].Name} 起{span.Period}{(span.Period.Rolls ? "" : "（不顺延）")}内";
            foreach (string claim in Pair(name, (Truth)(code & ~Timeliness.OutsideCalendar))) yield return claim;
        }

        bool Has(string name) => script.Contains($"(declare-const {Symbol(name)} ", StringComparison.Ordinal);

        IEnumerable<string> Pair(string name, Truth truth) => options.IsIncomplete
            ? [Bool(Symbol(name + " 可能"), truth != Truth.False), Bool(Symbol(name + " 确定"), truth == Truth.True)]
            : [Bool(Symbol(name), truth == Truth.True)];
    }

    public static string Bool(string term, bool value) => value ? term : $"(not {term})";

    private static string Number(long value) => value >= 0 ? value.ToString(CultureInfo.InvariantCulture) : $"(- {value.ToString(CultureInfo.InvariantCulture)[1..]})";
}
