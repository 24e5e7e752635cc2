namespace Zhaodan.Screening.Supplement;

/// <summary>Columns of an answer file that are written only where they are asked for; they stand behind all others.</summary>
/// <param name="Reasons">理由: the words of the rules that an outcome stands on, and what became of their exceptions.</param>
/// <param name="Missing">缺: the facts that an outcome waits for.</param>
public readonly record struct SupplementColumns(bool Reasons, bool Missing)
{
    public bool IsEmpty => !Reasons && !Missing;
}
