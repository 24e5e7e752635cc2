namespace Zhaodan.Screening.Tests.Sql;

public sealed class PostgresSqlTests(PostgresEngine engine) : SqlEngineTests(engine), IClassFixture<PostgresEngine>
{
    private const string Missing = "PostgreSQL 不在这台机器上";

    public static bool IsHere => PostgresEngine.IsHere;

    [SkippableFact(Missing, nameof(IsHere))]
    public void AnswersDutiesAndDatesAsTheInterpreterDoes() => AnswersDutiesAndDates();

    [SkippableFact(Missing, nameof(IsHere))]
    public void AnswersRandomProgramsAsTheInterpreterDoes() => AnswersRandomPrograms();
}
