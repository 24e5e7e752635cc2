using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Zhaodan.Analysis.Checks;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests.Checks;

/// <summary>
/// Findings on random clauses against every completed case, one by one, in the interpreter: nothing more is found, nothing is
/// missed, and every example is one.
/// </summary>
public sealed class BruteForceTests
{
    private const string Vocabulary = """
        语言 1
        词汇《例》
        事实 甲
        事实 乙
        事实 丙
        事实 丁
        事实 戊
        事实 次数：次
        互斥 甲、乙
        蕴含 丙 则 丁
        结论 责任 择先：免责、追究
          由轻到重 免责、追究
        结论 情节 并列：从轻、从重
          互斥 从轻、从重

        制度《例》
          代号 例
          词汇《例》

        """;

    private static readonly string[] Facts = ["甲", "乙", "丙", "丁", "戊"];

    private static readonly string[] Conclusions = ["免责", "追究", "从轻", "从重", "不得追究", "不得从重"];

    [Fact]
    public void Findings_are_those_of_all_cases()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int seed = 0; seed < 150; seed++)
        {
            string text = Clauses(new Random(seed));
            CompilationResult result = StatuteCompiler.Compile([new SourceText("例.statute", Vocabulary + text)]);
            if (result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) continue;
            CompiledRegime regime = Assert.Single(result.Regimes);
            Evaluation[] cases = AllCases(regime.Program);
            string[] found = [.. RegimeChecks.Of(regime).Select(diagnostic => diagnostic.Message)];
            Assert.Equal(text + string.Join('\n', Expected(regime, cases).Order(StringComparer.Ordinal)), text + string.Join('\n', found.Select(Claim).Order(StringComparer.Ordinal)));
            foreach (string message in found)
            {
                string kind = Regex.Match(message, "永远不能适用|永远不起作用|包含在|同时适用").Value;
                seen[kind] = seen.GetValueOrDefault(kind) + 1;
                if (message.Contains("例如：", StringComparison.Ordinal)) CheckExample(regime, message);
            }
        }

        Assert.True(seen.Count == 4 && seen.Values.All(count => count >= 5), string.Join('、', seen));
    }

    // A finding without its example.
    private static string Claim(string message) => message.Split("；例如：")[0].TrimEnd('。');

    private static List<string> Expected(CompiledRegime regime, Evaluation[] cases)
    {
        RegimeProgram program = regime.Program;
        Rule[] rules = [.. program.Rules];
        var expected = new List<string>();
        for (int r = 0; r < rules.Length; r++)
        {
            Rule rule = rules[r];
            if (!cases.Any(one => Applies(one, rule)))
            {
                if (program.Nodes[rule.Applies] is ConstantNode) continue;
                string why = cases.Any(one => May(one, rule.Condition)) ? "它的条件成立时，总有除外规定或者别的规则把它排除" : "它的条件在词汇的约束下自相矛盾";
                expected.Add($"{rule.Citation}永远不能适用：{why}");
                continue;
            }

            foreach (RuleException exception in rule.Exceptions)
            {
                bool matters = cases.Any(one => May(one, rule.Condition) && May(one, exception.Holds)
                    && rule.Exceptions.All(other => other == exception || !other.Cuts.IsEmpty || !May(one, other.Holds)));
                if (!matters) expected.Add($"{rule.Citation}的除外规定“{exception.Text}”永远不起作用：规则的条件成立时，它不可能成立");
            }

            int outer = Array.FindIndex(rules, other => other != rule && Says(other).IsSupersetOf(Says(rule))
                && cases.All(one => !Applies(one, rule) || Applies(one, other))
                && (Array.IndexOf(rules, other) < r || cases.Any(one => Applies(one, other) && !Applies(one, rule))));
            if (outer >= 0) expected.Add($"{rule.Citation}的情形全部包含在{rules[outer].Citation}之中，去掉它答案不变");
        }

        // 择先 settles which of its values holds; a value and 不得 of it clash, and 从轻 and 从重 do.
        for (int a = 0; a < rules.Length; a++)
        {
            for (int b = 0; b < rules.Length; b++)
            {
                foreach (RuleConclusion one in rules[a].Conclusions)
                {
                    foreach (RuleConclusion other in rules[b].Conclusions)
                    {
                        (string first, string second) = (Word(program, one), Word(program, other));
                        bool areOpposite = second == "不得" + first || (a < b && (first, second) is ("从轻", "从重") or ("从重", "从轻") && a < b);
                        if (!areOpposite || !cases.Any(c => c.Nodes[one.Applies].IsTrue && c.Nodes[other.Applies].IsTrue)) continue;
                        expected.Add($"{rules[a].Citation}得出“{first}”，{rules[b].Citation}得出“{second}”，而两条能同时适用");
                    }
                }
            }
        }

        return expected;

        HashSet<string> Says(Rule rule) => [.. rule.Conclusions.Select(conclusion => Word(program, conclusion))];
    }

    private static string Word(RegimeProgram program, RuleConclusion conclusion) =>
        (conclusion.Modality == Modality.Against ? "不得" : "") + program.Groups[conclusion.Group].Values[conclusion.Value].Name;

    private static bool May(Evaluation one, int node) => !one.Nodes[node].IsFalse;

    private static bool Applies(Evaluation one, Rule rule) => May(one, rule.Applies) && rule.Conclusions.All(conclusion => May(one, conclusion.Applies));

    private static Evaluation[] AllCases(RegimeProgram program)
    {
        var interpreter = new Interpreter(program);
        var cases = new List<Evaluation>();
        for (int set = 0; set < 1 << Facts.Length; set++)
        {
            for (int count = 0; count <= 4; count++)
            {
                Evaluation one = interpreter.Evaluate(Case(program, fact => (set >> Array.IndexOf(Facts, fact) & 1) != 0, count));
                if (!one.IsContradictory) cases.Add(one);
            }
        }

        return [.. cases];
    }

    private static CaseFacts Case(RegimeProgram program, Func<string, bool> isTrue, int count)
    {
        var facts = new CaseFacts(program);
        foreach (Fact fact in program.Facts)
        {
            if (fact.NumberSlot >= 0 && fact.Name == "次数") facts.Numbers[fact.NumberSlot] = NumberRange.Exactly(count);
            else if (Facts.Contains(fact.Name)) facts.Truths[fact.TruthSlot] = isTrue(fact.Name) ? StatedTruth.True : StatedTruth.False;
        }

        return facts;
    }

    // What the example states, and the two rules that it is an example of.
    private static void CheckExample(CompiledRegime regime, string message)
    {
        string example = message.Split("例如：")[1].TrimEnd('。');
        string[] parts = example.Split('；');
        string[] True(string word) => [.. parts.Where(part => part.StartsWith(word + " ", StringComparison.Ordinal)).SelectMany(part => part[(word.Length + 1)..].Split('、'))];
        string[] isTrue = True("是");
        string count = True("取值").FirstOrDefault(value => value.StartsWith("次数", StringComparison.Ordinal)) ?? "0";
        int number = int.Parse(Regex.Match(count, "[0-9]+").Value, CultureInfo.InvariantCulture);
        Evaluation one = new Interpreter(regime.Program).Evaluate(Case(regime.Program, fact => isTrue.Contains(fact) || (fact == "丁" && isTrue.Contains("丙")), number));
        Assert.False(one.IsContradictory, message);
        string[] cited = [.. Regex.Matches(message.Split("例如：")[0], "第.条").Select(match => match.Value).Distinct()];
        Assert.Equal(2, cited.Length);
        foreach (Rule rule in regime.Program.Rules.Where(rule => cited.Contains(rule.Citation))) Assert.True(May(one, rule.Applies), message);
    }

    private static string Clauses(Random random)
    {
        var text = new StringBuilder();
        int count = random.Next(2, 6);
        for (int rule = 0; rule < count; rule++)
        {
            text.Append(CultureInfo.InvariantCulture, $"第{"一二三四五"[rule]}条 {Condition(random)}的，{Conclusions[random.Next(Conclusions.Length)]}");
            if (random.Next(4) == 0) text.Append(CultureInfo.InvariantCulture, $"，但{Condition(random)}的除外");
            text.Append("。\n");
        }

        return text.ToString();
    }

    private static string Condition(Random random) => string.Join("且", Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(4) switch
    {
        0 => $"（{Literal(random)}或者{Literal(random)}）",
        _ => Literal(random),
    }));

    private static string Literal(Random random) => random.Next(8) switch
    {
        0 => "次数两次以上",
        1 => "次数三次以上",
        2 => "次数不满两次",
        3 => "未" + Facts[random.Next(Facts.Length)],
        _ => Facts[random.Next(Facts.Length)],
    };
}
