using System.Text.Json;
using Zhaodan.Analysis.Strength;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Testing;

/// <summary>Strength of cases for machines.</summary>
internal static class StrengthJson
{
    public static void Write(Utf8JsonWriter json, RegimeProgram program, CoverageGoals coverage)
    {
        json.WriteStartObject("coverage");
        json.WriteNumber("percent", coverage.Percent);
        json.WriteNumber("goals", coverage.Reachable);
        json.WriteNumber("seen", coverage.Seen);
        json.WriteNumber("impossible", coverage.Goals.Length - coverage.Reachable);
        json.WriteStartArray("missing");
        foreach (CoverageGoal goal in coverage.Missing)
        {
            json.WriteStartObject();
            json.WriteString("citation", program.Rules[goal.Rule].Citation);
            if (goal.Exception >= 0) json.WriteNumber("exception", goal.Exception + 1);
            json.WriteString("aspect", goal.Aspect switch
            {
                CoverageAspect.Holding => "成立",
                CoverageAspect.Failing => "不成立",
                _ => "不明",
            });
            json.WriteStartArray("example");
            if (goal.Example is not null)
            {
                foreach (string line in CaseDraft.Facts(program, goal.Example)) json.WriteStringValue(line);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, RegimeProgram program, CaseStrength strength)
    {
        json.WriteStartObject("mutation");
        json.WriteNumber("percent", strength.Percent);
        json.WriteNumber("mutants", strength.All);
        json.WriteNumber("killed", strength.Killed);
        json.WriteNumber("equivalent", strength.Equivalent);
        json.WriteStartArray("survivors");
        foreach (MutantResult mutant in strength.Survivors)
        {
            json.WriteStartObject();
            json.WriteStartArray("citations");
            foreach (string citation in mutant.Mutation.Citations) json.WriteStringValue(citation);
            json.WriteEndArray();
            json.WriteString("change", MutationText.What(mutant.Mutation));
            json.WriteString("file", mutant.Mutation.Location.Source.Path);
            json.WriteNumber("line", mutant.Mutation.Location.Line);
            json.WriteBoolean("undecided", mutant.Fate == MutantFate.Undecided);
            json.WriteString("case", mutant.Killer is null ? "" : CaseDraft.Text(program, mutant, mutant.Killer));
            json.WriteEndObject();
        }

        foreach (ProgramMutantResult mutant in strength.ProgramSurvivors)
        {
            json.WriteStartObject();
            json.WriteStartArray("citations");
            json.WriteStringValue(mutant.Mutation.Citation);
            json.WriteEndArray();
            json.WriteString("change", mutant.Mutation.Change);
            json.WriteString("file", mutant.Mutation.Location.Source.Path);
            json.WriteNumber("line", mutant.Mutation.Location.Line);
            json.WriteBoolean("undecided", mutant.Fate == MutantFate.Undecided);
            json.WriteString("case", mutant.Draft);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
