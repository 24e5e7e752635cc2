using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Facts;

/// <summary>
/// What one case states, by the slots of one program. Silence is the default of every slot. Not thread-safe while it is
/// being filled.
/// </summary>
public sealed class CaseFacts
{
    private readonly StatedTruth[] _truths;
    private readonly NumberRange[] _numbers;
    private readonly OptionSet[] _choices;
    private readonly GroupOutcome[] _overrides;

    public CaseFacts(RegimeProgram program)
    {
        _truths = new StatedTruth[program.TruthSlots];
        _numbers = new NumberRange[program.NumberSlots];
        _choices = new OptionSet[program.ChoiceSlots];
        _overrides = program.Overridable.IsEmpty ? [] : new GroupOutcome[program.Groups.Length];
    }

    private CaseFacts(StatedTruth[] truths, NumberRange[] numbers, OptionSet[] choices, GroupOutcome[] overrides)
    {
        _overrides = overrides;
        _truths = truths;
        _numbers = numbers;
        _choices = choices;
    }

    /// <summary>其余 否: 是否 facts, events and actors of the vocabulary that are still silent are taken to be 否.</summary>
    public bool RestFalse { get; set; }

    public Span<StatedTruth> Truths => _truths;

    /// <summary>Counts as they are, money in 分, dates in days since 1970-01-01.</summary>
    public Span<NumberRange> Numbers => _numbers;

    public Span<OptionSet> Choices => _choices;

    /// <summary>
    /// By group: an outcome given from outside, because another regime has the word; the default where none is. Empty in a
    /// program that takes none. Only looked at while <see cref="HasOverrides"/> is set.
    /// </summary>
    public Span<GroupOutcome> Overrides => _overrides;

    public bool HasOverrides { get; set; }

    /// <summary>What an act of a 案例 states.</summary>
    public static CaseFacts Of(RegimeProgram program, TestAct act)
    {
        var facts = new CaseFacts(program) { RestFalse = act.RestFalse };
        foreach ((int fact, StatedTruth truth) in act.Truths) facts._truths[program.Facts[fact].TruthSlot] = truth;
        foreach ((int fact, NumberRange range) in act.Numbers) facts._numbers[program.Facts[fact].NumberSlot] = range;
        foreach ((int fact, OptionSet options) in act.Choices) facts._choices[program.Facts[fact].ChoiceSlot] = options;
        return facts;
    }

    /// <summary>Takes over everything that a case of the same program states; outcomes given are not part of a case.</summary>
    public void CopyFrom(CaseFacts other)
    {
        other._truths.CopyTo(_truths, 0);
        other._numbers.CopyTo(_numbers, 0);
        other._choices.CopyTo(_choices, 0);
        RestFalse = other.RestFalse;
    }

    /// <summary>The same statements, in slots of their own.</summary>
    public CaseFacts Copy() => new([.. _truths], [.. _numbers], [.. _choices], [.. _overrides]) { RestFalse = RestFalse, HasOverrides = HasOverrides };

    /// <summary>Back to silence.</summary>
    public void Clear()
    {
        Array.Clear(_truths);
        Array.Clear(_numbers);
        Array.Clear(_choices);
        Array.Clear(_overrides);
        RestFalse = false;
        HasOverrides = false;
    }
}
