using System.Text.Json;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Checking;

namespace Zhaodan.Cli.Testing;

/// <summary>Runs of cases for machines: failures and, for each rule and exception, how often it came out how.</summary>
internal static class TestRunJson
{
    public const string Schema = "zhaodan.test/1";

    public static void Write(Stream stream, IReadOnlyList<RegimeTestRun> runs)
    {
        using var json = new Utf8JsonWriter(stream, DiagnosticJson.WriterOptions);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("tool", CommandLine.Executable);
        json.WriteString("version", CommandLine.Version);
        json.WriteStartArray("regimes");
        foreach (RegimeTestRun run in runs)
        {
            json.WriteStartObject();
            json.WriteString("code", run.Program.Header.Code);
            json.WriteString("title", run.Program.Header.Title);
            json.WriteNumber("cases", run.Cases);
            json.WriteNumber("generated", run.Generated);
            json.WriteNumber("acts", run.Acts);
            json.WriteNumber("failed", run.FailedCases);
            json.WriteStartArray("failures");
            foreach (FailedAct failure in run.Failures) Write(json, failure);
            json.WriteEndArray();
            json.WriteStartArray("rules");
            foreach (RuleCount count in run.Counts) Write(json, run.Program.Rules[count.Rule], count);
            json.WriteEndArray();
            json.WriteStartArray("readings");
            foreach (ReadingCount reading in run.Readings)
            {
                json.WriteStartObject();
                json.WriteString("citation", reading.Pair.Citation);
                json.WriteString("other", reading.Other);
                json.WriteNumber("chosen", reading.Chosen);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (run.Coverage is not null) StrengthJson.Write(json, run.Program, run.Coverage);
            if (run.Strength is not null) StrengthJson.Write(json, run.Program, run.Strength);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FailedAct failure)
    {
        SourceLocation place = failure.Case.Location;
        json.WriteStartObject();
        json.WriteString("case", failure.Case.Case.Title);
        json.WriteString("act", failure.Act.Name);
        json.WriteString("file", place.Source.Path);
        json.WriteNumber("line", place.Line);
        json.WriteNumber("column", place.Column);
        json.WriteString("reason", failure.Case.Case.Reason);
        json.WriteStartArray("mismatches");
        foreach (Mismatch mismatch in failure.Mismatches)
        {
            json.WriteStartObject();
            json.WriteString("message", mismatch.Message);
            json.WriteStartArray("reasons");
            foreach (string reason in mismatch.Reasons) json.WriteStringValue(reason);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Rule rule, RuleCount count)
    {
        json.WriteStartObject();
        json.WriteString("citation", rule.Citation);
        json.WriteNumber("held", count.Held);
        json.WriteNumber("failed", count.Failed);
        json.WriteNumber("blocked", count.Blocked);
        json.WriteNumber("defeated", count.Defeated);
        json.WriteNumber("unknown", count.Unknown);
        json.WriteStartArray("exceptions");
        foreach (ExceptionCount exception in count.Exceptions)
        {
            json.WriteStartObject();
            json.WriteNumber("held", exception.Held);
            json.WriteNumber("failed", exception.Failed);
            json.WriteNumber("unknown", exception.Unknown);
            json.WriteNumber("idle", exception.Idle);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
