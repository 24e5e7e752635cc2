namespace Zhaodan.Runtime.Answers.Settling;

/// <summary>
/// Up to three suppositions as one number: 16 bits each, the number of the question and of its answer, both counted from 1,
/// the lowest question first. Equal assignments are equal numbers.
/// </summary>
internal readonly record struct Assignment(ulong Bits)
{
    /// <summary>More questions than this are not looked at.</summary>
    public const int MostQuestions = 4000;

    private const int Width = 16;
    private const ulong Mask = (1UL << Width) - 1;

    public static Assignment Empty => default;

    public int Count => Bits == 0 ? 0 : Bits <= Mask ? 1 : Bits >> (2 * Width) == 0 ? 2 : 3;

    public (int Question, int Answer) this[int index]
    {
        get
        {
            ulong part = (Bits >> (index * Width)) & Mask;
            return ((int)(part >> 4) - 1, (int)(part & 15) - 1);
        }
    }

    public Assignment With(int question, int answer)
    {
        ulong part = ((ulong)(question + 1) << 4) | (uint)(answer + 1);
        ulong below = 0;
        int shift = 0;
        ulong rest = Bits;
        while (rest != 0 && (rest & Mask) < part)
        {
            below |= (rest & Mask) << shift;
            shift += Width;
            rest >>= Width;
        }

        return new Assignment(below | (part << shift) | (rest << (shift + Width)));
    }

    public Assignment Without(int index)
    {
        int shift = index * Width;
        ulong low = Bits & ((1UL << shift) - 1);
        ulong high = shift + Width >= 64 ? 0 : Bits >> (shift + Width);
        return new Assignment(low | (high << shift));
    }

    public bool Holds(int question)
    {
        for (int i = 0; i < Count; i++)
        {
            if (this[i].Question == question) return true;
        }

        return false;
    }
}
