namespace Zhaodan.Benchmarks.HandWritten;

/// <summary>第七条 (without 刑事责任) and 第八条, programmed by hand.</summary>
public static class HandWrittenRegime
{
    public static void Evaluate(in Facts given, out Outcome outcome)
    {
        Facts f = given;
        if (!Constraints.Close(ref f))
        {
            outcome = default;
            outcome.IsContradictory = true;
            return;
        }

        Presumptions.Fill(ref f);
        outcome = default;
        Apply(in f, ref outcome);

        // A settled 构成过错 or 追究 is marked when it is not settled by what was said alone.
        Values heavier = (outcome.过错认定.Settled & Values.构成过错) | (outcome.责任.Settled & Values.追究);
        if (heavier == Values.None) return;
        Facts said = given;
        Constraints.Close(ref said);
        Outcome onSaid = default;
        Apply(in said, ref onSaid);
        outcome.过错认定 = outcome.过错认定 with { Presumed = outcome.过错认定.Settled & Values.构成过错 & ~onSaid.过错认定.Settled };
        outcome.责任 = outcome.责任 with { Presumed = outcome.责任.Settled & Values.追究 & ~onSaid.责任.Settled };
    }

    private static void Apply(in Facts f, ref Outcome o)
    {
        o.Scope = f.行政执法人员;
        o.第七条 = f.严重不负责任 & (f.不履行法定职责 | f.不认真履行法定职责)
            & ((f.故意 & ((f.故意致使危害后果 & f.危害后果) | (f.故意致使不良影响 & f.不良影响)))
                | (f.重大过失 & ((f.重大过失致使危害后果 & f.危害后果) | (f.重大过失致使不良影响 & f.不良影响))));
        o.第七条第二句 = f.有责任制规定所列追责情形 | f.有江苏追究办法所列追责情形;
        bool? exempt = ApplyItems(in f, ref o.Items);
        o.过错认定 = Lighter(exempt, Values.不构成过错, o.第七条, Values.构成过错);
        o.责任 = Lighter(exempt, Values.不予追究, o.第七条第二句, Values.追究);
    }

    private static bool? ApplyItems(in Facts f, ref ItemResults items)
    {
        bool? activity = f.在行政执法活动中;
        items[0] = activity & Items.第一项(in f);
        items[1] = activity & Items.第二项(in f);
        items[2] = activity & Items.第三项(in f);
        items[3] = activity & Items.第四项(in f);
        items[4] = activity & Items.第五项(in f);
        items[5] = activity & Items.第六项(in f);
        items[6] = activity & Items.第七项(in f);
        items[7] = activity & Items.第八项(in f);
        items[8] = activity & Items.第九项(in f);
        items[9] = activity & Items.第十项(in f);
        items[10] = activity & Items.第十一项(in f);
        items[11] = activity & Items.第十二项(in f);
        items[12] = activity & Items.第十三项(in f);
        items[13] = activity & Items.第十四项(in f);
        items[14] = activity & Items.第十五项(in f);
        items[15] = activity & Items.第十六项(in f);
        items[16] = activity & Items.第十七项(in f);
        items[17] = activity & Items.第十八项(in f);
        items[18] = activity & Items.第十九项(in f);
        items[19] = activity & Items.第二十项(in f);
        items[20] = activity & Items.第二十一项(in f);
        items[21] = activity & Items.第二十二项(in f);
        items[22] = activity & Items.第二十三项(in f);
        items[23] = activity & Items.第二十四项(in f);
        items[24] = activity & Items.第二十五项(in f);
        items[25] = activity & Items.第二十六项(in f);
        items[26] = activity & Items.第二十七项(in f);
        items[27] = activity & Items.第二十八项(in f);
        bool? any = false;
        foreach (bool? item in items)
        {
            if (item == true) return true;
            any |= item;
        }

        return any;
    }

    // 择先: the lighter value, if it holds, shuts out the heavier one.
    private static GroupResult Lighter(bool? first, Values light, bool? second, Values heavy)
    {
        if (first == true) return new GroupResult { Possible = light, Settled = light };
        Values possible = (first is null ? light : 0) | (second != false ? heavy : 0) | (second != true ? Values.无 : 0);
        bool isSettled = first == false && second is not null;
        return new GroupResult { Possible = possible, Settled = isSettled ? possible : Values.None };
    }
}
