// A compiled file: made once by `zhaodan build 规则.statute --out 规则.zdp`, data and no code, its hash pinned here.
using Zhaodan;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Rendering;

const string Pinned = "@SHA256@";
string path = Path.Combine(AppContext.BaseDirectory, "规则.zdp");

// One library for the whole host; every thread may use it.
RegimeLibrary library;
using (FileStream file = File.OpenRead(path)) library = RegimeLibrary.LoadCompiled(file, Pinned);
Regime regime = library["借阅"];

// A case as a JSON document; the date of the act picks the version.
Case? stated = regime.ReadCase(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "案件.json")), out _);
if (stated is null) return 1;
Answer answer = regime.Answer(stated);
Console.WriteLine(answer);
Console.WriteLine($"版本：{answer.Versions?.Used.Single().Label}");
Console.WriteLine(regime.Answer(stated.State("行为日期", new DateOnly(2025, 6, 1))));

// The document of the answer (docs/答案文档.md).
Console.WriteLine(AnswerJson.Render(answer, indented: false)[..41] + "…");

// What is wrong with a document is said by field.
regime.ReadCase("""{"超时归还":true,"逾期归还":3,"超期归还":false}"""u8, out var problems);
foreach (CaseProblem problem in problems) Console.WriteLine($"{problem.Field}：{problem.Message}");

// Many cases at once, until somebody cancels.
Case[] cases = [.. Enumerable.Range(0, 1000).Select(i => regime.NewCase().State("逾期归还", i % 3 == 0).State("因病住院", i % 2 == 0))];
CaseOutcome[] outcomes = regime.NewOutcomes(cases.Length);
using var cancellation = new CancellationTokenSource();
regime.EvaluateMany(cases, outcomes, cancellation.Token);
int reminded = outcomes.Count(outcome => outcome.Groups[0].IsValue(1).IsTrue);
Console.WriteLine($"{cases.Length}件，提醒{reminded}件");

// A file that is not the pinned one, or was changed, is refused.
byte[] bytes = File.ReadAllBytes(path);
bytes[^40] ^= 1;
foreach (string? pinned in new[] { Pinned, null })
{
    try
    {
        RegimeLibrary.LoadCompiled(new MemoryStream(bytes), pinned);
    }
    catch (CompiledFileException refused)
    {
        Console.WriteLine($"{refused.Fault}：{(refused.Fault == CompiledFileFault.Changed ? refused.Message : "拒绝")}");
    }
}

return 0;
