using System.Globalization;
using System.Text;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;
using Zhaodan.Screening.Generation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Schema;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Tests.Supplement;

/// <summary>理由, 缺 and the counts by columns from planes are those of the reference, under programs with every construct.</summary>
public sealed class SupplementAgreementTests
{
    [Fact]
    public void PlanesLeaveTheSameBytesAsTheInterpreter()
    {
        int missing = 0, reasons = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            RegimeProgram program = Program(seed);
            byte[] cases = Cases(program, 80 + seed);
            MemoryFolder expected = Run(program, cases, seed, byInterpreter: true), actual = Run(program, cases, seed, byInterpreter: false);
            foreach (string name in expected.Files.Keys)
            {
                (string[] wanted, string[] given) = (expected.Text(name).Split('\n'), actual.Text(name).Split('\n'));
                Assert.Equal((seed, name, wanted.Length), (seed, name, given.Length));
                for (int i = 0; i < wanted.Length; i++) Assert.True(wanted[i] == given[i], $"{seed} {name} {i}\n{wanted[0]}\n{wanted[i]}\n{given[i]}");
            }

            string json = expected.Text("汇总.json");
            missing += json.Split("\"alone\"").Length - 1;
            reasons += expected.Text("答案-甲.csv").Split("【除外").Length - 1;
        }

