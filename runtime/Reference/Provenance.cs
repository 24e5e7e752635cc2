using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Reference;

/// <summary>Where the value of a 是否 fact comes from.</summary>
public enum Provenance : byte
{
    /// <summary>Nobody said anything and nothing follows: 不明</summary>
    Silent,

    /// <summary>The case states it (不明 included)</summary>
    Stated,

    /// <summary>互斥, 反义 or 蕴含 force it from what is stated</summary>
    Forced,

    /// <summary>推定 or 未提出即否 of the vocabulary</summary>
    Presumed,

    /// <summary>其余 否 of the case or the file</summary>
    PresumedByCase,

    /// <summary>Forced from something that is presumed</summary>
    ForcedByPresumption,
}

/// <summary>A 是否 fact after the five steps: its value, its value on what is stated alone, and where the value comes from.</summary>
public readonly record struct ResolvedFact(Truth Value, Truth OnStated, Provenance Provenance)
{
    public bool RestsOnPresumption => Provenance >= Provenance.Presumed;
}

/// <summary>The fact from which another was forced, and the declaration that says so.</summary>
public readonly record struct Forcing(int From, string Origin);

/// <summary>Two things a case states (or what follows from them) cannot both be; <see cref="Origin"/> is the declaration that says so.</summary>
public readonly record struct Contradiction(int FirstFact, int SecondFact, string Origin);
