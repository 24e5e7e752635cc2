namespace Zhaodan.ProgramForm.Constraints;

/// <summary>
/// The closed implications among the facts of one connected component of constraints, as tables: literals that force each
/// other share a class, and the edges between classes stand in topological order, so that one pass over them is unit
/// propagation to its fixpoint. Code is made from the tables where they are small, and interprets them where they are large.
/// </summary>
public sealed class ImplicationTables
{
    private const byte False = 0;
    private const byte Unknown = 1;
    private const byte True = 3;

    /// <param name="facts">Truth indexes of the facts.</param>
    /// <param name="presumed">Per fact the truth code that silence is presumed to be (1: none).</param>
    /// <param name="blanket">Per fact: does 其余 否 reach it?</param>
    /// <param name="classOf">The class of the negative literal of fact i at 2i, of the positive one at 2i + 1.</param>
    /// <param name="classCount">How many classes there are.</param>
    /// <param name="edgeFrom">Per edge the class that forces, in topological order.</param>
    /// <param name="edgeTo">Per edge the class that is forced.</param>
    public ImplicationTables(int[] facts, byte[] presumed, bool[] blanket, int[] classOf, int classCount, int[] edgeFrom, int[] edgeTo)
    {
        Facts = facts;
        Presumed = presumed;
        Blanket = blanket;
        ClassOf = classOf;
        ClassCount = classCount;
        EdgeFrom = edgeFrom;
        EdgeTo = edgeTo;
        HasPresumption = Array.Exists(presumed, code => code != Unknown);
        HasBlanket = Array.IndexOf(blanket, true) >= 0;
    }

    public int[] Facts { get; }

    public byte[] Presumed { get; }

    public bool[] Blanket { get; }

    public int[] ClassOf { get; }

    public int ClassCount { get; }

    public int[] EdgeFrom { get; }

    public int[] EdgeTo { get; }

    public bool HasPresumption { get; }

    public bool HasBlanket { get; }

    /// <summary>Bytes that <see cref="Resolve"/> needs to work with.</summary>
    public int ScratchSize => 3 * ClassCount;

    /// <summary>
    /// Steps 1 to 5 of the language page's section 5, "Facts", for the facts of this component. Buffers are indexed by truth
    /// index. Answers whether the component contradicts itself; then the values mean nothing.
    /// </summary>
    public bool Resolve(ReadOnlySpan<byte> stated, bool restFalse, Span<byte> value, Span<byte> onStated, Span<byte> scratch)
    {
        Span<byte> holds = scratch.Slice(0, ClassCount);
        Span<byte> blocks = scratch.Slice(ClassCount, ClassCount);
        Span<byte> taken = scratch.Slice(2 * ClassCount, ClassCount);
        holds.Clear();
        for (int i = 0; i < Facts.Length; i++)
        {
            byte said = stated[Facts[i]];
            if (said is 1 or 2) holds[ClassOf[(2 * i) + said - 1]] = 1;
        }

        Close(holds);
        for (int i = 0; i < Facts.Length; i++) onStated[Facts[i]] = Code(holds, i);
        if (IsContradictory(holds)) return true;
        if (HasPresumption)
        {
            MarkStatedUnknown(blocks, stated, onStated);
            Spread(blocks);
            taken.Clear();
            for (int i = 0; i < Facts.Length; i++)
            {
                int literal = ClassOf[(2 * i) + (Presumed[i] == True ? 1 : 0)];
                if (Presumed[i] != Unknown && IsSilent(holds, stated, i) && blocks[literal] == 0) taken[literal] = 1;
            }

            TakeAll(holds, taken);
            if (IsContradictory(holds)) return true;
        }

        if (restFalse && HasBlanket)
        {
            MarkStatedUnknown(blocks, stated, onStated);
            for (int i = 0; i < Facts.Length; i++)
            {
                if (Code(holds, i) == Unknown) blocks[ClassOf[(2 * i) + 1]] = 1;
            }

            Spread(blocks);
            taken.Clear();
            for (int i = 0; i < Facts.Length; i++)
            {
                int literal = ClassOf[2 * i];
                if (Blanket[i] && IsSilent(holds, stated, i) && blocks[literal] == 0) taken[literal] = 1;
            }

            TakeAll(holds, taken);
            if (IsContradictory(holds)) return true;
        }

        for (int i = 0; i < Facts.Length; i++) value[Facts[i]] = Code(holds, i);
        return false;
    }

    private void TakeAll(Span<byte> holds, ReadOnlySpan<byte> taken)
    {
        for (int c = 0; c < ClassCount; c++) holds[c] |= taken[c];
        Close(holds);
    }

    // Every class forced by one that holds, holds.
    private void Close(Span<byte> holds)
    {
        for (int e = 0; e < EdgeFrom.Length; e++) holds[EdgeTo[e]] |= holds[EdgeFrom[e]];
    }

    // Whatever forces a class that blocks, is blocked.
    private void Spread(Span<byte> blocks)
    {
        for (int e = EdgeFrom.Length - 1; e >= 0; e--) blocks[EdgeFrom[e]] |= blocks[EdgeTo[e]];
    }

    // A stated 不明 that nothing forced blocks whatever would force it.
    private void MarkStatedUnknown(Span<byte> blocks, ReadOnlySpan<byte> stated, ReadOnlySpan<byte> onStated)
    {
        blocks.Clear();
        for (int i = 0; i < Facts.Length; i++)
        {
            if (stated[Facts[i]] != 3 || onStated[Facts[i]] != Unknown) continue;
            blocks[ClassOf[2 * i]] = 1;
            blocks[ClassOf[(2 * i) + 1]] = 1;
        }
    }

    private bool IsContradictory(ReadOnlySpan<byte> holds)
    {
        for (int i = 0; i < Facts.Length; i++)
        {
            if ((holds[ClassOf[2 * i]] & holds[ClassOf[(2 * i) + 1]]) != 0) return true;
        }

        return false;
    }

    private bool IsSilent(ReadOnlySpan<byte> holds, ReadOnlySpan<byte> stated, int i) => stated[Facts[i]] == 0 && Code(holds, i) == Unknown;

    private byte Code(ReadOnlySpan<byte> holds, int i) =>
        holds[ClassOf[(2 * i) + 1]] != 0 ? True : holds[ClassOf[2 * i]] != 0 ? False : Unknown;
}
