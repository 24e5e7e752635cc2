using System.Text.Json;
using Zhaodan.Analysis.Comparing;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Comparing;

/// <summary>A comparison for machines: every difference with its smallest case, both answers and the clauses of both.</summary>
internal static class ComparisonJson
{
    public const string Schema = "zhaodan.comparison/1";

    public static void Write(Stream stream, ComparisonReport report)
    {
        using var json = new Utf8JsonWriter(stream, DiagnosticJson.WriterOptions);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("tool", CommandLine.Executable);
        json.WriteString("version", CommandLine.Version);
        Strings(json, "premises", report.Premises);
        json.WriteStartArray("regimes");
        foreach (RegimeProgram regime in report.Comparison.Regimes)
        {
            json.WriteStartObject();
            json.WriteString("code", regime.Header.Code);
            json.WriteString("title", regime.Header.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("pairs");
        foreach (PairComparison pair in report.Comparison.Pairs) Write(json, pair, report);
        json.WriteEndArray();
        json.WriteStartArray("orders");
        foreach (StrictnessOrder order in report.Orders) Write(json, order, report.Comparison);
        json.WriteEndArray();
        if (report.Cases is { } cases) Write(json, cases, report.Comparison);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PairComparison pair, ComparisonReport report)
    {
        (RegimeProgram first, RegimeProgram second) = (report.Comparison.Regimes[pair.First], report.Comparison.Regimes[pair.Second]);
        json.WriteStartObject();
        json.WriteString("first", first.Header.Code);
        json.WriteString("second", second.Header.Code);
        json.WriteBoolean("empty", pair.IsEmpty);
        json.WriteStartArray("fed");
        foreach (FedAssertion fed in pair.Fed)
        {
            json.WriteStartObject();
            json.WriteString("into", (fed.IsIntoFirst ? first : second).Header.Code);
            json.WriteString("value", fed.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("groups");
        foreach (GroupComparison group in pair.Groups)
        {
            json.WriteStartObject();
            json.WriteString("group", group.Group);
            json.WriteString("status", Name(group.Status));
            if (group.IsOrdered)
            {
                json.WriteBoolean("firstIsNeverStricter", group.FirstIsNeverStricter);
                json.WriteBoolean("secondIsNeverStricter", group.SecondIsNeverStricter);
            }

            Answers(json, "answerPairs", group.Pairs);
            json.WriteStartArray("differences");
            foreach (Difference difference in group.Differences) Write(json, difference, first, second, report);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, pair.Clauses, first, second);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Difference difference, RegimeProgram first, RegimeProgram second, ComparisonReport report)
    {
        (RegimeProgram own, RegimeProgram other) = difference.IsFirst ? (first, second) : (second, first);
        json.WriteStartObject();
        json.WriteString("kind", difference.Kind switch
        {
            DifferenceKind.Opposite => "opposite",
            DifferenceKind.Discretion => "discretion",
            DifferenceKind.Clash => "clash",
            _ => "wording",
        });
        if (!difference.Values.IsEmpty) Strings(json, "values", difference.Values);
        json.WriteString("cause", ClauseWords.Cause(difference, first, second));
        if (difference.Rule >= 0) Clause(json, "clause", own, difference.Rule);
        if (difference.Blocked is { } blocked)
        {
            Clause(json, "blocked", other, blocked.Rule);
            json.WriteString("exception", other.Rules[blocked.Rule].Exceptions[blocked.Exception].Text);
        }

        if (difference.Nearest >= 0) Clause(json, "nearest", other, difference.Nearest);
        json.WriteNumber("weight", difference.Weight);
        json.WriteBoolean("weightIsAtLeast", difference.IsWeightAtLeast);
        if (report.Cases is { } cases) json.WriteNumber("cases", cases.CountOf(difference));
        json.WriteStartObject("answers");
        json.WriteString("first", difference.Answers.First);
        json.WriteString("second", difference.Answers.Second);
        json.WriteEndObject();
        if (difference.Example is { } example) Write(json, example, first, second);
        Answers(json, "others", difference.Others);
        json.WriteStartArray("readings");
        foreach (RemovingReading reading in difference.Readings)
        {
            json.WriteStartObject();
            json.WriteString("regime", (reading.IsOfFirst ? first : second).Header.Code);
            json.WriteString("citation", reading.Reading.Citation);
            json.WriteString("reading", reading.Reading.NameOf(true));
            json.WriteBoolean("altogether", reading.IsAltogether);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Situation example, RegimeProgram first, RegimeProgram second)
    {
        json.WriteStartObject("witness");
        json.WriteBoolean("smallest", example.IsSmallest);
        json.WriteStartArray("facts");
        foreach (SituationFact fact in example.Facts)
        {
            json.WriteStartObject();
            json.WriteString("fact", fact.Name);
            json.WriteString("text", fact.Text);
            json.WriteBoolean("holds", fact.IsTrue);
            json.WriteBoolean("deciding", fact.IsDeciding);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Carriers(json, "firstClauses", first, example.FirstClauses);
        Carriers(json, "secondClauses", second, example.SecondClauses);
        json.WriteEndObject();
    }

    private static void Carriers(Utf8JsonWriter json, string name, RegimeProgram program, IEnumerable<DecidingClause> clauses)
    {
        json.WriteStartArray(name);
        foreach ((string citation, string text, bool isException) in ClauseWords.Carriers(program, clauses))
        {
            json.WriteStartObject();
            json.WriteString("citation", citation);
            json.WriteString(isException ? "exception" : "text", text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ClauseTable clauses, RegimeProgram first, RegimeProgram second)
    {
        json.WriteStartObject("clauses");
        json.WriteStartArray("matches");
        foreach (ClauseMatch match in clauses.Matches)
        {
            json.WriteStartObject();
            Clause(json, "first", first, match.First);
            Clause(json, "second", second, match.Second);
            json.WriteString("relation", Name(match.Relation));
            json.WriteString("conditions", Name(match.Conditions));
            Strings(json, "firstExceptions", match.FirstExceptions.Select(e => first.Rules[match.First].Exceptions[e].Text));
            Strings(json, "secondExceptions", match.SecondExceptions.Select(e => second.Rules[match.Second].Exceptions[e].Text));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Strings(json, "onlyFirst", clauses.OnlyFirst.Select(rule => first.Rules[rule].Citation));
        Strings(json, "onlySecond", clauses.OnlySecond.Select(rule => second.Rules[rule].Citation));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StrictnessOrder order, RegimeComparison comparison)
    {
        json.WriteStartObject();
        json.WriteString("group", order.Group);
        json.WriteStartArray("neverStricter");
        foreach (int a in order.Regimes)
        {
            foreach (int b in order.Regimes)
            {
                if (a == b || !order.IsNeverStricter(a, b)) continue;
                json.WriteStartArray();
                json.WriteStringValue(comparison.Regimes[a].Header.Code);
                json.WriteStringValue(comparison.Regimes[b].Header.Code);
                json.WriteEndArray();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CaseComparison cases, RegimeComparison comparison)
    {
        json.WriteStartObject("cases");
        json.WriteNumber("rows", cases.Rows);
        json.WriteNumber("quarantined", cases.Quarantined);
        json.WriteStartArray("groups");
        foreach ((PairComparison pair, string group, GroupTally tally) in cases.Tallies)
        {
            json.WriteStartObject();
            json.WriteString("first", comparison.Regimes[pair.First].Header.Code);
            json.WriteString("second", comparison.Regimes[pair.Second].Header.Code);
            json.WriteString("group", group);
            json.WriteNumber("changed", tally.Changed);
            json.WriteStartArray("answers");
            foreach ((AnswerPair answers, long count) in tally.Answers.OrderByDescending(one => one.Value))
            {
                json.WriteStartObject();
                json.WriteString("first", answers.First);
                json.WriteString("second", answers.Second);
                json.WriteNumber("count", count);
                Strings(json, "examples", tally.Examples.GetValueOrDefault(answers) ?? []);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("rules");
            foreach (((string one, string other), long count) in tally.Rules.OrderByDescending(rule => rule.Value))
            {
                json.WriteStartObject();
                json.WriteString("first", one);
                json.WriteString("second", other);
                json.WriteNumber("count", count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Clause(Utf8JsonWriter json, string name, RegimeProgram program, int rule)
    {
        json.WriteStartObject(name);
        json.WriteString("regime", program.Header.Code);
        json.WriteString("citation", program.Rules[rule].Citation);
        json.WriteString("text", ClauseWords.Text(program.Rules[rule]));
        json.WriteEndObject();
    }

    private static void Answers(Utf8JsonWriter json, string name, IEnumerable<AnswerPair> pairs)
    {
        json.WriteStartArray(name);
        foreach (AnswerPair pair in pairs)
        {
            json.WriteStartArray();
            json.WriteStringValue(pair.First);
            json.WriteStringValue(pair.Second);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string Name(QuestionStatus status) => status switch
    {
        QuestionStatus.Same => "same",
        QuestionStatus.Different => "different",
        QuestionStatus.OnlyFirst => "onlyFirst",
        QuestionStatus.OnlySecond => "onlySecond",
        _ => "givenUp",
    };

    private static string Name(ClauseRelation relation) => relation switch
    {
        ClauseRelation.Same => "same",
        ClauseRelation.Narrower => "narrower",
        ClauseRelation.Wider => "wider",
        ClauseRelation.Overlapping => "overlapping",
        _ => "unknown",
    };
}
