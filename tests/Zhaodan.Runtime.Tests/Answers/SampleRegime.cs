using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>
/// The regime of the language page's first section, by hand: 第八条第（一）、（十一）、（二十八）项, 第七条, 第九条第（一）项, with
/// 第十条 (不得从轻 of who hid evidence), 第十二条 (不适用第八条第（一）项) and 第十五条 (移送).
/// </summary>
internal static class SampleRegime
{
    public const int Liability = 1;
    public const int Fault = 0;
    public const int Degree = 2;
    public const int Transfer = 3;

    public const string Open = "第八条第（二十八）项";

    public static RegimeProgram Program { get; } = Build();

    public static CaseUnderTest Case() => new(Program);

    /// <summary>All of 第八条第（一）项 but its exception.</summary>
    public static CaseUnderTest Tolerated() => Case()
        .Is("行政执法人员", "按照上级决策部署", "在放管服改革过程中", "容缺受理", "出现失误或者偏差")
        .Not("造成重大影响", "造成重大损失");

    private static RegimeProgram Build()
    {
        var b = new ProgramBuilder();
        b.Scope(b.Is("行政执法人员", kind: FactKind.Actor));
        int deployed = b.Is("按照上级决策部署");
        int reform = b.Is("在放管服改革过程中");
        int accepted = b.Is("容缺受理");
        int handled = b.Is("容缺办理");
        int mistake = b.Is("出现失误或者偏差");
        int impact = b.Is("造成重大影响");
        int loss = b.Is("造成重大损失");
        int wilful = b.Is("故意违法");
        int evidence = b.Is("出现新的证据");
        int changed = b.Is("案件性质发生变化");
        int link = b.Is("出现新的证据致使案件性质发生变化", Presumption.True, FactKind.Link);
        int hid = b.Is("故意隐瞒证据", Presumption.Burden);
        int gross = b.Is("重大过失");
        int reported = b.Is("主动及时报告");
        int coerced = b.Is("受胁迫");
        int bribed = b.Is("收受财物");
        int amount = b.Fact("违法所得", FactKind.Money);
        int times = b.Fact("不如实记录次数", FactKind.Count, unit: "次");
        int neglect = b.Is("不履行法定职责");
        int harm = b.Is("造成危害后果");

        int fault = b.Group("过错认定", GroupKind.Priority, ["不构成过错", "构成过错"]);
        int liability = b.Group("责任", GroupKind.Priority, ["不予追究", "免于追究", "追究"], defaultValue: 2, order: [0, 1, 2]);
        int degree = b.Group("情节", GroupKind.Parallel, ["从轻", "减轻", "从重"], exclusive: [(0, 2), (1, 2)]);
        int transfer = b.Group("移送", GroupKind.Parallel, ["移送纪检监察机关", "移送司法机关"]);

        const string Head = "有下列情形之一的，不构成过错，不予追究：";
        // 第十二条 first: it defeats an item of 第八条 and takes part in its applies.
        int twelve = b.Rule("第十二条", "收受财物的，应当移送纪检监察机关，不适用第八条第（一）项。", bribed, [(transfer, 0, Modality.Must)]);
        b.Rule(
            "第八条第（一）项",
            "按照上级决策部署，在放管服改革过程中，容缺受理或者容缺办理，出现失误或者偏差，没有（造成重大影响或者造成重大损失）的，但故意违法的除外；",
            b.And(deployed, reform, b.Or(accepted, handled), mistake, b.Not(b.Or(impact, loss))),
            [(fault, 0, Modality.Settles), (liability, 0, Modality.Settles)],
            [b.Unless(wilful, "但故意违法的除外", b.Is("受上级强令"))],
            [twelve],
            [Head],
            title: "不认定过错");
        b.Rule(
            "第八条第（十一）项",
            "因出现新的证据，致使案件性质发生变化的，但故意隐瞒证据的除外；",
            b.And(b.And(evidence, link), changed),
            [(fault, 0, Modality.Settles), (liability, 0, Modality.Settles)],
            [b.Unless(hid, "但故意隐瞒证据的除外")],
            heads: [Head],
            title: "不认定过错");
        int open = b.Fact(Open, FactKind.Open, Presumption.False);
        b.Rule(Open, "其他依法依规不应追究的情形。", b.Add(new FactNode(open, Basis.Full)), [(fault, 0, Modality.Settles), (liability, 0, Modality.Settles)], heads: [Head], openFact: open, title: "不认定过错");
        b.Rule(
            "第七条",
            "不履行法定职责，故意违法或者重大过失，造成危害后果的，应当认定构成过错。",
            b.And(neglect, b.Or(wilful, gross), harm),
            [(fault, 1, Modality.Must)],
            title: "过错行为");
        int faulty = b.Concludes(fault, 1);
        b.Rule("第九条第（一）项", "主动及时报告的；", b.And(faulty, reported), [(degree, 0, Modality.May), (degree, 1, Modality.May)], heads: ["构成过错，但有下列情形之一的，可以从轻或者减轻："], title: "从轻减轻", menu: true);
        b.Rule("第九条第（二）项", "受胁迫的；", b.And(faulty, coerced), [(liability, 1, Modality.May)], heads: ["构成过错，但有下列情形之一的，可以免于追究："]);
        b.Rule("第十条", "故意隐瞒证据的，不得从轻。", hid, [(degree, 0, Modality.Against)]);
        b.Rule(
            "第十一条",
            "违法所得一万元以上或者两次以上不如实记录的，应当从重。",
            b.Or(b.Compare(amount, Comparison.GreaterOrEqual, 1_000_000), b.Compare(times, Comparison.GreaterOrEqual, 2)),
            [(degree, 2, Modality.Must)]);
        b.Rule("第十五条", "有证据证明收受财物的，应当移送司法机关。", b.Proven("收受财物"), [(transfer, 1, Modality.Must)]);
        b.Omit("第三条至第六条", "宣示性规定。");
        return b.Build();
    }
}
