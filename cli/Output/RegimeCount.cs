namespace Zhaodan.Cli.Output;

/// <summary>How much of a regime is encoded, in provisions (条, or what 不编码 and 待编码 name).</summary>
internal sealed record RegimeCount(string Code, string Title, int Encoded, int NotEncoded, int Pending);
