using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Embedding;

/// <summary>What the numbers of a case have in common.</summary>
internal static class Bounds
{
    public static NumberRange Of(long low, long high) =>
        low <= high ? new NumberRange(low, high) : throw new ArgumentException("The lower bound is above the upper.", nameof(low));

    public static string Text(NumberRange range, Func<long, string> one)
    {
        if (range.IsAnything) return "";
        if (range.IsExact) return one(range.Low);
        if (range.High == long.MaxValue) return one(range.Low) + "以上";
        return range.Low == long.MinValue ? one(range.High) + "以下" : one(range.Low) + "至" + one(range.High);
    }
}
