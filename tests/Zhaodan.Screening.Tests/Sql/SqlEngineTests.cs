using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Tests.Sql;

/// <summary>What an engine answers is what the interpreter answers, column by column.</summary>
public abstract class SqlEngineTests(SqlEngine engine)
{
    protected void AnswersDutiesAndDates()
    {
        ScreeningRegime[] regimes = [new ScreeningRegime { Program = TestPrograms.Duty() }];
        Assert.True(SqlAgreement.Compare(engine, regimes, SqlAgreement.Cases(regimes, 2_000, 3), Unmentioned.Unknown, "duty") > 1_000);
    }

    // Ten programs; with ZHAODAN_SOAK=1 a hundred.
    protected void AnswersRandomPrograms()
    {
        int programs = Environment.GetEnvironmentVariable("ZHAODAN_SOAK") == "1" ? 100 : 10;
        int answered = 0;
        for (int seed = 0; seed < programs; seed++)
        {
            ScreeningRegime[] regimes = [SqlAgreement.Random(seed)];
            answered += SqlAgreement.Compare(engine, regimes, SqlAgreement.Cases(regimes, 100, (ulong)seed), seed % 2 == 0 ? Unmentioned.Unknown : Unmentioned.False, $"seed {seed}");
        }

        Assert.True(answered > 50 * programs, $"only {answered} rows answered");
    }
}
