using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.Compiler.Emit.CSharp;
using Zhaodan.Generator.Naming;
using Zhaodan.Generator.Surface;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Generator;

/// <summary>
/// The files of a domain: its facts type, an evaluator for each program (the emitter's, with the slots of the facts type), a type for
/// each regime, and the programs as data.
/// </summary>
internal static class DomainUnits
{
    public static ImmutableArray<SourceUnit> Of(Domain domain, NameMap map, string space, CancellationToken cancellationToken)
    {
        var facts = new SharedFacts(domain.Vocabularies, domain.Programs);
        var names = new DomainNames(domain, facts, map, space);
        var units = ImmutableArray.CreateBuilder<SourceUnit>();
        string factsText = new FactsTypeWriter(domain, facts, names).Write();
        string factsKey = ContentHash.OfText(factsText);
        units.Add(new SourceUnit($"{space}.{names.FactsType}.g.cs", factsKey, () => factsText));

        var renumbered = new Dictionary<RegimeProgram, RegimeProgram>();
        var keys = new List<string>();
        for (int p = 0; p < domain.Programs.Length; p++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RegimeProgram original = domain.Programs[p];
            RegimeProgram program = facts.Programs[p];
            renumbered.Add(original, program);
            string evaluator = names.EvaluatorOf(original);
            string hash = ProgramHash.Of(original);
            var emit = new EmitOptions { Namespace = names.EvaluatorNamespace, TypeName = evaluator, ProgramHash = hash, IsInternal = true };
            string key = hash + ProgramHash.Of(program) + PlacesOf(program) + evaluator;
            keys.Add(key);
            units.Add(new SourceUnit($"{space}.Evaluators.{evaluator}.g.cs", key, () => "#pragma warning disable\n" + CSharpEmitter.Emit(program, emit).Text));
        }

        ImmutableArray<LinkedRegime> linked = [.. domain.Regimes.Select(regime => regime with { Programs = [.. regime.Programs.Select(program => renumbered[program])] })];
        for (int r = 0; r < linked.Length; r++)
        {
            LinkedRegime regime = domain.Regimes[r];
            string text = new RegimeWriter(regime, linked[r], facts, names).Write();
            units.Add(new SourceUnit($"{space}.{names.Of(regime)}.g.cs", ContentHash.OfText(text), () => text));
        }

        if (!linked.IsEmpty)
        {
            units.Add(new SourceUnit($"{space}.Evaluators.Library.g.cs", string.Join("\n", keys), () => LibraryWriter.Write(linked, names.EvaluatorNamespace)));
        }

        return units.ToImmutable();
    }

    // The lines that #line points at are no part of a program's canonical text.
    private static string PlacesOf(RegimeProgram program)
    {
        var text = new StringBuilder();
        foreach (Rule rule in program.Rules)
        {
            Add(rule.Place);
            foreach (RuleException exception in rule.Exceptions) Add(exception.Place);
        }

        foreach (Definition definition in program.Definitions) Add(definition.Place);
        return text.ToString();

        void Add(SourcePlace place) => text.Append(place.File).Append(':').Append(place.Line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
