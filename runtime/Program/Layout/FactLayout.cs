namespace Zhaodan.ProgramForm.Layout;

/// <summary>
/// Where a case lies in a buffer of bytes: one byte of <c>StatedTruth</c> per 是否 fact, then the numbers (16 bytes each),
/// the choices (8 bytes each), the flag of 其余 否 and the outcomes given (40 bytes each). Zeroed memory is a silent case. Offsets are in bytes from the start of
/// the case; every number and choice lies on a multiple of 8.
/// </summary>
public sealed class FactLayout
{
    /// <summary>Truth bytes are prepared in blocks of this many, so their part of the buffer is a multiple of it.</summary>
    public const int TruthBlock = 32;

    public const int NumberSize = 16;

    public const int ChoiceSize = 8;

    /// <summary>Possible, Settled, Clashing, Ignorance, Discretion of a group whose outcome is given.</summary>
    public const int OverrideSize = 40;

    private readonly int[] _truthIndex;
    private readonly int[] _overrides;

    internal FactLayout(RegimeProgram program)
    {
        _truthIndex = new int[program.Facts.Length];
        TruthSlots = program.TruthSlots;
        var truths = new SlotCheck("truth", program.TruthSlots);
        var numbers = new SlotCheck("number", program.NumberSlots);
        var choices = new SlotCheck("choice", program.ChoiceSlots);
        for (int i = 0; i < _truthIndex.Length; i++)
        {
            Fact fact = program.Facts[i];
            truths.Take(fact.TruthSlot);
            numbers.Take(fact.NumberSlot);
            choices.Take(fact.ChoiceSlot);
            _truthIndex[i] = fact.TruthSlot;
        }

        TruthCount = PlaceFactsWithoutSlot(program);
        TruthBytes = (TruthCount + TruthBlock - 1) / TruthBlock * TruthBlock;
        NumbersOffset = TruthBytes;
        ChoicesOffset = NumbersOffset + (NumberSize * program.NumberSlots);
        RestFalseOffset = ChoicesOffset + (ChoiceSize * program.ChoiceSlots);
        OverridesOffset = RestFalseOffset + 8;
        Size = OverridesOffset + (OverrideSize * program.Overridable.Length);
        _overrides = new int[program.Groups.Length];
        for (int g = 0; g < _overrides.Length; g++) _overrides[g] = -1;
        for (int i = 0; i < program.Overridable.Length; i++) _overrides[program.Overridable[i]] = OverridesOffset + (OverrideSize * i);
    }

    /// <summary>Truth bytes that a case may set: the program's truth slots. The bytes behind them stay zero.</summary>
    public int TruthSlots { get; }

    /// <summary>Truth bytes that have a meaning: the slots, and one for each 是否 fact that no case can state.</summary>
    public int TruthCount { get; }

    /// <summary>The truth part of the buffer with its padding.</summary>
    public int TruthBytes { get; }

    public int NumbersOffset { get; }

    public int ChoicesOffset { get; }

    /// <summary>A byte: not zero for 其余 否.</summary>
    public int RestFalseOffset { get; }

    /// <summary>Where the outcomes stand that an evaluation is given; nothing in most programs.</summary>
    public int OverridesOffset { get; }

    /// <summary>Where a group's given outcome stands, its first mask 0 where none is given; −1 when the group takes none.</summary>
    public int OverrideOffset(int group) => _overrides[group];

    /// <summary>Bytes of a whole case.</summary>
    public int Size { get; }

    /// <summary>The offset of a fact's truth byte; −1 when the fact has none.</summary>
    public int TruthIndex(int fact) => _truthIndex[fact];

    public int NumberOffset(int slot) => NumbersOffset + (NumberSize * slot);

    public int ChoiceOffset(int slot) => ChoicesOffset + (ChoiceSize * slot);

    // A fact without a truth slot is always silent, but constraints and presumptions may still reach it.
    private int PlaceFactsWithoutSlot(RegimeProgram program)
    {
        int next = program.TruthSlots;
        foreach (Node node in program.Nodes)
        {
            if (node is FactNode { Fact: var fact }) Place(fact);
            if (node is ReadingNode { Fact: var reading }) Place(reading);
        }

        foreach (BinaryConstraint constraint in program.Constraints)
        {
            Place(constraint.First.Fact);
            Place(constraint.Second.Fact);
        }

        return next;

        void Place(int fact)
        {
            if (_truthIndex[fact] < 0) _truthIndex[fact] = next++;
        }
    }

    /// <summary>A slot belongs to one fact and lies within the program's count; anything else is a broken program.</summary>
    private readonly struct SlotCheck(string kind, int count)
    {
        private readonly bool[] _taken = new bool[count];

        public void Take(int slot)
        {
            if (slot < 0) return;
            if (slot >= _taken.Length) throw new ArgumentException($"A {kind} slot {slot} lies outside the {_taken.Length} of the program.");
            if (_taken[slot]) throw new ArgumentException($"Two facts share the {kind} slot {slot}.");
            _taken[slot] = true;
        }
    }
}
