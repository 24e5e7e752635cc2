using Zhaodan.Circuits.Execution;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Circuits.Tests.Emit;

/// <summary>
/// Cases as columns in Arrow's layout, each beginning at an odd bit or element of its own; what lies before, behind and under
/// what is not given is random. Buffers are exactly as long as they must be.
/// </summary>
internal sealed unsafe class CaseBlock : IBlockColumns, IDisposable
{
    private readonly List<KernelMemory> _memory = [];
    private readonly BlockColumn[] _truths;
    private readonly BlockColumn[] _unknown;
    private readonly BlockColumn[] _numbers;
    private readonly BlockColumn[] _choices;
    private readonly Random _random;

    public CaseBlock(RegimeProgram program, IReadOnlyList<CaseFacts> cases, Random random)
    {
        _random = random;
        _truths = [.. Enumerable.Range(0, program.TruthSlots).Select(slot => Truths(cases, slot))];
        _unknown = [.. Enumerable.Range(0, program.TruthSlots).Select(slot => Unknowns(cases, slot))];
        int numbers = cases.Count == 0 ? 0 : cases[0].Numbers.Length, choices = cases.Count == 0 ? 0 : cases[0].Choices.Length;
        _numbers = [.. Enumerable.Range(0, numbers).Select(slot => Elements(cases.Count, random.Next(2) == 0 ? ColumnForm.Int32 : ColumnForm.Int64, c => ExactNumber(cases[c].Numbers[slot])))];
        _choices = [.. Enumerable.Range(0, choices).Select(slot => Elements(cases.Count, (ColumnForm)random.Next((int)ColumnForm.Int8, (int)ColumnForm.Int64 + 1), c => Code(cases[c].Choices[slot], Options(program, slot))))];
    }

    public static bool StatesUnknown(IReadOnlyList<CaseFacts> cases, int slot) => cases.Any(one => one.Truths[slot] == StatedTruth.Unknown);

    /// <summary>What no column of a block can say is left unsaid: ranges of numbers, and what a choice is not.</summary>
    public static void Simplify(CaseFacts facts, RegimeProgram program)
    {
        foreach (ref NumberRange number in facts.Numbers)
        {
            // A 32-bit column holds no more, and the ends of the 64-bit range mean "open".
            if (number.Low != number.High || number.Low is < int.MinValue or > int.MaxValue) number = NumberRange.Anything;
        }

        for (int slot = 0; slot < facts.Choices.Length; slot++)
        {
            if (Code(facts.Choices[slot], Options(program, slot)) is null) facts.Choices[slot] = default;
        }
    }

    public BlockColumn Truth(int column) => _truths[column];

    public BlockColumn StatedUnknown(int column) => _unknown[column];

    public BlockColumn Number(int column) => _numbers[column];

    public BlockColumn Choice(int column) => _choices[column];

    public ReadOnlySpan<ulong> Excluded(int column) => default;

    public void Dispose()
    {
        foreach (KernelMemory memory in _memory) memory.Dispose();
    }

    private static long? ExactNumber(NumberRange range) => range.Low == range.High ? range.Low : null;

    private static int Options(RegimeProgram program, int slot) => program.Facts.First(fact => fact.ChoiceSlot == slot).Options.Length;

    // The only option that is left.
    private static long? Code(OptionSet choice, int options)
    {
        ulong open = ~choice.Excluded & OptionSet.All(options);
        return System.Numerics.BitOperations.PopCount(open) == 1 ? System.Numerics.BitOperations.TrailingZeroCount(open) : null;
    }

    private BlockColumn Truths(IReadOnlyList<CaseFacts> cases, int slot)
    {
        if (cases.All(one => one.Truths[slot] is StatedTruth.Silent or StatedTruth.Unknown) && _random.Next(2) == 0) return default;
        int offset = Offset();
        bool[] given = [.. cases.Select(one => one.Truths[slot] is StatedTruth.True or StatedTruth.False)];
        nint values = Bits(offset, cases.Count, c => given[c] ? cases[c].Truths[slot] == StatedTruth.True : _random.Next(2) == 0);
        return new BlockColumn(ColumnForm.Bits, values, given.All(one => one) ? 0 : Bits(offset, cases.Count, c => given[c]), offset);
    }

    private BlockColumn Unknowns(IReadOnlyList<CaseFacts> cases, int slot)
    {
        if (!StatesUnknown(cases, slot)) return default;
        int offset = Offset();
        return new BlockColumn(ColumnForm.Bits, Bits(offset, cases.Count, c => cases[c].Truths[slot] == StatedTruth.Unknown), 0, offset);
    }

    private BlockColumn Elements(int count, ColumnForm form, Func<int, long?> value)
    {
        int offset = Offset();
        int size = form switch { ColumnForm.Int8 => 1, ColumnForm.Int16 => 2, ColumnForm.Int32 => 4, _ => 8 };
        byte* values = Memory((offset + count) * size);
        for (int c = -offset; c < count; c++)
        {
            long element = c >= 0 && value(c) is { } known ? known : _random.Next(0, 6);
            byte* at = values + ((offset + c) * size);
            if (size == 1) *(sbyte*)at = (sbyte)element;
            else if (size == 2) *(short*)at = (short)element;
            else if (size == 4) *(int*)at = (int)element;
            else *(long*)at = element;
        }

        bool isWhole = Enumerable.Range(0, count).All(c => value(c) is not null);
        return new BlockColumn(form, (nint)values, isWhole ? 0 : Bits(offset, count, c => value(c) is not null), offset);
    }

    // Whole bytes, so that bitmaps are looked at in place, and odd bits, so that they are not.
    private int Offset() => _random.Next(3) switch { 0 => 0, 1 => 8 * _random.Next(1, 9), _ => _random.Next(1, 71) };

    private nint Bits(int offset, int count, Func<int, bool> bit)
    {
        int bytes = (offset + count + 7) / 8;
        byte* bits = Memory(bytes);
        _random.NextBytes(new Span<byte>(bits, bytes));
        for (int c = 0; c < count; c++)
        {
            int at = offset + c;
            byte mask = (byte)(1 << (at & 7));
            if (bit(c)) bits[at >> 3] |= mask;
            else bits[at >> 3] &= (byte)~mask;
        }

        return (nint)bits;
    }

    private byte* Memory(int bytes)
    {
        var memory = new KernelMemory(bytes);
        _memory.Add(memory);
        return memory.Address;
    }
}
