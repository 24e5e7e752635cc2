namespace Zhaodan.Cli.Benching;

/// <summary>One figure of the command bench; where it could not be measured, why.</summary>
/// <param name="Key">As in the JSON.</param>
/// <param name="Label">For people.</param>
/// <param name="Value">Null: not measured.</param>
/// <param name="Note">What it stands on, or why there is none.</param>
internal sealed record BenchRatio(string Key, string Label, double? Value, string Note);
