namespace Zhaodan.Screening.Tests.Sql;

public sealed class ClickHouseSqlTests(ClickHouseEngine engine) : SqlEngineTests(engine), IClassFixture<ClickHouseEngine>
{
    private const string Missing = "ClickHouse 不在这台机器上";

    public static bool IsHere => ClickHouseEngine.IsHere;

    [SkippableFact(Missing, nameof(IsHere))]
    public void AnswersDutiesAndDatesAsTheInterpreterDoes() => AnswersDutiesAndDates();

    [SkippableFact(Missing, nameof(IsHere))]
    public void AnswersRandomProgramsAsTheInterpreterDoes() => AnswersRandomPrograms();
}
