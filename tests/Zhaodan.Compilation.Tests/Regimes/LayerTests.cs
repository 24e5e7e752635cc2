using System.Collections.Immutable;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;
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

    [Fact]
    public void What_is_fully_known_comes_out_as_the_model_has_it() =>
        Assert.True(run.Strangers.Count == 0 && run.Compared >= 2_500, $"{run.Strangers.Count} of {run.Compared}: {run.Strangers.FirstOrDefault()}");

    [Fact]
    public void Every_completion_was_possible() =>
        Assert.True(run.Unforeseen.Count == 0 && run.Completed >= 10_000, $"{run.Unforeseen.Count} of {run.Completed}: {run.Unforeseen.FirstOrDefault()}");

    [Fact]
    public void Explanations_say_what_the_layer_says() =>
        Assert.True(run.Misexplained.Count == 0 && run.Explained >= 1_000, $"{run.Misexplained.Count} of {run.Explained}: {run.Misexplained.FirstOrDefault()}");

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
    private const int Libraries = 128;
    private const int Batch = 64;
    private const int Cases = 24;
    private const int ModelCases = 12;
    private static readonly string[][] Decided = [["免责", "减责", "追究"], ["警告", "记过"], ["开除"], ["通报"]];
    private static readonly (string Group, string[] Values)[] Groups =
    [
        ("责任", ["免责", "减责", "追究"]), ("定性", ["轻微", "一般", "严重"]), ("处罚", ["警告", "记过", "通报", "处罚"]),
    ];

    private readonly Random _random = new(20261121);

    public LayerRun()
    {
        for (int done = 0; done < Libraries; done += Batch) RunBatch([.. Enumerable.Range(0, Batch).Select(_ => LibraryText.Write(_random))]);
    }

    public List<string> Strangers { get; } = [];

    public List<string> Unforeseen { get; } = [];

    public List<string> Misexplained { get; } = [];

    public int Compared { get; private set; }

    public int Completed { get; private set; }

    public int Explained { get; private set; }

    public List<string> Disagreements { get; } = [];

    public List<string> Surprises { get; } = [];

    public int[] Grounds { get; } = new int[8];

    public int ByRegime { get; private set; }

    public int ByLaw { get; private set; }

    /// <summary>A group changed by another and read by a clause, so that the program was evaluated once more.</summary>
    public int Followed { get; private set; }

    // Evaluators of many libraries are compiled together.
    private void RunBatch((string Text, LibraryModel Model)[] libraries)
    {
        CompilationResult[] results = [.. libraries.Select(library => StatuteCompiler.Compile([new SourceText("random.statute", library.Text)]))];
        for (int i = 0; i < results.Length; i++)
        {
            Assert.True(!results[i].HasErrors, string.Join("\n", results[i].Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d}")) + libraries[i].Text);
        }

        RegimeProgram[] programs = [.. results.SelectMany(result => result.Regimes).Select(r => r.Program)];
        using LoadedEvaluators loaded = new EvaluatorHost().Load([.. programs]);
        for (int i = 0; i < results.Length; i++)
        {
            foreach (LinkedRegime linked in results[i].Linked)
            {
                var answerer = new RegimeAnswerer(linked);
                var compiled = new RegimeLayer(linked, linked.Programs.Select(p => new CompiledProgram(p, loaded.Regimes[Array.IndexOf(programs, p)].Evaluator)));
                for (int c = 0; c < Cases; c++) RunCase(linked, answerer, compiled, libraries[i].Text);
                if (linked.Families.Any(f => f.Versions.Any(v => v.Superiors.Any(link => link.IsLater)))) continue;
                for (int c = 0; c < ModelCases; c++) RunModel(linked, compiled, libraries[i].Model, libraries[i].Text);
            }
        }
    }

    // A case of which everything is known against the model; then some of it forgotten, against all its completions.
    private void RunModel(LinkedRegime linked, RegimeLayer layer, LibraryModel model, string text)
    {
        int self = Array.FindIndex([.. model.Families], f => f.Code == linked.Code);
        var facts = LibraryText.Facts.ToDictionary(fact => fact, _ => _random.Next(2) == 0);
        HashSet<string> decisions = [.. Decided.Select(values => values[_random.Next(values.Length)]).Where(_ => _random.Next(2) == 0)];
        var begun = new Dictionary<string, long>();
        foreach (ModelFamily family in model.Families.Where(f => f.Versions[0].IsBlank && _random.Next(2) == 0)) begun.Add(family.Code, Day());
        StatedLaw[] laws = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Law())];
        var one = new ModelCase(facts, decisions, Day(), Day(), begun, [.. laws]);
        string what = $"{linked.Code}: {string.Join(' ', facts.Where(f => f.Value).Select(f => f.Key))} 决定 {string.Join(' ', decisions)} 行为 {one.Act} 决定日 {one.Decision} 施行 {string.Join(' ', begun)} 法 {string.Join(' ', laws)}\n{text}";
        Evaluate(layer, Said(linked, one, []), false, laws);
        if (layer.IsContradictory)
        {
            Strangers.Add("contradictory " + what);
            return;
        }

        if (TryAnswer(model, self, one, out var expected))
        {
            Compared++;
            if (expected is null != (layer.Self.Scope == Truth.False)) Strangers.Add($"{layer.Self.Scope} {what}");
            if (expected is not null) Compare(linked, layer, expected, what);
        }

        string[] forgotten = [.. LibraryText.Facts.Where(_ => _random.Next(3) == 0)];
        Evaluate(layer, Said(linked, one, forgotten), false, laws);
        if (layer.IsContradictory) return;
        ulong[] union = new ulong[layer.Self.Groups.Length];
        ulong[] all = [.. union.Select(_ => ulong.MaxValue)];
        bool speaks = false;
        for (int choice = 0; choice < 1 << forgotten.Length; choice++)
        {
            var completed = new Dictionary<string, bool>(facts);
            for (int f = 0; f < forgotten.Length; f++) completed[forgotten[f]] = (choice >> f & 1) != 0;
            if (!TryAnswer(model, self, one with { Facts = completed }, out var known)) continue;
            Completed++;
            if (known is null) continue;
            speaks = true;
            foreach ((string group, var outcome) in known.SelectMany(world => world))
            {
                ulong mask = Mask(linked, layer, group, outcome, out int g);
                union[g] |= mask;
                all[g] &= mask;
            }
        }

        if (speaks && layer.Self.Scope == Truth.False) Unforeseen.Add($"does not speak: {what}");
        for (int g = 0; g < union.Length && layer.Self.Scope != Truth.False; g++)
        {
            GroupOutcome found = layer.Self.Groups[g].Outcome;
            if ((union[g] & ~found.Possible) != 0 || (found.Settled & ~all[g]) != 0) Unforeseen.Add($"group {g}: {union[g]:X} of {found}, {string.Join(' ', forgotten)} forgotten: {what}");
        }
    }

    private void Compare(LinkedRegime linked, RegimeLayer layer, IReadOnlyList<Dictionary<string, ImmutableHashSet<string>>> worlds, string what)
    {
        foreach (string group in worlds[0].Keys)
        {
            ulong possible = 0, certain = ulong.MaxValue;
            int g = -1;
            foreach (Dictionary<string, ImmutableHashSet<string>> world in worlds)
            {
                ulong mask = Mask(linked, layer, group, world[group], out g);
                possible |= mask;
                certain &= mask;
            }

            GroupOutcome found = layer.Self.Groups[g].Outcome;
            if (found.Possible != possible || (found.Settled & ~certain) != 0) Strangers.Add($"{group} {string.Join('、', worlds[0][group])}, found {found}: {what}");
        }
    }

    private static bool TryAnswer(LibraryModel model, int family, ModelCase one, out IReadOnlyList<Dictionary<string, ImmutableHashSet<string>>>? answer)
    {
        try
        {
            answer = model.Answers(family, one);
            return true;
        }
        catch (LibraryModel.Unordered)
        {
            answer = null;
            return false;
        }
    }

    private static ulong Mask(LinkedRegime linked, RegimeLayer layer, string group, IEnumerable<string> outcome, out int index)
    {
        var groups = layer.GroupsOf(linked.Families.Length - 1);
        index = Array.FindIndex([.. groups], g => g.Name == group);
        ulong mask = 0;
        foreach (string value in outcome)
        {
            mask |= value == LibraryModel.Nothing ? GroupOutcome.None
                : value == LibraryModel.Clash ? GroupOutcome.Clash
                : 1UL << Array.FindIndex([.. groups[index].Values], v => v.Name == value);
        }

        return mask;
    }

    private static Dictionary<string, (StatedTruth Truth, NumberRange Number)> Said(LinkedRegime linked, ModelCase one, string[] forgotten)
    {
        var said = new Dictionary<string, (StatedTruth Truth, NumberRange Number)>(StringComparer.Ordinal);
        foreach (Fact fact in linked.Programs.SelectMany(p => p.Facts))
        {
            said.TryAdd(fact.Name, fact.Name switch
            {
                CaseDateNames.Act => Exactly(one.Act),
                CaseDateNames.Decision => Exactly(one.Decision),
                _ when fact.IsCaseDate => one.Begun.FirstOrDefault(b => fact.Name == CaseDateNames.InForceOf(b.Key)) is { Key: not null } begun ? Exactly(begun.Value) : (StatedTruth.Silent, default),
                _ when fact.Kind == FactKind.Decision => (one.Decisions.Any(d => fact.Name == "决定 " + d) ? StatedTruth.True : StatedTruth.False, default),
                _ when forgotten.Contains(fact.Name) => (StatedTruth.Unknown, default),
                _ => (one.Facts.TryGetValue(fact.Name, out bool holds) && holds ? StatedTruth.True : StatedTruth.False, default),
            });
        }

        return said;

        static (StatedTruth, NumberRange) Exactly(long day) => (StatedTruth.Unknown, NumberRange.Exactly(day));
    }

    private void RunCase(LinkedRegime linked, RegimeAnswerer answerer, RegimeLayer compiled, string text)
    {
        RegimeLayer interpreted = answerer.Layer;
        var said = new Dictionary<string, (StatedTruth Truth, NumberRange Number)>(StringComparer.Ordinal);
        foreach (Fact fact in linked.Programs.SelectMany(p => p.Facts)) said.TryAdd(fact.Name, Say(fact));
        bool restFalse = _random.Next(2) == 0;
        StatedLaw[] laws = [.. Enumerable.Range(0, _random.Next(4) == 0 ? _random.Next(1, 3) : 0).Select(_ => Law())];
        Evaluate(interpreted, said, restFalse, laws);
        Evaluate(compiled, said, restFalse, laws);
        foreach (Disagreement found in LayerAgreement.Differences(interpreted, compiled)) Disagreements.Add($"{linked.Code}: {found}; laws {string.Join(' ', laws)}; {string.Join(' ', said.Select(s => $"{s.Key}={s.Value.Truth}{(s.Value.Number.IsAnything ? "" : $"{s.Value.Number.Low}..{s.Value.Number.High}")}"))} rest {restFalse}\n{text}");
        if (interpreted.IsContradictory) return;
        Count(linked, interpreted);
        if (_random.Next(4) == 0) Explain(linked, answerer, compiled, laws, text);
        Refine(linked, interpreted, said, restFalse, laws, text);
    }

    // The answer that explains itself has the outcomes that a screening writes, which are those of the compiled layer.
    private void Explain(LinkedRegime linked, RegimeAnswerer answerer, RegimeLayer compiled, StatedLaw[] laws, string text)
    {
        Explained++;
        Answer answer = answerer.Answer(laws, _ => AnswerRequest.Default);
        if (compiled.Self.Scope == Truth.False)
        {
            if (answer.Status != AnswerStatus.Inapplicable) Misexplained.Add($"{linked.Code}: {answer.Status}\n{text}");
            return;
        }

        var groups = compiled.GroupsOf(linked.Families.Length - 1);
        for (int g = 0; g < groups.Length; g++)
        {
            GroupAnswer? explained = answer.Groups.FirstOrDefault(a => a.Name == groups[g].Name);
            if (explained is not null && explained.Outcome != compiled.Self.Groups[g].Outcome) Misexplained.Add($"{linked.Code}: {groups[g].Name} {explained.Outcome}, not {compiled.Self.Groups[g].Outcome}\n{text}");
        }
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
