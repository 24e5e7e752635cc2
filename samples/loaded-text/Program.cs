// Text that arrives at run time: compiled under limits, replaced while requests run, its machine code unloaded.
using System.Runtime.CompilerServices;
using Zhaodan;
using Zhaodan.Compilation;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "规则.statute"));
var limits = new CompileLimits { MaxCharacters = 100_000, MaxTime = TimeSpan.FromSeconds(20) };

// What is wrong with a text comes back as diagnostics with their places.
CompilationResult wrong = StatuteCompiler.Compile([new SourceText("规则.statute", text.Replace("逾期归还的", "逾期归回的", StringComparison.Ordinal))], limits);
Diagnostic first = wrong.Diagnostics.First(found => found.Severity == DiagnosticSeverity.Error);
Console.WriteLine($"{first.Location}：{first.Code} {first.Message}");

// So does a text beyond the limits; a request that is given up throws.
CompilationResult large = StatuteCompiler.Compile([new SourceText("规则.statute", new string('甲', 200_000))], limits);
Console.WriteLine(large.Diagnostics[0].Message);
try
{
    StatuteCompiler.Compile([new SourceText("规则.statute", text)], limits, new CancellationToken(canceled: true));
}
catch (OperationCanceledException)
{
    Console.WriteLine("已取消");
}

// The field that requests read: replacing the rules is one assignment.
RegimeLibrary current = RegimeLibrary.Of(StatuteCompiler.Compile([new SourceText("规则.statute", text)], limits).Linked);
using var begun = new CountdownEvent(8);
using var replaced = new ManualResetEventSlim();
Task<string>[] requests = [.. Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
    () =>
    {
        RegimeLibrary mine = Volatile.Read(ref current);
        begun.Signal();
        replaced.Wait();
        return Ask(mine);
    },
    TaskCreationOptions.LongRunning))];
begun.Wait();

string changed = text.Replace("逾期归还的，提醒", "逾期归还的，赔偿", StringComparison.Ordinal);
CompilationResult compiled = StatuteCompiler.Compile([new SourceText("规则.statute", changed)], limits);
Volatile.Write(ref current, RegimeLibrary.Of(compiled.Linked));
replaced.Set();
foreach (string answer in (await Task.WhenAll(requests)).Distinct()) Console.WriteLine($"替换前开始的请求　{answer}");
Console.WriteLine($"替换后开始的请求　{Ask(current)}");

// Machine code of the rules for many cases; the code goes when nobody holds it any more.
WeakReference code = Accelerated(compiled);
for (int i = 0; i < 20 && code.IsAlive; i++)
{
    GC.Collect();
    GC.WaitForPendingFinalizers();
}

Console.WriteLine(code.IsAlive ? "机器码还在" : "机器码已卸载");

static string Ask(RegimeLibrary library)
{
    Regime regime = library["借阅"];
    return regime.Answer(regime.NewCase().State("逾期归还", true).State("因病住院", false)).ToString();
}

[MethodImpl(MethodImplOptions.NoInlining)]
static WeakReference Accelerated(CompilationResult compiled)
{
    using LoadedEvaluators evaluators = new EvaluatorHost().Load([.. compiled.Regimes.Select(regime => regime.Program)]);
    Regime regime = RegimeLibrary.Of(compiled.Linked, evaluators.Engine())["借阅"];
    CaseOutcome outcome = regime.Evaluate(regime.NewCase().State("逾期归还", true).State("因病住院", false));
    Console.WriteLine($"机器码：{regime.Groups[0].Values[2].Name} {outcome.Groups[0].IsValue(2)}");
    return new WeakReference(evaluators.Regimes[0].Evaluator.GetType().Assembly);
}
