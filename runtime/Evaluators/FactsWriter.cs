using System.Runtime.InteropServices;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Evaluators;

/// <summary>Fills the bytes of one case, by slot or from a <see cref="CaseFacts"/>. Start from a cleared buffer.</summary>
public readonly ref struct FactsWriter
{
    private readonly FactLayout _layout;
    private readonly Span<byte> _case;

    /// <exception cref="ArgumentException">The buffer is shorter than the layout.</exception>
    public FactsWriter(FactLayout layout, Span<byte> buffer)
    {
        if (buffer.Length < layout.Size) throw new ArgumentException("The buffer is shorter than the layout of a case.", nameof(buffer));
        _layout = layout;
        _case = buffer[..layout.Size];
    }

    /// <summary>其余 否</summary>
    public bool RestFalse
    {
        get => _case[_layout.RestFalseOffset] != 0;
        set => _case[_layout.RestFalseOffset] = value ? (byte)1 : (byte)0;
    }

    /// <summary>The 是否 facts by truth slot.</summary>
    public Span<StatedTruth> Truths => MemoryMarshal.Cast<byte, StatedTruth>(_case[.._layout.TruthSlots]);

    /// <summary>Counts as they are, money in 分, dates in days since 1970-01-01; by number slot.</summary>
    public Span<NumberRange> Numbers => MemoryMarshal.Cast<byte, NumberRange>(_case[_layout.NumbersOffset.._layout.ChoicesOffset]);

    /// <summary>The choices by choice slot.</summary>
    public Span<OptionSet> Choices => MemoryMarshal.Cast<byte, OptionSet>(_case[_layout.ChoicesOffset.._layout.RestFalseOffset]);

    /// <summary>Back to silence.</summary>
    public void Clear() => _case.Clear();

    /// <summary>Takes over everything that a case states.</summary>
    public void Write(CaseFacts facts)
    {
        _case.Clear();
        facts.Truths.CopyTo(Truths);
        facts.Numbers.CopyTo(Numbers);
        facts.Choices.CopyTo(Choices);
        RestFalse = facts.RestFalse;
        if (!facts.HasOverrides) return;
        for (int g = 0; g < facts.Overrides.Length; g++)
        {
            int offset = _layout.OverrideOffset(g);
            if (offset >= 0) MemoryMarshal.Write(_case[offset..], in facts.Overrides[g]);
        }
    }
}
