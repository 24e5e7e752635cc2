using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Embedding;

/// <summary>What a case says of an 事件: whether it happened, and on which date as far as it is known. A date says that it happened.</summary>
public readonly struct StatedEvent : IEquatable<StatedEvent>
{
    private readonly Stated _happened;
    private readonly StatedDate _date;

    private StatedEvent(Stated happened, StatedDate date)
    {
        _happened = happened;
        _date = date;
    }

    public Stated Happened => _happened;

    public StatedDate Date => _date;

    public static implicit operator StatedEvent(Stated happened) => new(happened, default);

    public static implicit operator StatedEvent(bool happened) => new(happened, default);

    public static implicit operator StatedEvent(DateOnly day) => new(Stated.是, day);

    public static implicit operator StatedEvent(StatedDate date) => new(Stated.是, date);

    /// <summary>From the parts of a facts type.</summary>
    public static StatedEvent Of(Stated happened, NumberRange days) => new(happened, StatedDate.Of(days));

    public bool Equals(StatedEvent other) => _happened == other._happened && _date == other._date;

    public override bool Equals(object? obj) => obj is StatedEvent other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_happened, _date);

    public static bool operator ==(StatedEvent a, StatedEvent b) => a.Equals(b);

    public static bool operator !=(StatedEvent a, StatedEvent b) => !a.Equals(b);

    public override string ToString() => _date == default ? _happened.ToString() : _date.ToString();
}
