namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>Compares element by element: xunit would compare immutable arrays by identity.</summary>
internal static class Sequence
{
    public static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual) => Assert.Equal(expected, actual);
}
