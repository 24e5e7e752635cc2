using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Comparing;

/// <summary>
/// Facts are shared by name. What belongs to one regime alone (open items, decisions, readings, its dates) is named after a
/// provision, which another regime may have too, so the regime's 代号 goes before it.
/// </summary>
internal static class OwnFacts
{
    public static RegimeProgram Named(RegimeProgram program) =>
        program with { Facts = [.. program.Facts.Select(fact => IsOwn(fact) ? fact with { Name = program.Header.Code + " " + fact.Name } : fact)] };

    private static bool IsOwn(Fact fact) => fact.Kind is FactKind.Open or FactKind.Decision or FactKind.Reading || fact.IsCaseDate;
}
