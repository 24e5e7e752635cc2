using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Tests.Sql;

/// <summary>What PostgreSQL answers is what the interpreter answers.</summary>
public sealed class PostgresSqlTests(PostgresEngine engine) : IClassFixture<PostgresEngine>
{
    public static bool IsHere => PostgresEngine.IsHere;

    [SkippableFact("PostgreSQL 不在这台机器上", nameof(IsHere))]
    public void AnswersDutiesAndDatesAsTheInterpreterDoes()
    {
        ScreeningRegime[] regimes = [new ScreeningRegime { Program = TestPrograms.Duty() }];
        Assert.True(SqlAgreement.Compare(engine, regimes, SqlAgreement.Cases(regimes, 2_000, 3), Unmentioned.Unknown, "duty") > 1_000);
    }

    [SkippableFact("PostgreSQL 不在这台机器上", nameof(IsHere))]
    public void AnswersRandomProgramsAsTheInterpreterDoes()
    {
        int answered = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            ScreeningRegime[] regimes = [SqlAgreement.Random(seed)];
            answered += SqlAgreement.Compare(engine, regimes, SqlAgreement.Cases(regimes, 100, (ulong)seed), seed % 2 == 0 ? Unmentioned.Unknown : Unmentioned.False, $"seed {seed}");
        }

        Assert.True(answered > 2_000, $"only {answered} rows answered");
    }
}
