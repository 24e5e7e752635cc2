namespace Zhaodan.ProgramForm.Logic;

/// <summary>
/// What is known of a choice: the options, one bit each, that are excluded. The default, nothing excluded, is a choice that
/// nobody states. A choice has exactly one of its (at most 63) options.
/// </summary>
public readonly record struct OptionSet(ulong Excluded)
{
    /// <summary>All of <paramref name="count"/> options.</summary>
    public static ulong All(int count) => (1UL << count) - 1;

    /// <summary>It is this option and no other.</summary>
    public static OptionSet Exactly(int option, int count) => new(All(count) & ~(1UL << option));

    /// <summary>Is the choice among the <paramref name="wanted"/> of <paramref name="all"/> options?</summary>
    public Truth IsAmong(ulong wanted, ulong all) =>
        (all & ~wanted & ~Excluded) == 0 ? Truth.True : (wanted & ~Excluded) == 0 ? Truth.False : Truth.Unknown;
}
