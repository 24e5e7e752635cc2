using Zhaodan.ProgramForm;

namespace Zhaodan.Screening.Schema;

/// <summary>
/// A fact as the chosen regimes share it. The three indexes say where a <see cref="Input.CaseRow"/> holds its parts; −1 where
/// it has no such part.
/// </summary>
public sealed class SchemaFact(Fact fact, int truthIndex, int numberIndex, int choiceIndex, string name)
{
    /// <summary>As the first regime that has it declares it.</summary>
    public Fact Fact { get; } = fact;

    public int TruthIndex { get; } = truthIndex;

    public int NumberIndex { get; } = numberIndex;

    public int ChoiceIndex { get; } = choiceIndex;

    /// <summary>Its name in a file; an open item's begins with the 代号 where there are several regimes.</summary>
    public string Name { get; } = name;

    /// <summary>A chosen regime has it.</summary>
    public bool IsAsked { get; internal set; }

    /// <summary>Some chosen regime looks at it.</summary>
    public bool IsUsed { get; internal set; }

    /// <summary>
    /// Must a file have it? What nobody need speak of (open items, decisions, presumed links) may be left out without being
    /// confirmed.
    /// </summary>
    public bool IsRequired => IsUsed && (Fact.IsVocabulary || (Fact.Kind == FactKind.Link && Fact.Presumption == Presumption.None));
}
