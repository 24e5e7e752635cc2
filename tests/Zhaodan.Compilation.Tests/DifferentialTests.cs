using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Compilation.Tests;

/// <summary>
/// Random programs, random facts: the compiled evaluator says what the interpreter says. ZHAODAN_SOAK=1 runs ten times the
/// programs and more cases of each.
/// </summary>
public sealed class DifferentialTests(DifferentialRun run) : IClassFixture<DifferentialRun>
{
    [Fact]
    public void Interpreter_and_evaluator_agree_on_everything()
    {
        Assert.Empty(run.Disagreements);
        Assert.True(run.DistinctPrograms >= 1000, $"only {run.DistinctPrograms} different programs");
        Assert.True(run.Comparisons >= 1_000_000, $"only {run.Comparisons} comparisons");
    }

    public static TheoryData<string> Constructs =>
    [
        "AndNode", "AtLeastNode", "CertainNode", "ChoiceNode", "ConclusionNode", "ConstantNode", "DefinedNode", "NotNode", "OrNode", "ReadingNode",
        "fact", "stated fact", "decision",
        "compare Less", "compare LessOrEqual", "compare Equal", "compare GreaterOrEqual", "compare Greater",
        "compare facts Less", "compare facts LessOrEqual", "compare facts Equal", "compare facts GreaterOrEqual", "compare facts Greater",
        "fact Truth", "fact Event", "fact Actor", "fact Count", "fact Money", "fact Date", "fact Choice", "fact Link", "fact Open",
        "fact Assertion", "fact Decision", "fact Reading", "reading of a reading",
        "presumption True", "presumption False", "presumption Burden",
        "constraint at least one", "constraint at most one", "constraint implication",
        "exception", "counter-exception", "exception that cuts some", "defeated rule", "conclusion of its own", "menu", "menu under 应当",
        "conclusion Settles", "conclusion Must", "conclusion MustChoose", "conclusion May", "conclusion Against",
        "group Priority", "group Parallel", "group Unique", "group asserted", "group default", "group order", "group of many values",
        "group exclusive values", "levels", "scope", "by offset", "many methods", "large component",
        "SpanNode", "span Day", "span WorkingDay", "span Month", "span Year",
        "duty Obligation", "duty Right", "duty without deadline", "deadline without start", "deadline",
    ];

    [Theory]
    [MemberData(nameof(Constructs))]
    public void Every_construct_stands_in_fifty_programs(string construct) =>
        Assert.True(run.Coverage.Programs(construct) >= 50, $"{construct}: {run.Coverage.Programs(construct)} programs");

    public static TheoryData<string, string> Results
    {
        get
        {
            var data = new TheoryData<string, string>();
            string[] conditions =
            [
                "AndNode", "AtLeastNode", "ChoiceNode", "ConclusionNode", "ConstantNode", "DefinedNode", "NotNode", "OrNode", "ReadingNode",
                "reading chosen", "reading not chosen", "reading stated 不明",
                "fact", "stated fact",
                "compare Less", "compare LessOrEqual", "compare Equal", "compare GreaterOrEqual", "compare Greater",
                "compare facts Less", "compare facts LessOrEqual", "compare facts Equal", "compare facts GreaterOrEqual", "compare facts Greater",
                "fact Truth", "fact Event", "fact Actor", "fact Link", "fact Open", "fact Assertion",
                "exception", "counter-exception", "defeated rule", "scope", "SpanNode",
                "conclusion Settles", "conclusion Must", "conclusion MustChoose", "conclusion May", "conclusion Against",
                "value of Priority", "value of Parallel", "value of Unique",
            ];
            foreach (string condition in conditions)
            {
                data.Add(condition, "是");
                data.Add(condition, "否");
                data.Add(condition, "不明");
            }

            // Proof words are never 不明; an open decision never by ignorance.
            data.Add("CertainNode", "是");
            data.Add("CertainNode", "否");
            string[] discretionary = ["decision", "AndNode", "OrNode", "NotNode", "AtLeastNode", "DefinedNode", "ReadingNode", "ConclusionNode", "value of Priority", "value of Parallel", "value of Unique"];
            foreach (string condition in discretionary) data.Add(condition, "不明（随裁量）");
            foreach (string kind in new[] { "Priority", "Parallel", "Unique" })
            {
                foreach (string status in Enum.GetNames<ProgramForm.Logic.GroupStatus>()) data.Add("group " + kind, status);
            }

            foreach (string provenance in Enum.GetNames<Provenance>()) data.Add("provenance", provenance);
            data.Add("presumption", "withheld");
            data.Add("其余 否", "withheld");
            foreach (string status in new[] { "NotArisen", "NotStarted", "Pending", "InTime", "Late", "Overdue", "open", "outside calendar" }) data.Add("duty", status);
            data.Add("case", "outside calendar");
            data.Add("case", "contradictory");
            data.Add("group", "presumed");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void Every_construct_is_seen_with_every_result(string construct, string result) =>
        Assert.True(run.Coverage.Results(construct, result) >= 50, $"{construct} = {result}: {run.Coverage.Results(construct, result)} cases");
}

/// <summary>One run that all the tests above look at.</summary>
public sealed class DifferentialRun
{
    private const int BatchSize = 100;

    public DifferentialRun()
    {
        bool soak = Environment.GetEnvironmentVariable("ZHAODAN_SOAK") == "1";
        int programs = soak ? 10_000 : 1_000;
        int cases = soak ? 300 : 60;
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        for (int first = 0; first < programs; first += BatchSize)
        {
            RegimeProgram[] batch = Enumerable.Range(first, BatchSize).Select(ProgramGenerator.Generate).ToArray();
            using LoadedEvaluators loaded = new EvaluatorHost().Load(batch);
            for (int i = 0; i < batch.Length; i++)
            {
                hashes.Add(ProgramHash.Of(batch[i]));
                Compare(batch[i], loaded.Regimes[i].Evaluator, first + i, cases);
            }
        }

        DistinctPrograms = hashes.Count;
    }

    internal Coverage Coverage { get; } = new();

    public List<string> Disagreements { get; } = [];

    public long Comparisons { get; private set; }

    public int DistinctPrograms { get; }

    private void Compare(RegimeProgram program, RegimeEvaluator evaluator, int seed, int cases)
    {
        var random = new Random(seed);
        var checker = new AgreementChecker(new Interpreter(program), evaluator);
        var facts = new CaseFacts(program);
        Coverage.Add(program);
        for (int n = 0; n < cases; n++)
        {
            FactsGenerator.Fill(facts, program, random);
            IReadOnlyList<Disagreement> disagreements = checker.Check(facts, out Evaluation evaluation);
            foreach (Disagreement found in disagreements)
            {
                if (Disagreements.Count < 20) Disagreements.Add($"program {seed}, case {n}: {found}");
            }

            Coverage.Add(program, evaluation, facts.RestFalse);
        }

        Comparisons += checker.Comparisons;
    }
}
