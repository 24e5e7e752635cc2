using Zhaodan.Compilation.Tests;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Constraints;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Tests.Reference;

/// <summary>Each expectation is read off section 5 of the language page, "Facts", steps (1) to (5).</summary>
public sealed class FactResolutionTests
{
    private readonly ProgramSketch _sketch = new();
    private readonly List<(int Fact, StatedTruth Stated)> _said = [];
    private bool _restFalse;

    [Fact]
    public void What_is_stated_stands()
    {
        int a = _sketch.Truth("甲", presumption: Presumption.Burden);
        Say(a, StatedTruth.True);
        Resolves((a, Truth.True, Truth.True, Provenance.Stated));
    }

    [Fact]
    public void Silence_is_unknown()
    {
        int a = _sketch.Truth("甲");
        Resolves((a, Truth.Unknown, Truth.Unknown, Provenance.Silent));
    }

    [Fact]
    public void Opposites_force_each_other()
    {
        int a = _sketch.Truth("有限制");
        int b = _sketch.Truth("无限制");
        Opposite(a, b);
        Say(a, StatedTruth.False);
        Resolves((a, Truth.False, Truth.False, Provenance.Stated), (b, Truth.True, Truth.True, Provenance.Forced));
    }

    [Fact]
    public void Exclusive_facts_may_both_be_false()
    {
        int a = _sketch.Truth("甲");
        int b = _sketch.Truth("乙");
        Exclusive(a, b);
        Say(a, StatedTruth.False);
        Resolves((b, Truth.Unknown, Truth.Unknown, Provenance.Silent));
    }

    [Fact]
    public void Implications_run_both_ways_and_on()
    {
        int a = _sketch.Truth("遗漏");
        int b = _sketch.Truth("过失");
        int c = _sketch.Truth("过错");
        Implies(a, b);
        Implies(b, c);
        Say(c, StatedTruth.False);
        Resolves((a, Truth.False, Truth.False, Provenance.Forced), (b, Truth.False, Truth.False, Provenance.Forced));
    }

    [Fact]
    public void A_contradiction_is_reported()
    {
        int a = _sketch.Truth("甲");
        int b = _sketch.Truth("乙");
        Exclusive(a, b);
        Say(a, StatedTruth.True);
        Say(b, StatedTruth.True);
        Contradiction contradiction = Assert.Single(Resolve().Contradictions);
        Assert.Equal(new Contradiction(a, b, "互斥"), contradiction);
    }

    [Fact]
    public void Stated_unknown_is_forced_by_what_is_stated()
    {
        int a = _sketch.Truth("甲");
        int b = _sketch.Truth("乙");
        Exclusive(a, b);
        Say(a, StatedTruth.True);
        Say(b, StatedTruth.Unknown);
        Resolves((b, Truth.False, Truth.False, Provenance.Forced));
    }

    [Fact]
    public void Presumptions_are_taken_and_force_and_do_not_count_as_stated()
    {
        int a = _sketch.Truth("甲", presumption: Presumption.True);
        int b = _sketch.Truth("乙");
        Exclusive(a, b);
        Resolves((a, Truth.True, Truth.Unknown, Provenance.Presumed), (b, Truth.False, Truth.Unknown, Provenance.ForcedByPresumption));
    }

    [Fact]
    public void A_stated_unknown_is_never_presumed_away()
    {
        int a = _sketch.Truth("甲", presumption: Presumption.True);
        Say(a, StatedTruth.Unknown);
        Resolves((a, Truth.Unknown, Truth.Unknown, Provenance.Stated));
    }

    [Fact]
    public void A_presumption_that_would_force_a_stated_unknown_is_withheld()
    {
        int a = _sketch.Truth("甲", presumption: Presumption.True);
        int b = _sketch.Truth("乙");
        int c = _sketch.Truth("丙");
        Implies(a, b);
        Implies(b, c);
        Say(c, StatedTruth.Unknown);
        Resolves((a, Truth.Unknown, Truth.Unknown, Provenance.Silent), (b, Truth.Unknown, Truth.Unknown, Provenance.Silent));
    }

    [Fact]
    public void A_stated_fact_comes_before_the_presumption_of_its_opposite()
    {
        int a = _sketch.Truth("甲", presumption: Presumption.True);
        int b = _sketch.Truth("乙");
        Exclusive(a, b);
        Say(b, StatedTruth.True);
        Resolves((a, Truth.False, Truth.False, Provenance.Forced));
    }

    [Fact]
    public void Rest_false_reaches_what_the_vocabulary_declares()
    {
        int truth = _sketch.Truth("甲");
        int occurrence = _sketch.Truth("乙", FactKind.Event);
        int actor = _sketch.Truth("丙", FactKind.Actor);
        int link = _sketch.Truth("甲致使乙", FactKind.Link);
        int open = _sketch.Truth("其他", FactKind.Open);
        int decision = _sketch.Truth("从轻", FactKind.Decision);
        int assertion = _sketch.Truth("构成过错", FactKind.Assertion);
        _restFalse = true;
        Resolves(
            (truth, Truth.False, Truth.Unknown, Provenance.PresumedByCase),
            (occurrence, Truth.False, Truth.Unknown, Provenance.PresumedByCase),
            (actor, Truth.False, Truth.Unknown, Provenance.PresumedByCase),
            (link, Truth.Unknown, Truth.Unknown, Provenance.Silent),
            (open, Truth.Unknown, Truth.Unknown, Provenance.Silent),
            (decision, Truth.Unknown, Truth.Unknown, Provenance.Silent),
            (assertion, Truth.Unknown, Truth.Unknown, Provenance.Silent));
    }

