using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Compilation.Tests.Regimes;

/// <summary>
/// Random libraries, random cases. The layer over compiled evaluators says what the layer over the interpreter says; and what
/// more knowledge leads to was possible before: a date that becomes known, a fact that becomes known.
/// </summary>
public sealed class LayerTests(LayerRun run) : IClassFixture<LayerRun>
{
    [Fact]
    public void Layers_agree_on_everything() => Assert.True(run.Disagreements.Count == 0, $"{run.Disagreements.Count}: {run.Disagreements.FirstOrDefault()}");

    [Fact]
    public void What_becomes_known_was_possible_before() => Assert.True(run.Surprises.Count == 0, $"{run.Surprises.Count}: {run.Surprises.FirstOrDefault()}");

    [Theory]
    [InlineData(VersionGround.Date)]
    [InlineData(VersionGround.Presumed)]
    [InlineData(VersionGround.Lighter)]
    [InlineData(VersionGround.Unordered)]
    [InlineData(VersionGround.Open)]
    public void Every_ground_is_met(VersionGround ground) => Assert.True(run.Grounds[(int)ground] >= 50, $"{ground}: {run.Grounds[(int)ground]}");

    [Fact]
    public void Others_have_the_word_often() =>
        Assert.True(run.ByRegime >= 200 && run.ByLaw >= 200 && run.Followed >= 20, $"{run.ByRegime} by regimes, {run.ByLaw} by laws, {run.Followed} followed");
}

/// <summary>Runs the random cases once for all tests.</summary>
public sealed class LayerRun
{
    private const int Libraries = 30;
    private const int Cases = 250;
    private static readonly (string Group, string[] Values)[] Groups =
    [
        ("责任", ["免责", "减责", "追究"]), ("定性", ["轻微", "一般", "严重"]), ("处罚", ["警告", "记过", "通报", "处罚"]),
    ];

    private readonly Random _random = new(20261121);

    public LayerRun()
    {
        for (int i = 0; i < Libraries; i++) RunLibrary(LibraryText.Write(_random));
    }

    public List<string> Disagreements { get; } = [];

    public List<string> Surprises { get; } = [];

    public int[] Grounds { get; } = new int[8];

    public int ByRegime { get; private set; }

    public int ByLaw { get; private set; }

    /// <summary>A group changed by another and read by a clause, so that the program was evaluated once more.</summary>
    public int Followed { get; private set; }

    private void RunLibrary(string text)
    {
        CompilationResult result = StatuteCompiler.Compile([new SourceText("random.statute", text)]);
        Assert.True(!result.HasErrors, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d}")) + text);
        RegimeProgram[] programs = [.. result.Regimes.Select(r => r.Program)];
        using LoadedEvaluators loaded = new EvaluatorHost().Load([.. programs]);
        foreach (LinkedRegime linked in result.Linked)
        {
            var interpreted = new RegimeLayer(linked, linked.Programs.Select(p => new InterpretedProgram(new Interpreter(p))));
            var compiled = new RegimeLayer(linked, linked.Programs.Select(p => new CompiledProgram(p, loaded.Regimes[Array.IndexOf(programs, p)].Evaluator)));
            for (int c = 0; c < Cases; c++) RunCase(linked, interpreted, compiled, text);
        }
    }

    private void RunCase(LinkedRegime linked, RegimeLayer interpreted, RegimeLayer compiled, string text)
    {
        var said = new Dictionary<string, (StatedTruth Truth, NumberRange Number)>(StringComparer.Ordinal);
        foreach (Fact fact in linked.Programs.SelectMany(p => p.Facts)) said.TryAdd(fact.Name, Say(fact));
        bool restFalse = _random.Next(2) == 0;
        StatedLaw[] laws = [.. Enumerable.Range(0, _random.Next(4) == 0 ? _random.Next(1, 3) : 0).Select(_ => Law())];
        Evaluate(interpreted, said, restFalse, laws);
        Evaluate(compiled, said, restFalse, laws);
        foreach (Disagreement found in LayerAgreement.Differences(interpreted, compiled)) Disagreements.Add($"{linked.Code}: {found}; laws {string.Join(' ', laws)}; {string.Join(' ', said.Select(s => $"{s.Key}={s.Value.Truth}{(s.Value.Number.IsAnything ? "" : $"{s.Value.Number.Low}..{s.Value.Number.High}")}"))} rest {restFalse}\n{text}");
        if (interpreted.IsContradictory) return;
        Count(linked, interpreted);
        Refine(linked, interpreted, said, restFalse, laws, text);
    }

