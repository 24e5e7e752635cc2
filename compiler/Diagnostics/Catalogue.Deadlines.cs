namespace Zhaodan.Compiler.Diagnostics;

/// <summary>Calendars, spans, obligations and rights: ZD118x, ZD128x, ZD208x.</summary>
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor SpanUnit = new("ZD1180", DiagnosticSeverity.Error,
        "期间“{0}”的单位“{1}”算不出日期。", "期间的单位写日、工作日、月或者年。");

    public static readonly DiagnosticDescriptor SpanLength = new("ZD1181", DiagnosticSeverity.Error,
        "期间“{0}”的长度不是 1 至 {1} 的整数。", "请写一个整数，例如“五个工作日内”。");

    public static readonly DiagnosticDescriptor SpanBound = new("ZD1182", DiagnosticSeverity.Error,
        "期间后面写了“{0}”。", "期间写“内”“以内”或者“之内”，例如“自启动追责之日起五个工作日内”。");

    public static readonly DiagnosticDescriptor MenuOfDuties = new("ZD1183", DiagnosticSeverity.Error,
        "两个应当或者可以做的行为之间用了“或者”。", "任选其一的行为请声明为一个事件；都要做的用“，”或者“并”连接。");

    public static readonly DiagnosticDescriptor ForbiddenAct = new("ZD1184", DiagnosticSeverity.Error,
        "“不得”后面是一个行为“{0}”。", "义务和权利只写“应当”“可以”；禁止的行为请写成条件，其后果写成结论。");

    public static readonly DiagnosticDescriptor UnknownCalendarLine = new("ZD1280", DiagnosticSeverity.Error,
        "日历里读不懂“{0}”。", "日历里写“2024年 依据「国办发明电〔2023〕7号」”，下面写“休息 春节：2月10日至2月17日”“上班 2月4日、2月18日”。");

    public static readonly DiagnosticDescriptor CalendarDate = new("ZD1281", DiagnosticSeverity.Error,
        "日历里的日期“{0}”读不懂，或者没有这一天。", "请写“2月4日”“2月4日至2月10日”，跨年的写“2022年12月31日至2023年1月2日”。");

    public static readonly DiagnosticDescriptor CalendarEntryWithoutYear = new("ZD1282", DiagnosticSeverity.Error,
        "“{0}”前面没有年份。", "请先写“2024年 依据「…」”。");

    public static readonly DiagnosticDescriptor CalendarYearWithoutNotice = new("ZD1283", DiagnosticSeverity.Error,
        "日历没有写明{0}年依据哪个通知。", "请在年份后面写“依据「通知的名称和文号」”。");

    public static readonly DiagnosticDescriptor EmptyCalendar = new("ZD1284", DiagnosticSeverity.Error,
        "日历《{0}》没有任何一年。", "请写“2024年 依据「…」”和这一年的休息日、上班日。");

    public static readonly DiagnosticDescriptor DuplicateCalendar = new("ZD1285", DiagnosticSeverity.Error,
        "日历《{0}》声明了不止一次。", "请把它并成一个，或者另取名称。");

    public static readonly DiagnosticDescriptor CaseDutyUnknown = new("ZD1286", DiagnosticSeverity.Error,
        "“应得 义务”所指的“{0}”{1}。", "请写义务所在的条款（例如“第十一条”），一条里有几个的再写行为，例如“第十一条 提出容错申请”。");

    public static readonly DiagnosticDescriptor CaseDutyStatus = new("ZD1287", DiagnosticSeverity.Error,
        "“{0}”不是义务或者权利的状态。", "状态写：{1}。");

    public static readonly DiagnosticDescriptor CaseOutsideCalendar = new("ZD1288", DiagnosticSeverity.Error,
        "案例“{0}”的{1}，算到日历《{2}》（{3}年至{4}年）之外，无法计算期限。", "请在日历里补上这些年份的放假安排，或者改正案例的日期。");

    public static readonly DiagnosticDescriptor CaseDateTaken = new("ZD1289", DiagnosticSeverity.Error,
        "“{0}”是案件的日期，词汇里却声明成了别的事实。", "请删去词汇里的声明，或者给那个事实另取名称。");

    public static readonly DiagnosticDescriptor CalendarGap = new("ZD2080", DiagnosticSeverity.Error,
        "日历《{0}》在{1}年和{2}年之间有缺。", "日历的年份要前后相连；请补上中间的年份。");

    public static readonly DiagnosticDescriptor CalendarYearTwice = new("ZD2081", DiagnosticSeverity.Error,
        "日历《{0}》把{1}年写了不止一次。", "一年只写一次；调整放假安排的通知并入同一年的“依据”。");

    public static readonly DiagnosticDescriptor OffAndMakeUp = new("ZD2082", DiagnosticSeverity.Error,
        "{0}既写作休息又写作上班。", "请按通知只留一个；后一通知改变前一通知的，写改变以后的安排。");

    public static readonly DiagnosticDescriptor MakeUpOnWeekday = new("ZD2083", DiagnosticSeverity.Error,
        "{0}是星期{1}，本来就上班。", "“上班”只写调休上班的星期六、星期日；请核对日期。");

    public static readonly DiagnosticDescriptor CalendarDayTwice = new("ZD2084", DiagnosticSeverity.Error,
        "{0}在日历里写了不止一次。", "请核对日期，只留一处。");

    public static readonly DiagnosticDescriptor CalendarDayOutside = new("ZD2085", DiagnosticSeverity.Error,
        "“{0}”不在日历所列的年份里，或者后一天在前一天之前。", "请核对日期；日历不包括的年份不写。");

    public static readonly DiagnosticDescriptor UnknownCalendar = new("ZD2086", DiagnosticSeverity.Error,
        "没有名为《{0}》的日历。", "请把日历文件（例如 specs/calendars）一并交给命令，或者改正名称。");

    public static readonly DiagnosticDescriptor MissingCalendar = new("ZD2087", DiagnosticSeverity.Error,
        "计算期间“{0}”要用日历，制度《{1}》的抬头没有写。", "请在抬头写“日历《全国》”；期间届满遇休息日不顺延的，写“期间届满不顺延”。");

    public static readonly DiagnosticDescriptor DeadlineWithoutStart = new("ZD2088", DiagnosticSeverity.Warning,
        "{0}：“{1}”有期限，没有写明从何时起算，是否逾期将一直是待查明。", "请写“自某事之日起”或者“某事后”；原文没有写明的，可以保留，并在审阅时说明。");

    public static readonly DiagnosticDescriptor DeadlineWithoutActor = new("ZD2089", DiagnosticSeverity.Warning,
        "{0}：“{1}”有期限，没有写明由谁来做。", "请在“应当”“可以”前面写出主体；同一款前面的句子写了主体的，承前省略。");
}
