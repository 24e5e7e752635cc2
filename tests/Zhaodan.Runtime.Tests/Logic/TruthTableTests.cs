using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Tests.Logic;

/// <summary>The tables of strong Kleene logic as the books print them (Kleene 1952, §64).</summary>
public sealed class TruthTableTests
{
    private const Truth F = Truth.False;
    private const Truth U = Truth.Unknown;
    private const Truth T = Truth.True;

    [Theory]
    [InlineData(T, T, T)]
    [InlineData(T, U, U)]
    [InlineData(T, F, F)]
    [InlineData(U, T, U)]
    [InlineData(U, U, U)]
    [InlineData(U, F, F)]
    [InlineData(F, T, F)]
    [InlineData(F, U, F)]
    [InlineData(F, F, F)]
    public void And(Truth a, Truth b, Truth result)
    {
        Assert.Equal(result, Kleene.And(a, b));
        Assert.Equal(result, (Judgement.Of(a) & Judgement.Of(b)).Truth);
    }

    [Theory]
    [InlineData(T, T, T)]
    [InlineData(T, U, T)]
    [InlineData(T, F, T)]
    [InlineData(U, T, T)]
    [InlineData(U, U, U)]
    [InlineData(U, F, U)]
    [InlineData(F, T, T)]
    [InlineData(F, U, U)]
    [InlineData(F, F, F)]
    public void Or(Truth a, Truth b, Truth result)
    {
        Assert.Equal(result, Kleene.Or(a, b));
        Assert.Equal(result, (Judgement.Of(a) | Judgement.Of(b)).Truth);
    }

    [Theory]
    [InlineData(T, F)]
    [InlineData(U, U)]
    [InlineData(F, T)]
    public void Not(Truth a, Truth result)
    {
        Assert.Equal(result, Kleene.Not(a));
        Assert.Equal(result, (!Judgement.Of(a)).Truth);
    }

    [Theory]
    [InlineData(T, T)]
    [InlineData(U, F)]
    [InlineData(F, F)]
    public void Proof(Truth a, Truth result) => Assert.Equal(result, Judgement.Of(a).Certain().Truth);

    // The definition stands where it is settled; else what the case states of the term.
    [Theory]
    [InlineData(T, T, T)]
    [InlineData(T, U, T)]
    [InlineData(T, F, T)]
    [InlineData(U, T, T)]
    [InlineData(U, U, U)]
    [InlineData(U, F, F)]
    [InlineData(F, T, F)]
    [InlineData(F, U, F)]
    [InlineData(F, F, F)]
    public void Defined(Truth definition, Truth stated, Truth result) =>
        Assert.Equal(result, Judgement.Defined(Judgement.Of(definition), Judgement.Of(stated)).Truth);

    // 两项以上 of three, all 27 rows by counting: 是 from two 是 on, 否 when 是 and 不明 are fewer than two.
    [Fact]
    public void Two_of_three()
    {
        foreach (Truth a in All)
        {
            foreach (Truth b in All)
            {
                foreach (Truth c in All)
                {
                    Truth[] operands = [a, b, c];
                    int certain = operands.Count(x => x == T);
                    int possible = operands.Count(x => x != F);
                    Truth expected = certain >= 2 ? T : possible < 2 ? F : U;
                    Judgement[] judgements = [.. operands.Select(x => Judgement.Of(x))];
                    Assert.Equal(expected, Judgement.AtLeast(2, judgements).Truth);
                }
            }
        }
    }

    [Theory]
    [InlineData(0, T)]
    [InlineData(1, U)]
    [InlineData(2, U)]
    [InlineData(3, F)]
    public void K_of_two_unknown_and_one_false(int count, Truth result) =>
        Assert.Equal(result, Judgement.AtLeast(count, [Judgement.Of(U), Judgement.Of(U), Judgement.Of(F)]).Truth);

    [Fact]
    public void Any_is_one_of_n_and_all_is_n_of_n()
    {
        foreach (Truth a in All)
        {
            foreach (Truth b in All)
            {
                Judgement[] both = [Judgement.Of(a), Judgement.Of(b)];
                Assert.Equal(Judgement.Of(a) | Judgement.Of(b), Judgement.AtLeast(1, both));
                Assert.Equal(Judgement.Of(a) & Judgement.Of(b), Judgement.AtLeast(2, both));
            }
        }
    }

    [Fact]
    public void What_is_settled_has_no_cause()
    {
        Judgement decision = Judgement.Unknown(Cause.Discretion);
        Assert.Equal(Cause.None, (decision & Judgement.False).Cause);
        Assert.Equal(Cause.None, (decision | Judgement.True).Cause);
        Assert.Equal(Cause.None, decision.Certain().Cause);
        Assert.Equal(Cause.None, Judgement.AtLeast(1, [decision, Judgement.True]).Cause);
        Assert.Equal(Cause.None, Judgement.Defined(decision, Judgement.False).Cause);
    }

    [Fact]
    public void Causes_of_unknown_operands_add_up()
    {
        Judgement decision = Judgement.Unknown(Cause.Discretion);
        Judgement ignorance = Judgement.Unknown(Cause.Ignorance);
        Assert.Equal(Cause.Discretion, (decision & Judgement.True).Cause);
        Assert.Equal(Cause.Discretion, (!decision).Cause);
        Assert.Equal(Cause.Discretion | Cause.Ignorance, (decision & ignorance).Cause);
        Assert.Equal(Cause.Discretion | Cause.Ignorance, (decision | ignorance).Cause);
        Assert.Equal(Cause.Discretion | Cause.Ignorance, Judgement.AtLeast(2, [decision, ignorance, Judgement.False]).Cause);
        Assert.Equal(Cause.Ignorance, Judgement.Defined(ignorance, decision).Cause);
    }

    [Fact]
    public void An_unknown_without_cause_is_refused() => Assert.Throws<ArgumentException>(() => Judgement.Unknown(Cause.None));

    private static Truth[] All => [T, U, F];
}
