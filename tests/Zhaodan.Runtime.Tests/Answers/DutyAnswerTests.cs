using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Rendering;
using Zhaodan.Runtime.Tests.Program.Deadlines;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>What an answer says of obligations and rights; dates reckoned on paper from the notice for 2024.</summary>
public sealed class DutyAnswerTests
{
    private static readonly int Received = PeriodEndTests.Day("2024-04-29");

    // 受理后2日内转送: 1 May is a day off, so until 6 May.
    internal static RegimeProgram Program()
    {
        var b = new ProgramBuilder();
        int actor = b.Fact("法治科", FactKind.Actor);
        int start = b.Fact("受理", FactKind.Event);
        int act = b.Fact("转送", FactKind.Event);
        int asOf = b.Fact("截至日期", FactKind.Date);
        int applies = b.Is("不属于本单位");
        int rule = b.Rule("第一条", "不属于本单位的，法治科应当在受理后2日内转送", applies, []);
        int started = b.Is("受理");
        int performed = b.Is("转送");
        return b.Build() with
        {
            Calendar = PeriodEndTests.Year2024,
            AsOf = asOf,
            Duties =
            [
                new Duty
                {
                    Name = "第一条",
                    Rule = rule,
                    Kind = DutyKind.Obligation,
                    Actors = [actor],
                    Act = act,
                    Start = start,
                    Period = new Period(2, PeriodUnit.Day, true),
                    Applies = applies,
                    Started = started,
                    Performed = performed,
                },
            ],
        };
    }

    [Fact]
    public void An_overdue_obligation_shows_its_dates()
    {
        Answer answer = new CaseUnderTest(Program()).Is("不属于本单位", "受理").Not("转送").Number("受理", Received).Number("截至日期", Received + 8).Answer();
        DutyAnswer duty = Assert.Single(answer.Duties);
        Assert.Equal(("逾期", "2024年4月29日", "2024年5月6日"), (duty.StatusWord, duty.StartDate, duty.Deadline));
        Assert.Empty(duty.Missing);
        string text = AnswerText.Render(answer, TextOptions.Default);
        Assert.Contains("■ 义务和权利（截至2024年5月7日）", text, StringComparison.Ordinal);
        Assert.Contains("▸ 逾期　第一条　法治科应当自「受理」之日起2日内「转送」", text, StringComparison.Ordinal);
        Assert.Contains("日期　起算2024年4月29日，届满2024年5月6日", text, StringComparison.Ordinal);
        Assert.Contains("逾期", AnswerPage.Render([answer]), StringComparison.Ordinal);
        Assert.Contains("\"deadline\": \"2024年5月6日\"", AnswerJson.Render(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_one_says_what_is_missing()
    {
        Answer answer = new CaseUnderTest(Program()).Is("不属于本单位", "受理").Not("转送").Number("受理", Received).Answer();
        DutyAnswer duty = Assert.Single(answer.Duties);
        Assert.Equal("待查明", duty.StatusWord);
        Assert.Equal("未到期、逾期", string.Join('、', duty.Possible));
        Assert.Equal(["截至日期"], duty.Missing.Select(mention => mention.Name));
    }

    [Fact]
    public void A_date_outside_the_calendar_is_told_and_nothing_guessed()
    {
        Answer answer = new CaseUnderTest(Program()).Is("不属于本单位", "受理", "转送").Number("受理", PeriodEndTests.Day("2018-05-01")).Number("转送", PeriodEndTests.Day("2018-05-02")).Answer();
        Assert.Equal("自「受理」之日（2018年5月1日）起2日", Assert.Single(answer.OutsideCalendar));
        DutyAnswer duty = Assert.Single(answer.Duties);
        Assert.Equal("待查明", duty.StatusWord);
        Assert.Equal("超出日历《试》（2024年至2024年），无法计算期限", Assert.Single(duty.Reasons));
    }
}
