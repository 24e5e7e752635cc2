using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Tests.Logic;

/// <summary>A comparison is 是 when it holds for every number that remains possible, 否 for none, else 不明.</summary>
public sealed class NumberRangeTests
{
    [Theory]
    [InlineData(Comparison.Less)]
    [InlineData(Comparison.LessOrEqual)]
    [InlineData(Comparison.Equal)]
    [InlineData(Comparison.GreaterOrEqual)]
    [InlineData(Comparison.Greater)]
    public void Comparing_ranges_is_comparing_every_pair(Comparison comparison)
    {
        for (int a = 0; a < 5; a++)
        {
            for (int b = a; b < 5; b++)
            {
                for (int c = 0; c < 5; c++)
                {
                    for (int d = c; d < 5; d++)
                    {
                        bool[] outcomes = [.. from x in Enumerable.Range(a, b - a + 1) from y in Enumerable.Range(c, d - c + 1) select Holds(comparison, x, y)];
                        Truth expected = outcomes.All(o => o) ? Truth.True : outcomes.Any(o => o) ? Truth.Unknown : Truth.False;
                        Assert.Equal(expected, new NumberRange(a, b).Compare(comparison, new NumberRange(c, d)));
                    }
                }
            }
        }
    }

    [Fact]
    public void Zeroed_memory_is_a_number_nobody_states()
    {
        NumberRange silent = default;
        Assert.True(silent.IsAnything);
        Assert.Equal(long.MinValue, silent.Low);
        Assert.Equal(long.MaxValue, silent.High);
        Assert.Equal(Truth.Unknown, silent.Compare(Comparison.GreaterOrEqual, NumberRange.Exactly(0)));
        Assert.NotEqual(silent, NumberRange.Exactly(0));
    }

    // 民法典 1259: 以上、以下、以内 include the number, 不满、超过、以外 do not.
    [Theory]
    [InlineData(Comparison.GreaterOrEqual, 2, Truth.True)]
    [InlineData(Comparison.Greater, 2, Truth.False)]
    [InlineData(Comparison.LessOrEqual, 2, Truth.True)]
    [InlineData(Comparison.Less, 2, Truth.False)]
    public void Twice_against_two(Comparison comparison, long bound, Truth expected) =>
        Assert.Equal(expected, NumberRange.Exactly(2).Compare(comparison, NumberRange.Exactly(bound)));

    [Fact]
    public void A_choice_is_among_options_when_no_other_is_left()
    {
        for (ulong excluded = 0; excluded < 7; excluded++)
        {
            for (ulong wanted = 0; wanted < 8; wanted++)
            {
                int[] left = [.. Enumerable.Range(0, 3).Where(option => (excluded >> option & 1) == 0)];
                bool[] among = [.. left.Select(option => (wanted >> option & 1) != 0)];
                Truth expected = among.All(one => one) ? Truth.True : among.Any(one => one) ? Truth.Unknown : Truth.False;
                Assert.Equal(expected, new OptionSet(excluded).IsAmong(wanted, OptionSet.All(3)));
            }
        }
    }

    [Fact]
    public void Choosing_an_option_excludes_the_others()
    {
        Assert.Equal(0b101UL, OptionSet.Exactly(1, 3).Excluded);
        Assert.Equal(0x7FFF_FFFF_FFFF_FFFFUL, OptionSet.All(63));
    }

    private static bool Holds(Comparison comparison, int x, int y) => comparison switch
    {
        Comparison.Less => x < y,
        Comparison.LessOrEqual => x <= y,
        Comparison.Equal => x == y,
        Comparison.GreaterOrEqual => x >= y,
        _ => x > y,
    };
}