    [Fact]
    public void Rest_false_yields_to_the_vocabulary()
    {
        int a = _sketch.Truth("甲", presumption: Presumption.True);
        _restFalse = true;
        Resolves((a, Truth.True, Truth.Unknown, Provenance.Presumed));
    }

    [Fact]
    public void Rest_false_does_not_assert_the_opposite_of_what_it_denies()
    {
        int a = _sketch.Truth("甲");
        int b = _sketch.Truth("乙");
        Opposite(a, b);
        _restFalse = true;
        Resolves((a, Truth.Unknown, Truth.Unknown, Provenance.Silent), (b, Truth.Unknown, Truth.Unknown, Provenance.Silent));
    }

    [Fact]
    public void Rest_false_denies_what_would_only_deny_more()
    {
        int a = _sketch.Truth("遗漏");
        int b = _sketch.Truth("过失");
        Implies(a, b);
        _restFalse = true;
        Resolves((a, Truth.False, Truth.Unknown, Provenance.PresumedByCase), (b, Truth.False, Truth.Unknown, Provenance.PresumedByCase));
    }

    [Fact]
    public void Presumptions_that_clash_contradict()
    {
        int a = _sketch.Truth("甲", presumption: Presumption.True);
        int b = _sketch.Truth("乙", presumption: Presumption.True);
        Exclusive(a, b);
        Assert.Single(Resolve().Contradictions);
    }

    // "Order of declaration never matters": the constraints turned round and turned over change no value.
    [Fact]
    public void Order_never_matters()
    {
        var random = new Random(6);
        for (int seed = 0; seed < 150; seed++)
        {
            RegimeProgram program = ProgramGenerator.Generate(seed);
            RegimeProgram other = program with { Constraints = [.. program.Constraints.OrderBy(_ => random.Next()).Select(c => random.Next(2) == 0 ? c : new BinaryConstraint(c.Second, c.First, c.Origin))] };
            var facts = new CaseFacts(program);
            for (int n = 0; n < 20; n++)
            {
                FactsGenerator.Fill(facts, program, random);
                FactResolution first = FactResolution.Resolve(program, FactResolution.IndexConstraints(program), facts);
                FactResolution second = FactResolution.Resolve(other, FactResolution.IndexConstraints(other), facts);
                Assert.Equal(first.Contradictions.Count > 0, second.Contradictions.Count > 0);
                if (first.Contradictions.Count > 0) continue;
                for (int i = 0; i < program.Facts.Length; i++) Assert.Equal(first[i], second[i]);
            }
        }
    }

    // The closed tables that backends work with come to the same values.
    [Fact]
    public void Tables_agree_with_the_propagation()
    {
        var random = new Random(5);
        for (int seed = 0; seed < 300; seed++)
        {
            RegimeProgram program = ProgramGenerator.Generate(seed);
            FactLayout layout = EvaluatorLayout.Of(program).Facts;
            IReadOnlyList<ImplicationTables> components = ImplicationGraph.Components(program, layout);
            var facts = new CaseFacts(program);
            for (int n = 0; n < 20; n++)
            {
                FactsGenerator.Fill(facts, program, random);
                var stated = new byte[layout.TruthBytes];
                for (int i = 0; i < facts.Truths.Length; i++) stated[i] = (byte)facts.Truths[i];
                FactResolution expected = FactResolution.Resolve(program, FactResolution.IndexConstraints(program), facts);
                var value = new byte[layout.TruthBytes];
                var onStated = new byte[layout.TruthBytes];
                bool contradictory = false;
                foreach (ImplicationTables tables in components) contradictory |= tables.Resolve(stated, facts.RestFalse, value, onStated, new byte[tables.ScratchSize]);
                Assert.Equal(expected.Contradictions.Count > 0, contradictory);
                if (contradictory) continue;
                for (int i = 0; i < program.Facts.Length; i++)
                {
                    int index = layout.TruthIndex(i);
                    if (!components.Any(tables => tables.Facts.Contains(index))) continue;
                    Assert.Equal((expected[i].Value, expected[i].OnStated), ((Truth)value[index], (Truth)onStated[index]));
                }
            }
        }
    }

    private void Say(int fact, StatedTruth stated) => _said.Add((fact, stated));

    private void Opposite(int a, int b)
    {
        _sketch.Constraint(new BinaryConstraint(new Literal(a, true), new Literal(b, true), "反义"));
        _sketch.Constraint(new BinaryConstraint(new Literal(a, false), new Literal(b, false), "反义"));
    }

    private void Exclusive(int a, int b) => _sketch.Constraint(new BinaryConstraint(new Literal(a, false), new Literal(b, false), "互斥"));

    private void Implies(int a, int b) => _sketch.Constraint(new BinaryConstraint(new Literal(a, false), new Literal(b, true), "蕴含"));

    private FactResolution Resolve()
    {
        RegimeProgram program = _sketch.Build();
        var facts = new CaseFacts(program) { RestFalse = _restFalse };
        foreach ((int fact, StatedTruth stated) in _said) facts.Truths[program.Facts[fact].TruthSlot] = stated;
        return FactResolution.Resolve(program, FactResolution.IndexConstraints(program), facts);
    }

    private void Resolves(params (int Fact, Truth Value, Truth OnStated, Provenance Provenance)[] expected)
    {
        FactResolution resolution = Resolve();
        Assert.Empty(resolution.Contradictions);
        foreach ((int fact, Truth value, Truth onStated, Provenance provenance) in expected)
        {
            Assert.Equal(new ResolvedFact(value, onStated, provenance), resolution[fact]);
        }
    }
}