    private (StatedTruth, NumberRange) Say(Fact fact)
    {
        if (!fact.IsCaseDate)
        {
            return (_random.Next(5) switch { 0 => StatedTruth.Silent, 1 => StatedTruth.Unknown, 2 => StatedTruth.False, _ => StatedTruth.True }, default);
        }

        return _random.Next(5) switch
        {
            0 => (StatedTruth.Silent, default),
            1 => (StatedTruth.Unknown, default),
            2 => (StatedTruth.Unknown, Span(Day(), _random.Next(30, 2000))),
            _ => (StatedTruth.Unknown, NumberRange.Exactly(Day())),
        };
    }

    private static NumberRange Span(long from, int length) => new(from, from + length);

    // From 1998 to 2018: before, within and after every version.
    private long Day() => 10_227 + _random.Next(0, 7_300);

    private StatedLaw Law()
    {
        (string group, string[] values) = Groups[_random.Next(Groups.Length)];
        return new StatedLaw((LegalRank)_random.Next((int)LegalRank.Document, (int)LegalRank.Law + 1), group, values[_random.Next(values.Length)], _random.Next(4) == 0);
    }

    private static void Evaluate(RegimeLayer layer, Dictionary<string, (StatedTruth Truth, NumberRange Number)> said, bool restFalse, StatedLaw[] laws)
    {
        for (int p = 0; p < layer.Regime.Programs.Length; p++)
        {
            CaseFacts facts = layer.Facts(p);
            facts.Clear();
            facts.RestFalse = restFalse;
            foreach (Fact fact in layer.Regime.Programs[p].Facts)
            {
                if (fact.TruthSlot >= 0) facts.Truths[fact.TruthSlot] = said[fact.Name].Truth;
                if (fact.NumberSlot >= 0) facts.Numbers[fact.NumberSlot] = said[fact.Name].Number;
            }
        }

        layer.Evaluate(laws);
    }

    private void Count(LinkedRegime linked, RegimeLayer layer)
    {
        Grounds[(int)layer.Self.Ground]++;
        foreach (FamilyVersion version in linked.Self.Versions.Where(v => layer.IsUsed(v.Program)))
        {
            RegimeProgram program = linked.Programs[version.Program];
            for (int g = 0; g < program.Groups.Length; g++)
            {
                Decider decider = layer.DeciderOf(version.Program, g);
                if (decider.Kind == DeciderKind.Regime) ByRegime++;
                if (decider.Kind == DeciderKind.Law) ByLaw++;
                if (decider.Kind != DeciderKind.None && program.Overridable.Contains(g)) Followed++;
            }
        }
    }

    // One thing more is known; every outcome that is possible now was possible before.
    private void Refine(LinkedRegime linked, RegimeLayer layer, Dictionary<string, (StatedTruth Truth, NumberRange Number)> said, bool restFalse, StatedLaw[] laws, string text)
    {
        (Truth scope, ulong[] possible) = (layer.Self.Scope, [.. layer.Self.Groups.ToArray().Select(s => s.Outcome.Possible)]);
        foreach ((string name, (StatedTruth truth, NumberRange number)) in said.ToArray())
        {
            bool isDate = CaseDateNames.IsReserved(name) || CaseDateNames.IsOfEveryCase(name);
            if (truth != StatedTruth.Unknown || (isDate && number.IsExact)) continue;

            // A case silent on the act's date is presumed to fall where the decision does, and presumptions give way.
            if (name == CaseDateNames.Decision && said.TryGetValue(CaseDateNames.Act, out var act) && act.Truth == StatedTruth.Silent) continue;
            said[name] = isDate
                ? (StatedTruth.Unknown, NumberRange.Exactly(number.IsAnything ? Day() : _random.NextInt64(number.Low, number.High + 1)))
                : (_random.Next(2) == 0 ? StatedTruth.True : StatedTruth.False, default);
            Evaluate(layer, said, restFalse, laws);
            said[name] = (truth, number);
            if (layer.IsContradictory) continue;
            Truth now = layer.Self.Scope;
            if (scope != Truth.Unknown && now != scope) Surprises.Add($"{linked.Code}: {name} makes the scope {now}, it was {scope}\n{text}");
            if (now == Truth.False) continue;
            for (int g = 0; g < possible.Length; g++)
            {
                ulong fresh = layer.Self.Groups[g].Outcome.Possible & ~possible[g];
                if (fresh != 0 && scope != Truth.False) Surprises.Add($"{linked.Code}: {name} makes {fresh:X} possible in {layer.GroupsOf(linked.Families.Length - 1)[g].Name}, where only {possible[g]:X} was; laws {string.Join(' ', laws)}; {string.Join(' ', said.Select(s => $"{s.Key}={s.Value.Truth}{(s.Value.Number.IsAnything ? "" : $"{s.Value.Number.Low}..{s.Value.Number.High}")}"))} rest {restFalse}\n{text}");
            }
        }
    }
}
