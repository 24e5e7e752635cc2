using System.Globalization;
using System.Text;
using Zhaodan.Analysis.Comparing;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Emit.Smt;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests.Smt;

/// <summary>
/// What a comparison claims, asked of two solvers: a claim that all answers are the same is unsatisfiable to deny, a claim of a
/// difference is satisfiable with the very case that is shown.
/// </summary>
public sealed class SmtComparisonTests
{
    private const string Reason = "z3 and cvc5 are not here";

    // Of one group; a solver has to look at every one.
    private const int MostShown = 5;

    public static bool HasSolvers => Solver.HasBoth;

    [SkippableFact(Reason, nameof(HasSolvers))]
    public void Claims_on_the_regimes_of_the_library_hold()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Dsl.sln"))) root = Path.GetDirectoryName(root) ?? throw new DirectoryNotFoundException();
        SourceText[] sources = [.. Directory.GetFiles(Path.Combine(root, "specs"), "*.statute", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => new SourceText(path, File.ReadAllText(path)))];
        RegimeProgram[] programs = [.. StatuteCompiler.Compile(sources).Regimes.Select(regime => regime.Program).OrderBy(program => program.Header.Code, StringComparer.Ordinal)];
        (int same, int different) = Check([.. programs]);
        Assert.True(same > 5 && different > 100, $"{same} same, {different} different");
    }

    [SkippableFact(Reason, nameof(HasSolvers))]
    public void Claims_on_random_regimes_hold()
    {
        int same = 0, different = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            int clauses = random.Next();
            (string first, string second) = (Text(new Random(clauses), isSplit: false), seed % 2 == 0 ? Text(random, isSplit: false) : Text(new Random(clauses), isSplit: true));
            (int s, int d) = Check([TwoTexts.Compile(first, "一"), TwoTexts.Compile(second, "二")]);
            (same, different) = (same + s, different + d);
        }

        Assert.True(same > 10 && different > 40, $"{same} same, {different} different");
    }

    private static (int Same, int Different) Check(RegimeProgram[] programs)
    {
        RegimeComparison comparison = RegimeComparison.Of(new ComparisonRequest { Regimes = [.. programs] });
        int same = 0, different = 0;
        foreach (PairComparison pair in comparison.Pairs)
        {
            (RegimeProgram first, RegimeProgram second) = (programs[pair.First], programs[pair.Second]);
            var script = new SmtScript();
            (SmtRegime one, SmtRegime other) = (script.Add(first), script.Add(second));
            script.Assert(first.Applicability < 0 ? "true" : one.Node(first.Applicability).Certain);
            script.Assert(second.Applicability < 0 ? "true" : other.Node(second.Applicability).Certain);
            foreach (FedAssertion fed in pair.Fed) script.Assert(Fed(fed.Value, fed.IsIntoFirst ? other : one));
            string text = Premises(script.ToString(), first, second);
            var questions = new StringBuilder(text);
            var expected = new List<string>();
            foreach (GroupComparison group in pair.Groups.Where(group => group.Status is QuestionStatus.Same or QuestionStatus.Different))
            {
                questions.AppendLine("(push 1)").AppendLine(CultureInfo.InvariantCulture, $"(assert {Differs(one, other, group.Group)})");
                questions.AppendLine("(check-sat)");
                expected.Add(group.Status == QuestionStatus.Same ? "unsat" : "sat");
                if (group.Status == QuestionStatus.Same) same++;
                foreach (Difference difference in group.Differences.Where(difference => difference.Example is not null).Take(MostShown))
                {
                    different++;
                    questions.AppendLine("(push 1)");
                    if (difference.Example is { } example)
                    {
                        Case(questions, text, first, example.First);
                        Case(questions, text, second, example.Second);
                    }

                    questions.AppendLine("(check-sat)\n(pop 1)");
                    expected.Add("sat");
                }

                questions.AppendLine("(pop 1)");
            }

            foreach (ClauseMatch match in pair.Clauses.Matches.Where(match => match.Relation != ClauseRelation.Unknown))
            {
                string mine = one.Node(first.Rules[match.First].Applies).Possible, theirs = other.Node(second.Rules[match.Second].Applies).Possible;
                Ask($"(and {mine} (not {theirs}))", match.Relation is ClauseRelation.Wider or ClauseRelation.Overlapping);
                Ask($"(and {theirs} (not {mine}))", match.Relation is ClauseRelation.Narrower or ClauseRelation.Overlapping);
                if (match.Relation == ClauseRelation.Same) same++;
            }

            foreach (Solver solver in new[] { Solver.Z3, Solver.Cvc5 })
            {
                Assert.Equal($"{first.Header.Code} {second.Header.Code} {solver} {string.Join(' ', expected)}", $"{first.Header.Code} {second.Header.Code} {solver} {string.Join(' ', solver.Ask(questions.ToString()))}");
            }

            void Ask(string claim, bool isPossible)
            {
                questions.AppendLine(CultureInfo.InvariantCulture, $"(push 1)\n(assert {claim})\n(check-sat)\n(pop 1)");
                expected.Add(isPossible ? "sat" : "unsat");
            }
        }

        return (same, different);
    }

    // Causal links are there, open items are not granted, readings are the default ones.
    private static string Premises(string script, RegimeProgram first, RegimeProgram second)
    {
        var text = new StringBuilder(script);
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (RegimeProgram program in new[] { first, second })
        {
            foreach (Fact fact in program.Facts)
            {
                string name = fact.Kind == FactKind.Open ? $"{program.Header.Code} {fact.Name}" : fact.Kind == FactKind.Reading ? $"{program.Header.Code} {fact.Name} 另一读法" : fact.Name;
                if (fact.Kind is not (FactKind.Link or FactKind.Open or FactKind.Reading) || !script.Contains($"(declare-const |{name}| ", StringComparison.Ordinal) || !said.Add(name)) continue;
                text.AppendLine(CultureInfo.InvariantCulture, $"(assert {SmtCase.Bool(SmtCase.Symbol(name), fact.Kind == FactKind.Link)})");
            }
        }

        return text.ToString();
    }

    private static string Fed(string value, SmtRegime derives)
    {
        for (int g = 0; g < derives.Program.Groups.Length; g++)
        {
            for (int v = 0; v < derives.Program.Groups[g].Values.Length && derives.Program.Groups[g].IsDerived; v++)
            {
                if (derives.Program.Groups[g].Values[v].Name == value) return $"(= |认定 {value}| {derives.Group(g)[v].Settled})";
            }
        }

        throw new ArgumentException(value);
    }

    private static string Differs(SmtRegime one, SmtRegime other, string group)
    {
        (int g, int h) = (IndexOf(one.Program, group), IndexOf(other.Program, group));
        ConclusionGroup first = one.Program.Groups[g], second = other.Program.Groups[h];
        bool isParallel = first.Kind == GroupKind.Parallel;
        var differ = new List<string>();
        string[] names = [.. first.Values.Select(value => value.Name), .. second.Values.Select(value => value.Name).Where(name => !first.Values.Any(value => value.Name == name))];
        foreach (string name in names)
        {
            SmtSlot? mine = SlotOf(one, g, name), theirs = SlotOf(other, h, name);
            if (isParallel && (mine is null || theirs is null)) continue;
            differ.Add($"(xor {mine?.Possible ?? "false"} {theirs?.Possible ?? "false"})");
            if (isParallel) differ.Add($"(xor {mine?.Settled} {theirs?.Settled}) (xor {mine?.Clashing} {theirs?.Clashing})");
        }

        if (!isParallel)
        {
            differ.Add($"(xor {one.Group(g)[^2].Possible} {other.Group(h)[^2].Possible})");
            differ.Add($"(xor {one.Group(g)[^1].Possible} {other.Group(h)[^1].Possible})");
        }

        return $"(or false {string.Join(' ', differ)})";
    }

    private static SmtSlot? SlotOf(SmtRegime regime, int group, string value)
    {
        for (int v = 0; v < regime.Program.Groups[group].Values.Length; v++)
        {
            if (regime.Program.Groups[group].Values[v].Name == value) return regime.Group(group)[v];
        }

        return null;
    }

    private static int IndexOf(RegimeProgram program, string group) => Enumerable.Range(0, program.Groups.Length).Single(g => program.Groups[g].Name == group && program.Groups[g].IsDerived);

    // What the interpreter made of the case, fact by fact; numbers are the solver's to find.
    private static void Case(StringBuilder questions, string script, RegimeProgram program, Evaluation evaluation)
    {
        for (int f = 0; f < program.Facts.Length; f++)
        {
            Fact fact = program.Facts[f];
            if (fact.TruthSlot < 0 || fact.IsCaseDate || evaluation.Facts[f].Value == Truth.Unknown || fact.Kind is FactKind.Open or FactKind.Reading or FactKind.Decision) continue;
            if (!script.Contains($"(declare-const |{fact.Name}| Bool)", StringComparison.Ordinal)) continue;
            questions.AppendLine(CultureInfo.InvariantCulture, $"(assert {SmtCase.Bool(SmtCase.Symbol(fact.Name), evaluation.Facts[f].Value == Truth.True)})");
        }
    }

    // Split: said in two halves, which changes nothing.
    private static string Text(Random random, bool isSplit)
    {
        string[] values = ["免责", "追究", "减责", "从轻", "从重", "不得追究", "可以免责", "可以从轻"];
        var text = new StringBuilder();
        int count = random.Next(1, 4);
        for (int rule = 0; rule < count; rule++)
        {
            string condition = TwoTexts.Condition(random);
            if (isSplit) condition = $"（{condition}且丁）或者（{condition}且（未丁））";
            text.Append(CultureInfo.InvariantCulture, $"第{"一二三四"[rule]}条 {condition}的，{values[random.Next(values.Length)]}{(random.Next(3) == 0 ? $"，但{TwoTexts.Condition(random)}的除外" : "")}。\n");
        }

        return text.ToString();
    }
}
