using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.Runtime.Embedding;

namespace Zhaodan.Generator.Tests;

/// <summary>What a host sees of generated code while it runs: no memory, counters, activities, and clauses in stack traces.</summary>
[Collection(nameof(RunningTests))]
public sealed class RunningTests
{
    private const string Loop = """
        var 案 = new 案情 { 保管员 = 是, 私自出借 = 是, 损坏件数 = 2.件() };
        long sum = 0;
        var windows = new long[10];
        for (int w = 0; w < windows.Length; w++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                sum += (long)仓库.Evaluate(in 案).责任.Settled;
                sum += (long)仓库.Evaluate(new 案情 { 情节 = 情节.轻微, 盘点 = new DateOnly(2026, 1, 5) }).责任.Possible;
            }

            windows[w] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return string.Join(" ", windows.Skip(1));
        """;

    [Fact]
    public void An_answer_allocates_nothing() => Assert.Equal("0 0 0 0 0 0 0 0 0", new GeneratedProject(Sample.Files, SurfaceTests.Method(Loop)).Call("程序", "Run"));

    [Fact]
    public void Evaluations_are_counted_and_traced_for_who_listens()
    {
        long counted = 0;
        var activities = new List<string>();
        using var meter = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == EmbeddedTelemetry.Name) listener.EnableMeasurementEvents(instrument); } };
        meter.SetMeasurementEventCallback<long>((instrument, value, tags, _) => counted += Tag(tags, "zhaodan.regime") == "分库" ? value : 0);
        meter.Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == EmbeddedTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => { lock (activities) activities.Add($"{activity.OperationName} {activity.GetTagItem("zhaodan.regime")} {activity.GetTagItem("zhaodan.status")}"); },
        };
        ActivitySource.AddActivityListener(listener);

        new GeneratedProject(Sample.Files, SurfaceTests.Method("分库.Evaluate(new 案情 { 私自出借 = 是 }); 分库.Explain(new 案情()); return 0;")).Call("程序", "Run");

        Assert.Equal(2, counted);
        Assert.Contains("zhaodan.evaluate 分库 answered", activities);
        Assert.Contains("zhaodan.explain 分库 ", activities);
    }

    [Fact]
    public void An_exception_in_generated_code_points_at_the_clause()
    {
        const string Statutes = """
            语言 1
            日历《工作日》
            2026年 依据「通知」
              休息 1月1日

            词汇《申请》
            事件 收到通知
            事件 提出申请
            主体 申请人
            结论 受理 唯一：受理

            制度《申请办法》
              代号 申请办法
              词汇《申请》
              日历《工作日》

            第一条 申请人应当自收到通知之日起五个工作日内提出申请。
            第二条 自收到通知之日起五个工作日内提出申请的，应当受理。
            """;
        var project = new GeneratedProject([("目录/申请.statute", Statutes)], SurfaceTests.Method("""
            var 案 = new 案情 { 申请人 = 是, 收到通知 = new DateOnly(2026, 1, 5), 提出申请 = new DateOnly(2026, 1, 7) };
            return 申请办法.Evaluate(in 案).受理.Settled.ToString();
            """).Replace("using 仓库管理;", "using 申请;", StringComparison.Ordinal));
        Assert.Empty(project.Errors);
        Assembly assembly = project.Load();
        MethodInfo run = assembly.GetType("程序", true)!.GetMethod("Run")!;
        Assert.Equal("受理", run.Invoke(null, null));

        // No case makes generated code throw; a broken calendar does.
        object calendar = assembly.GetType("申请.Evaluators.申请办法", true)!.GetField("Calendar", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        foreach (FieldInfo field in typeof(WorkCalendar).GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Where(field => !field.FieldType.IsPrimitive)) field.SetValue(calendar, null);
        TargetInvocationException thrown = Assert.Throws<TargetInvocationException>(() => run.Invoke(null, null));

        string trace = thrown.InnerException?.StackTrace ?? "";
        Assert.Contains("目录/申请.statute:line 1", trace, StringComparison.Ordinal);
    }

    private static string? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            if (tag.Key == name) return tag.Value as string;
        }

        return null;
    }
}
