namespace Zhaodan.ProgramForm.Regimes;

public enum PrecedenceKind : byte
{
    /// <summary>…另有规定的，从其规定; 与…不一致的，以…为准: this regime gives others the word</summary>
    Yields,

    /// <summary>本规定优先于施行在前的规定: this regime takes the word from earlier ones of no higher rank</summary>
    PrecedesEarlier,
}

/// <summary>
/// A sentence by which one regime gives another the word where both carry different values of one group (language page,
/// section 4). <see cref="Ranks"/>: to which unencoded law and to which of its 上位 it yields.
/// </summary>
public sealed record PrecedenceDeclaration(PrecedenceKind Kind, LegalRanks Ranks, string Citation, string Text, SourcePlace Place);

/// <summary>
/// 另有规定 法律 责任 追究: what a rule of law that is not encoded concludes in a case, as the case states it.
/// <see cref="IsAgainst"/>: it says 不得.
/// </summary>
public readonly record struct StatedLaw(LegalRank Rank, string Group, string Value, bool IsAgainst);
