using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Zhaodan.ProgramForm.Layout;

namespace Zhaodan.Runtime.Evaluators;

/// <summary>
/// The base of compiled evaluators: from the bytes of a case (<c>FactLayout</c>) to the bytes of its answer
/// (<c>OutcomeLayout</c>). Holds no state of a case; safe for use by several threads at once. Evaluating allocates nothing,
/// but for one buffer per thread the first time that a large program runs on it. Locals are not cleared first: clearing the
/// scratch would take as long as answering a case.
/// </summary>
[SkipLocalsInit]
public abstract class RegimeEvaluator
{
    private const int ScratchOnStack = 2048;

    [ThreadStatic]
    private static byte[]? t_scratch;

    private readonly int _scratchSize;

    protected RegimeEvaluator(int factsSize, int outcomeSize, int scratchSize)
    {
        FactsSize = factsSize;
        OutcomeSize = outcomeSize;
        _scratchSize = scratchSize;
    }

    /// <summary>SHA-256 of the canonical text of the program that this evaluator was made from, in hexadecimal.</summary>
    public abstract string ProgramHash { get; }

    /// <summary>Bytes of one case.</summary>
    public int FactsSize { get; }

    /// <summary>Bytes of one answer.</summary>
    public int OutcomeSize { get; }

    /// <summary>Answers one case. Every byte of the first <see cref="OutcomeSize"/> that has a meaning is written.</summary>
    /// <exception cref="ArgumentException">A buffer is shorter than its layout.</exception>
    public void Evaluate(ReadOnlySpan<byte> facts, Span<byte> outcome)
    {
        if (facts.Length < FactsSize) throw new ArgumentException("The buffer is shorter than the layout of a case.", nameof(facts));
        if (outcome.Length < OutcomeSize) throw new ArgumentException("The buffer is shorter than the layout of an answer.", nameof(outcome));
        Run(ref MemoryMarshal.GetReference(facts), ref MemoryMarshal.GetReference(outcome), 1);
    }

    /// <summary>One case whose buffers have the right sizes by their types.</summary>
    internal void EvaluateOne(ref byte facts, ref byte outcome) => Run(ref facts, ref outcome, 1);

    /// <summary>Answers <paramref name="count"/> cases that lie one behind the other, each in its layout's size.</summary>
    /// <exception cref="ArgumentException">A buffer is shorter than the cases or answers need.</exception>
    public void EvaluateMany(ReadOnlySpan<byte> facts, Span<byte> outcomes, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (facts.Length < (long)FactsSize * count) throw new ArgumentException("The buffer is shorter than the cases need.", nameof(facts));
        if (outcomes.Length < (long)OutcomeSize * count) throw new ArgumentException("The buffer is shorter than the answers need.", nameof(outcomes));
        Run(ref MemoryMarshal.GetReference(facts), ref MemoryMarshal.GetReference(outcomes), count);
    }

    /// <summary>
    /// The generated code. <paramref name="scratch"/> has the size given to the constructor and holds anything; references
    /// may be unaligned.
    /// </summary>
    protected abstract void EvaluateCore(ref byte facts, ref byte outcome, ref byte scratch);

    /// <summary>For generated code: the answer to a case that contradicts itself.</summary>
    protected void Contradict(ref byte outcome)
    {
        Span<byte> whole = MemoryMarshal.CreateSpan(ref outcome, OutcomeSize);
        whole.Clear();
        whole[OutcomeLayout.ContradictoryOffset] = 1;
    }

    private void Run(ref byte facts, ref byte outcome, int count)
    {
        if (_scratchSize > ScratchOnStack)
        {
            if (t_scratch is null || t_scratch.Length < _scratchSize) t_scratch = GC.AllocateUninitializedArray<byte>(_scratchSize);
            Loop(ref facts, ref outcome, ref MemoryMarshal.GetArrayDataReference(t_scratch), count);
            return;
        }

        StackScratch scratch;
        Unsafe.SkipInit(out scratch);
        Loop(ref facts, ref outcome, ref Unsafe.As<StackScratch, byte>(ref scratch), count);
    }

    private void Loop(ref byte facts, ref byte outcome, ref byte scratch, int count)
    {
        for (int i = 0; i < count; i++)
        {
            EvaluateCore(ref facts, ref outcome, ref scratch);
            facts = ref Unsafe.Add(ref facts, FactsSize);
            outcome = ref Unsafe.Add(ref outcome, OutcomeSize);
        }
    }

    [InlineArray(ScratchOnStack)]
    private struct StackScratch
    {
        private byte _first;
    }
}
