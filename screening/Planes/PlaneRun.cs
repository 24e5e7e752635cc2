using System.Collections.Immutable;
using System.Numerics;
using Zhaodan.Circuits.Execution;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Planes;

/// <summary>
/// One circuit for all regimes of a job, run on one batch of rows after the other. Outputs are known by their numbers in the
/// <see cref="WireSet"/>. Not thread-safe.
/// </summary>
internal sealed class PlaneRun
{
    private readonly CircuitPlan _plan;
    private readonly InputPacker _packer;
    private readonly PlaneBuffer _buffer;
    private readonly LawPlanes? _laws;

    /// <param name="builder">The circuit.</param>
    /// <param name="wires">What is asked of it.</param>
    /// <param name="laws">Laws that it asks for; null: none.</param>
    /// <param name="mostRows">The largest batch.</param>
    public PlaneRun(CircuitBuilder builder, WireSet wires, LawPlanes? laws, int mostRows)
    {
        _laws = laws;
        ImmutableArray<Wire> outputs = wires.Wires;
        _plan = CircuitPlan.Of(builder.Circuit, outputs);
        _packer = new InputPacker(builder.Inputs, _plan.IsInputUsed);
        _buffer = new PlaneBuffer(_plan.Buffers, (mostRows + 63) / 64);
    }

    /// <summary>Words that hold the batch evaluated last.</summary>
    public int Words { get; private set; }

    public void Evaluate(RowBatch batch)
    {
        _laws?.Fill(batch);
        Words = _packer.Pack(new BatchRows(batch, _laws), _buffer);
        CircuitMachine.Run(_plan, _buffer, Words);
    }

    /// <summary>An output in the 64 cases of a word.</summary>
    public ulong Word(int output, int word)
    {
        (int buffer, bool isNegated) = _plan.Outputs[output];
        ulong bits = buffer < 0 ? 0 : _buffer[buffer][word];
        return isNegated ? ~bits : bits;
    }

    public bool Bit(int output, int row) => (Word(output, row / 64) >> (row % 64) & 1) != 0;

    /// <summary>In how many of the cases of a mask (a bit each, as in the planes) an output holds.</summary>
    public long Count(int output, ReadOnlySpan<ulong> mask)
    {
        (int buffer, bool isNegated) = _plan.Outputs[output];
        ulong flip = isNegated ? ulong.MaxValue : 0;
        long count = 0;
        if (buffer < 0)
        {
            for (int word = 0; word < Words; word++) count += BitOperations.PopCount(flip & mask[word]);
            return count;
        }

        ReadOnlySpan<ulong> plane = _buffer[buffer];
        for (int word = 0; word < Words; word++) count += BitOperations.PopCount((plane[word] ^ flip) & mask[word]);
        return count;
    }
}
