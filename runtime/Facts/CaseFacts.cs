using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Facts;

/// <summary>What a case says of a 是否 fact. The default is silence.</summary>
public enum StatedTruth : byte
{
    /// <summary>Blank, null, absent</summary>
    Silent = 0,

    /// <summary>否</summary>
    False = 1,

    /// <summary>是</summary>
    True = 2,

    /// <summary>不明, stated: never presumed away</summary>
    Unknown = 3,
}

/// <summary>
/// What one case states, by the slots of one program. Silence is the default of every slot. Not thread-safe while it is
/// being filled.
/// </summary>
public sealed class CaseFacts
{
    private readonly StatedTruth[] _truths;
    private readonly NumberRange[] _numbers;
    private readonly OptionSet[] _choices;

    public CaseFacts(RegimeProgram program)
    {
        _truths = new StatedTruth[program.TruthSlots];
        _numbers = new NumberRange[program.NumberSlots];
        _choices = new OptionSet[program.ChoiceSlots];
    }

    /// <summary>其余 否: 是否 facts and events of the vocabulary that are still silent are taken to be 否.</summary>
    public bool RestFalse { get; set; }

    public Span<StatedTruth> Truths => _truths;

    /// <summary>Counts as they are, money in 分, dates in days since 1970-01-01.</summary>
    public Span<NumberRange> Numbers => _numbers;

    public Span<OptionSet> Choices => _choices;

    /// <summary>Back to silence.</summary>
    public void Clear()
    {
        Array.Clear(_truths);
        Array.Clear(_numbers);
        Array.Clear(_choices);
        RestFalse = false;
    }
}
