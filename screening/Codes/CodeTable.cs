using System.Collections.Immutable;
using Zhaodan.Arrow.Schema;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Codes;

/// <summary>
/// The outcomes of one group as numbers: a bit for each value that is settled, and behind them three bits for what is open. Each
/// stands for a text of the group's column in an answer file.
/// </summary>
internal sealed class CodeTable(ConclusionGroup group)
{
    /// <summary>A code has fifteen bits at most: other programs like signed numbers best.</summary>
    public const int MostValues = 15 - OpenBits;

    /// <summary>Bits behind those of the values.</summary>
    public const int OpenBits = 3;

    // In the order of their numbers.
    private static readonly RowStatus[] s_open = [RowStatus.Settled, RowStatus.Undetermined, RowStatus.Discretionary, RowStatus.Conflicting, RowStatus.Inapplicable];

    public string Name => group.Name;

    public int Values => group.Values.Length;

    public int Bits => Values + OpenBits;

    /// <summary>Bytes of a code.</summary>
    public int Width => Bits <= 7 ? 1 : 2;

    public ArrowType CodeType => Width == 1 ? ArrowType.Int8 : ArrowType.Int16;

    public int CodeOf(GroupOutcome outcome, Truth scope)
    {
        RowStatus status = AnswerText.StatusOf(outcome, scope);
        ulong settled = scope == Truth.True ? outcome.Settled & ((1UL << Values) - 1) : 0;
        return (int)settled | (NumberOf(status) << Values);
    }

    /// <summary>By code; combinations that no case comes to have texts too.</summary>
    public ImmutableArray<string> Texts()
    {
        var text = new AnswerText(group);
        var texts = ImmutableArray.CreateBuilder<string>(1 << Bits);
        for (int code = 0; code < 1 << Bits; code++)
        {
            ulong settled = (ulong)code & ((1UL << Values) - 1);
            RowStatus status = s_open[Math.Min(code >> Values, s_open.Length - 1)];
            if (status == RowStatus.Settled && settled == 0) (settled, status) = (GroupOutcome.None, RowStatus.Nothing);
            texts.Add(text.Of(new GroupOutcome(settled, settled, 0, 0, 0), status == RowStatus.Inapplicable ? Truth.False : Truth.True, status).Outcome);
        }

        return texts.MoveToImmutable();
    }

    /// <summary>By bit of the code: the outputs of which one holds, among those that count the group.</summary>
    public ImmutableArray<ImmutableArray<int>> Outputs(Planes.GroupCountWires wires)
    {
        var bits = ImmutableArray.CreateBuilder<ImmutableArray<int>>(Bits);
        foreach (int settled in wires.Settled) bits.Add([settled]);
        for (int bit = 0; bit < OpenBits; bit++) bits.Add([.. s_open.Where(status => (NumberOf(status) >> bit & 1) != 0).Select(status => wires.Statuses[(int)status])]);
        return bits.MoveToImmutable();
    }

    private static int NumberOf(RowStatus status) => Math.Max(0, Array.IndexOf(s_open, status));
}
