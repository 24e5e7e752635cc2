namespace Zhaodan.Screening.Tests.Sql;

public sealed class DuckDbSqlTests(DuckDbEngine engine) : SqlEngineTests(engine), IClassFixture<DuckDbEngine>
{
    private const string Missing = "npm 不在这台机器上";

    public static bool IsHere => DuckDbEngine.IsHere;

    [SkippableFact(Missing, nameof(IsHere))]
    public void AnswersDutiesAndDatesAsTheInterpreterDoes() => AnswersDutiesAndDates();

    [SkippableFact(Missing, nameof(IsHere))]
    public void AnswersRandomProgramsAsTheInterpreterDoes() => AnswersRandomPrograms();
}