        // Or nothing was compared.
        Assert.True(missing > 200 && reasons > 500, $"{missing} {reasons}");
    }

    // A fact whose settling settles a group, whichever way it turns out, is among those that planes say are missing: by
    // trying both ways, and by what explanations find (SettlingSearch). Facts that others force are tried only by the
    // latter: what matters through a fact that it forces is left to that fact.
    [Fact]
    public void WhateverSettlesAGroupAloneIsMissing()
    {
        int found = 0, sets = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            RegimeProgram program = Program(seed);
            byte[] cases = Cases(program, 40);
            string[][] answers = [.. Run(program, cases, 1, byInterpreter: false).Text("答案-甲.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];
            Dictionary<string, string[]> byNumber = answers.Skip(1).ToDictionary(cells => cells[0], StringComparer.Ordinal);
            foreach ((string number, CaseFacts facts) in Read(program, cases))
            {
                if (!byNumber.TryGetValue(number, out string[]? cells)) continue;
                Assert.Equal(answers[0].Length, cells.Length);
                for (int g = 0; g < program.Groups.Length; g++)
                {
                    if (!program.Groups[g].IsDerived) continue;
                    string[] missing = cells[Array.IndexOf(answers[0], program.Groups[g].Name + "·缺")].Split('、');
                    foreach (string fact in SettlesByTrying(program, facts, g))
                    {
                        found++;
                        Assert.True(missing.Contains(fact), $"{seed} {number} {program.Groups[g].Name}: {fact} not in {string.Join('、', missing)}");
                    }

                    foreach (string fact in SettlesBySearch(program, facts, g))
                    {
                        sets++;
                        Assert.True(missing.Contains(fact), $"{seed} {number} {program.Groups[g].Name}: {fact} not in {string.Join('、', missing)}");
                    }
                }
            }
        }

        Assert.True(found > 100 && sets > 100, $"only {found} and {sets}");
    }

    private static IEnumerable<string> SettlesByTrying(RegimeProgram program, CaseFacts facts, int group)
    {
        var interpreter = new Interpreter(program);
        if (!IsOpen(interpreter.Evaluate(facts), group) || IsHeldTwice(program, interpreter.Evaluate(facts))) yield break;
        var forced = program.Constraints.SelectMany(constraint => new[] { constraint.First.Fact, constraint.Second.Fact }).ToHashSet();
        for (int f = 0; f < program.Facts.Length; f++)
        {
            Fact fact = program.Facts[f];
            if (fact.TruthSlot < 0 || fact.Kind == FactKind.Decision || forced.Contains(f) || interpreter.Evaluate(facts).Facts[f].Value != Truth.Unknown) continue;
            StatedTruth stated = facts.Truths[fact.TruthSlot];
            bool settles = true;
            foreach (StatedTruth answer in (StatedTruth[])[StatedTruth.True, StatedTruth.False])
            {
                facts.Truths[fact.TruthSlot] = answer;
                settles &= !IsOpen(interpreter.Evaluate(facts), group);
            }

            facts.Truths[fact.TruthSlot] = stated;
            if (settles) yield return fact.Name;
        }
    }

    private static IEnumerable<string> SettlesBySearch(RegimeProgram program, CaseFacts facts, int group)
    {
        var interpreter = new Interpreter(program);
        Runtime.Reference.Evaluation evaluation = interpreter.Evaluate(facts);
        if (!IsOpen(evaluation, group)) return [];
        SettlingAnswer? answer = new SettlingFinder(interpreter).Find(facts, evaluation, group, new TrialBudget(20_000_000));
        return (answer?.Sets ?? []).Where(set => set.Facts.Length == 1).Select(set => set.Facts[0].Mention).Where(fact => fact.Kind != FactKind.Decision).Select(fact => fact.Name);
    }

    // A value that must hold by one claim does not wait for another that is 不明, though the status of its group says so
    // (MissingFacts, item 1): what is 不明 there is not listed.
    private static bool IsHeldTwice(RegimeProgram program, Runtime.Reference.Evaluation evaluation) =>
        program.Groups.SelectMany(group => group.Inputs).Any(inputs => inputs.Hard >= 0 && inputs.Soft >= 0
            && (evaluation.Nodes[inputs.Hard].IsTrue ? evaluation.Nodes[inputs.Soft].IsUnknown : evaluation.Nodes[inputs.Soft].IsTrue && evaluation.Nodes[inputs.Hard].IsUnknown));

    private static bool IsOpen(Runtime.Reference.Evaluation evaluation, int group) =>
        !evaluation.IsContradictory && AnswerText.StatusOf(evaluation.Groups[group], evaluation.Scope.Truth) == RowStatus.Undetermined;

    private static IEnumerable<(string Number, CaseFacts Facts)> Read(RegimeProgram program, byte[] cases)
    {
        var diagnostics = new Compiler.Diagnostics.DiagnosticBag();
        CaseSchema schema = CaseSchema.Build([program], diagnostics) ?? throw new InvalidOperationException();
        var options = new CaseReaderOptions { Keep = ["片区"], AllowMissing = true };
        using CsvCaseReader reader = CsvCaseReader.Open(CaseInput.Stream("案件.csv", new MemoryStream(cases)), schema, options, diagnostics) ?? throw new InvalidOperationException();
        var row = new CaseRow(schema, 1);
        var binding = new ProgramBinding(schema, program);
        while (reader.Read(row, diagnostics)) yield return (row.CaseNumber.ToString(), binding.Read(row, restFalse: false));
    }

    private static RegimeProgram Program(int seed)
    {
        RegimeProgram program = ProgramGenerator.Generate(seed);
        return program with { Header = program.Header with { Code = "甲" } };
    }

    // With a column of the register's own.
    private static byte[] Cases(RegimeProgram program, int rows)
    {
        using var stream = new MemoryStream();
        Assert.True(CaseGenerator.Write(new GenerationRequest { Programs = [program], Rows = rows, Seed = 11, Shape = CaseShape.Wide }, stream).Succeeded);
        string[] lines = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < lines.Length; i++) lines[i] += i == 0 ? ",片区" : string.Create(CultureInfo.InvariantCulture, $",片{i % 7}");
        return Encoding.UTF8.GetBytes(string.Join("\r\n", lines));
    }

    private static MemoryFolder Run(RegimeProgram program, byte[] cases, int seed, bool byInterpreter)
    {
        var folder = new MemoryFolder();
        ScreeningReport report = ScreeningJob.Run(Screen.Request(cases, folder, program) with
        {
            Unmentioned = seed % 3 == 0 ? Unmentioned.False : Unmentioned.Unknown,
            ByInterpreter = byInterpreter,
            AllowMissing = true,
            Keep = ["片区"],
            By = ["片区"],
            Supplement = new SupplementColumns(true, true),
        });
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics));
        return folder;
    }
}
