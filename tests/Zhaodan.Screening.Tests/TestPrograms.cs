using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Screening.Tests;

internal static class TestPrograms
{
    /// <summary>
    /// 适用 行政执法人员.
    /// 第八条第（一）项: 容缺受理 且 出现失误, 但故意违法的除外 → 责任 不予追究. 第（二）项: 其他 → 不予追究. 第（三）项: 其他 → 不予追究.
    /// 第九条: 过错情节为轻微 → 可以 免于追究. 第十条: 不如实记录次数两次以上 → 应当 追究. 第十一条: 违法所得一万元以上 → 情节 从重.
    /// 第十二条: 不可抗力（未提出即否）未 且 启动追责 → 移送 移送纪检监察机关. 默认 none; 由轻到重 as declared.
    /// 互斥 有法定事由、没有法定事由; 蕴含 容缺受理 则 有法定事由 is not used by a rule but by 第十三条.
    /// </summary>
    public static RegimeProgram Duty(string code = "试甲")
    {
        var b = new ProgramBuilder(code);
        int officer = b.Truth("行政执法人员", FactKind.Actor);
        int lenient = b.Truth("容缺受理");
        int slip = b.Truth("出现失误或者偏差");
        int intent = b.Truth("故意违法", synonyms: ["明知故犯"], formerNames: ["故意违法行为"]);
        int ground = b.Truth("有法定事由");
        int noGround = b.Truth("没有法定事由");
        int force = b.Truth("不可抗力", presumption: Presumption.Burden);
        int inquiry = b.Truth("启动追责", FactKind.Event);
        int records = b.Number("不如实记录次数", FactKind.Count, "次");
        int gains = b.Number("违法所得", FactKind.Money, "元");
        int degree = b.Choice("过错情节", "轻微", "一般", "严重");
        int openSecond = b.Truth("第八条第（二）项情形", FactKind.Open, Presumption.False);
        int openThird = b.Truth("第八条第（三）项情形", FactKind.Open, Presumption.False);
        int spare = b.Truth("决定 免于追究", FactKind.Decision);
        b.Exclusive(ground, noGround);

        int duty = b.Group("责任", GroupKind.Priority, ["不予追究", "免于追究", "追究"], lightestFirst: true);
        int weight = b.Group("情节", GroupKind.Parallel, ["从轻", "从重"]);
        int transfer = b.Group("移送", GroupKind.Parallel, ["移送纪检监察机关"]);
        int scope = b.Is(officer);
        b.Rule("第八条第（一）项", "容缺受理，出现失误或者偏差的，但故意违法的除外；", b.And(b.Is(lenient), b.Is(slip)), duty, 0, exception: b.Is(intent));
        b.Rule("第八条第（二）项", "其他依法依规不应追究的情形；", b.Is(openSecond), duty, 0, openFact: openSecond);
        b.Rule("第八条第（三）项", "其他情形。", b.Is(openThird), duty, 0, openFact: openThird);
        b.Rule("第九条", "过错情节轻微的，可以免于追究。", b.IsOption(degree, 1), duty, 1, Modality.May, b.Is(spare));
        b.Rule("第十条", "两次以上不如实记录的，应当追究。", b.Compare(records, Comparison.GreaterOrEqual, 2), duty, 2);
        b.Rule("第十一条", "违法所得一万元以上的，应当从重。", b.Compare(gains, Comparison.GreaterOrEqual, 1_000_000), weight, 1);
        b.Rule("第十二条", "启动追责，没有不可抗力的，移送纪检监察机关。", b.And(b.Is(inquiry), b.Not(b.Is(force))), transfer, 0);
        b.Rule("第十三条", "没有法定事由的，不得从轻；有法定事由的，从轻。", b.Is(noGround), weight, 0, Modality.Against);
        b.Rule("第十三条〔2〕", "有法定事由的，从轻。", b.Is(ground), weight, 0);
        return b.Build(scope);
    }

    /// <summary>One fact, one rule: 甲的，应当追究。</summary>
    public static RegimeProgram Small(string code = "小")
    {
        var b = new ProgramBuilder(code);
        int a = b.Truth("甲");
        int duty = b.Group("责任", GroupKind.Priority, ["追究"]);
        b.Rule("第一条", "甲的，应当追究。", b.Is(a), duty, 0);
        return b.Build();
    }
}
