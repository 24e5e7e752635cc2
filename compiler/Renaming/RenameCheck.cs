using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Printing;

namespace Zhaodan.Compiler.Renaming;

/// <summary>
/// Do two compilations mean the same but for names? Programs are compared with every name, word and gloss taken out: facts,
/// groups and values by their numbers, conditions as a graph. Cases are compared by what they state and are due.
/// </summary>
public static class RenameCheck
{
    /// <summary>The 代号 of the first regime that means something else, "" where the set of regimes changed; null when all is the same.</summary>
    public static string? FirstDifference(CompilationResult before, CompilationResult after)
    {
        if (before.Regimes.Length != after.Regimes.Length) return "";
        for (int i = 0; i < before.Regimes.Length; i++)
        {
            CompiledRegime a = before.Regimes[i];
            CompiledRegime b = after.Regimes[i];
            bool isSame = a.Program.Header.Code == b.Program.Header.Code
                && ProgramPrinter.Print(Nameless(a.Program)) == ProgramPrinter.Print(Nameless(b.Program))
                && a.Cases.Length == b.Cases.Length
                && a.Cases.Zip(b.Cases, AreSame).All(same => same);
            if (!isSame) return a.Program.Header.Code;
        }

        return null;
    }

    private static RegimeProgram Nameless(RegimeProgram program) => program with
    {
        Facts = [.. program.Facts.Select((fact, i) => fact with { Name = $"f{i}", Gloss = "", Synonyms = [], FormerNames = [] })],
        Constraints = [.. program.Constraints.Select(constraint => constraint with { Origin = "" })],
        Groups = [.. program.Groups.Select((group, g) => group with { Name = $"g{g}", Gloss = "", Values = [.. group.Values.Select((value, v) => value with { Name = $"v{g}.{v}", Synonyms = [] })] })],
        Rules = [.. program.Rules.Select(Nameless)],
        Definitions = [.. program.Definitions.Select(definition => definition with { Text = "", Place = default })],
    };

    // A line more above it moves a clause and changes nothing.
    private static Rule Nameless(Rule rule) => rule with
    {
        Text = "",
        Heads = [],
        Place = default,
        Exceptions = Nameless(rule.Exceptions),
        Parts = [.. rule.Parts.Select(part => part with { Text = "", Exceptions = Nameless(part.Exceptions) })],
    };

    private static ImmutableArray<RuleException> Nameless(ImmutableArray<RuleException> exceptions) =>
        [.. exceptions.Select(exception => exception with { Text = "", Place = default })];

    private static bool AreSame(CompiledCase a, CompiledCase b) =>
        a.Case.Title == b.Case.Title && a.Case.Acts.Length == b.Case.Acts.Length && a.Case.Acts.Zip(b.Case.Acts, AreSame).All(same => same);

    private static bool AreSame(TestAct a, TestAct b) =>
        a.RestFalse == b.RestFalse
        && a.Truths.SequenceEqual(b.Truths)
        && a.Numbers.SequenceEqual(b.Numbers)
        && a.Choices.SequenceEqual(b.Choices)
        && a.Asserted.SequenceEqual(b.Asserted)
        && a.Expectations.Length == b.Expectations.Length
        && a.Expectations.Zip(b.Expectations, AreSame).All(same => same);

    private static bool AreSame(Expectation a, Expectation b) =>
        (a with { Missing = default, Citations = default, Place = default }) == (b with { Missing = default, Citations = default, Place = default })
        && AreSame(a.Missing, b.Missing)
        && AreSame(a.Citations, b.Citations);

    private static bool AreSame<T>(ImmutableArray<T> a, ImmutableArray<T> b) => a.IsDefault ? b.IsDefault : !b.IsDefault && a.SequenceEqual(b);
}
