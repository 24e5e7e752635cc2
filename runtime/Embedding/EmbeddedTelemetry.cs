using System.Diagnostics;
using System.Diagnostics.Metrics;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Embedding;

/// <summary>
/// What a host may listen to: activities of the source <see cref="Name"/> and counters of the meter of that name. While nobody
/// listens an evaluation costs two reads more and no memory.
/// </summary>
public static class EmbeddedTelemetry
{
    public const string Name = "Zhaodan";

    private static readonly ActivitySource s_source = new(Name);
    private static readonly Meter s_meter = new(Name);
    private static readonly Counter<long> s_evaluations = s_meter.CreateCounter<long>("zhaodan.evaluations", "{case}", "案件按一部制度得出答案的次数");
    private static readonly Counter<long> s_explanations = s_meter.CreateCounter<long>("zhaodan.explanations", "{case}", "作出说明的次数");

    internal static bool IsListenedTo => s_evaluations.Enabled || s_source.HasListeners();

    internal static Activity? StartEvaluation(string code) => Start("zhaodan.evaluate", code);

    internal static void Evaluated(Activity? activity, string code, bool isContradictory, Truth scope)
    {
        string status = isContradictory ? "contradictory" : scope switch { Truth.False => "inapplicable", Truth.True => "answered", _ => "open" };
        activity?.SetTag("zhaodan.status", status);
        s_evaluations.Add(1, new("zhaodan.regime", code), new("zhaodan.status", status));
    }

    internal static Activity? StartExplanation(string code)
    {
        s_explanations.Add(1, new KeyValuePair<string, object?>("zhaodan.regime", code));
        return Start("zhaodan.explain", code);
    }

    private static Activity? Start(string operation, string code)
    {
        Activity? activity = s_source.StartActivity(operation);
        activity?.SetTag("zhaodan.regime", code);
        return activity;
    }
}
