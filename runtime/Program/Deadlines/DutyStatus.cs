namespace Zhaodan.ProgramForm.Deadlines;

/// <summary>
/// What may have become of an obligation or a right (language page, section 4): one bit for each status that remains
/// possible. One bit of <see cref="Statuses"/> and none of the reasons is settled; everything else is 待查明.
/// </summary>
[Flags]
public enum DutyStatus : byte
{
    None = 0,

    /// <summary>未产生: its condition is not met</summary>
    NotArisen = 1,

    /// <summary>未起算: it exists, what starts its time has not happened</summary>
    NotStarted = 2,

    /// <summary>未到期: not done, and there is time</summary>
    Pending = 4,

    /// <summary>按期履行; 已履行 where no time is set</summary>
    InTime = 8,

    /// <summary>逾期履行</summary>
    Late = 16,

    /// <summary>逾期, of a right 未行使; 未履行 where no time is set</summary>
    Overdue = 32,

    /// <summary>It was done before its time began: the dates do not fit together</summary>
    Disordered = 64,

    /// <summary>A date lies outside the calendar</summary>
    OutsideCalendar = 128,

    /// <summary>The statuses, without the reasons why none is settled</summary>
    Statuses = NotArisen | NotStarted | Pending | InTime | Late | Overdue,
}
