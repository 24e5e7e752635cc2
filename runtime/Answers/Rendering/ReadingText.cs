using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Answers.Reading;

namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>A clause read back, as lines of Chinese for a terminal.</summary>
public static class ReadingText
{
    public static string Render(ClauseReading reading, TextOptions options)
    {
        var canvas = new TextCanvas(options.UseColour);
        canvas.Line($"《{reading.Regime.Title}》", TextStyle.Title);
        if (reading.IsEmpty)
        {
            canvas.Line($"没有找到「{reading.Asked}」。", TextStyle.Bad);
            if (!reading.Suggestions.IsEmpty) canvas.Line($"是否指：{string.Join('、', reading.Suggestions)}");
            return canvas.ToString();
        }

        foreach (Omission omission in reading.Omissions)
        {
            canvas.Line($"{omission.Citation}　{omission.Word}：{omission.Reason}{(omission.IsPending ? $"　需：{omission.Needs}" : "")}");
        }

        foreach (ReadingPair pair in reading.Readings)
        {
            canvas.Line().Write(pair.Citation, TextStyle.Strong).Line($"　两种读法，默认{pair.NameOf(isOther: false)}");
            canvas.Indented(() =>
            {
                canvas.Line($"读法甲　{pair.First}", TextStyle.Faint);
                canvas.Line($"读法乙　{pair.Second}", TextStyle.Faint);
                if (pair.Reason.Length > 0) canvas.Line($"理由　　{pair.Reason}");
            });
        }

        foreach (DefinitionReading definition in reading.Definitions) canvas.Line().Line($"{definition.Citation}　{Definition(definition)}");
        foreach (RuleReading rule in reading.Rules) Rule(rule, canvas);
        return canvas.ToString();
    }

    private static void Rule(RuleReading rule, TextCanvas canvas)
    {
        canvas.Line().Write(rule.Citation, TextStyle.Strong).Line(rule.ArticleTitle.Length > 0 ? $"【{rule.ArticleTitle}】" : "");
        canvas.Indented(() =>
        {
            foreach (string head in rule.Heads) canvas.Line($"原文　　{head}", TextStyle.Faint);
            canvas.Line($"原文　　{rule.Text}", TextStyle.Faint);
            canvas.Line($"适用条件　{Of(rule.Condition)}");
            if (rule.IsOpen) canvas.Line("　　　　　开放条款：由人裁量认定并说明理由；无人认定即否");
            foreach (PartReading part in rule.Parts)
            {
                canvas.Line($"其中　　{part.Citation}　{Of(part.Condition)}");
                canvas.Indented(() => Exceptions(part.Exceptions, canvas));
            }

            Exceptions(rule.Exceptions, canvas);
            foreach (ConditionReading evenIf in rule.EvenIf) canvas.Line($"即使　　{Of(evenIf)}（不影响适用）");
            canvas.Line($"结论　　{string.Join('，', rule.Conclusions)}", TextStyle.Good);
            Others("排除　　适用时，不再适用：", rule.Defeats, canvas);
            Others("被排除　以下条款适用时，本条款不适用：", rule.DefeatedBy, canvas);
            Others("优先于　", rule.PreferredTo, canvas);
            Others("让位于　", rule.YieldsTo, canvas);
            foreach (DefinitionReading definition in rule.Definitions) canvas.Line($"定义　　{Definition(definition)}");
            foreach (IGrouping<string, TermReading> silence in rule.Terms.Where(term => term.Presumption.Length > 0).GroupBy(term => term.Presumption))
            {
                canvas.Line($"推定　　{silence.Key}：{string.Join('、', silence.Select(term => $"「{term.Name}」"))}");
            }

            foreach (TermReading term in rule.Terms.Where(term => term.Gloss.Length > 0)) canvas.Line($"释义　　「{term.Name}」：{term.Gloss}", TextStyle.Faint);
        });
    }

    private static void Exceptions(ImmutableArray<ExceptionReading> exceptions, TextCanvas canvas)
    {
        foreach (ExceptionReading exception in exceptions)
        {
            string cuts = exception.Cuts.IsEmpty ? "" : $"（只除去{string.Join('、', exception.Cuts)}）";
            canvas.Line($"除外　　{Of(exception.Condition)}{cuts}　　——{exception.Text}");
            if (exception.Counter is { } counter) canvas.Indented(() => canvas.Line($"仍然适用　{Of(counter)}"));
        }
    }

    private static void Others(string label, ImmutableArray<string> citations, TextCanvas canvas)
    {
        if (!citations.IsEmpty) canvas.Line(label + string.Join('、', citations));
    }

    private static string Definition(DefinitionReading definition) => $"「{definition.Term}」是指：{Of(definition.Condition)}";

    private static string Of(ConditionReading condition) => condition.IsCut ? condition.Text + "（太长，以下从略）" : condition.Text;
}
