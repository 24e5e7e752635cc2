using System.Runtime.CompilerServices;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Embedding;

/// <summary>
/// What is known of a choice: one option, or several of which it is one (甲 | 乙). The default, and every option, is not known.
/// <typeparamref name="TOption"/> is a generated enumeration of flags over 64 bits.
/// </summary>
public readonly struct Choice<TOption> : IEquatable<Choice<TOption>>
    where TOption : struct, Enum
{
    private const ulong AllBits = (1UL << 63) - 1;

    private readonly OptionSet _options;

    private Choice(OptionSet options)
    {
        _options = options;
    }

    /// <summary>Bits beyond the options of the fact have no meaning.</summary>
    public OptionSet Options => _options;

    public static implicit operator Choice<TOption>(TOption option)
    {
        ulong bits = Unsafe.As<TOption, ulong>(ref option);
        return new Choice<TOption>(bits == 0 ? default : new OptionSet(AllBits & ~bits));
    }

    public bool Equals(Choice<TOption> other) => _options == other._options;

    public override bool Equals(object? obj) => obj is Choice<TOption> other && Equals(other);

    public override int GetHashCode() => _options.GetHashCode();

    public static bool operator ==(Choice<TOption> a, Choice<TOption> b) => a.Equals(b);

    public static bool operator !=(Choice<TOption> a, Choice<TOption> b) => !a.Equals(b);

    public override string ToString()
    {
        if (_options == default) return "";
        ulong bits = AllBits & ~_options.Excluded;
        return Unsafe.As<ulong, TOption>(ref bits).ToString();
    }
}
