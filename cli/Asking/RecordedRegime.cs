using System.Collections.Immutable;
using Zhaodan.Cli.Explaining;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Cli.Asking;

/// <summary>A case as one regime takes it, to be written down: its facts in each program, and what was granted.</summary>
internal sealed class RecordedRegime
{
    private readonly LinkedRegime _linked;
    private readonly ActUnderRegime _act;

    /// <param name="linked">The regime.</param>
    /// <param name="act">What was granted before the interview, and the home program.</param>
    /// <param name="facts">What the case states now, by program.</param>
    public RecordedRegime(LinkedRegime linked, ActUnderRegime act, ImmutableArray<CaseFacts> facts)
    {
        _linked = linked;
        _act = act;
        Home = linked.Programs[act.Home];

        // The home program first: where several know a fact, it speaks for all.
        int[] order = [act.Home, .. Enumerable.Range(0, linked.Programs.Length).Where(program => program != act.Home)];
        Programs = [.. order.Select(program => (linked.Programs[program], facts[program]))];
        Stated =
        [
            .. Programs.SelectMany(program => program.Program.Facts.Select(fact => (Fact: fact, program.Facts))).DistinctBy(stated => (stated.Fact.Name, stated.Fact.Kind)),
        ];
        var grants = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (int program in order)
        {
            foreach (Grant grant in act.Requests[program].Grants) grants.TryAdd(linked.Programs[program].Facts[grant.Fact].Name, grant.Reason);
        }

        Grants = grants;
    }

    public RegimeProgram Home { get; }

    public ImmutableArray<(RegimeProgram Program, CaseFacts Facts)> Programs { get; }

    /// <summary>Every fact once.</summary>
    public ImmutableArray<(Fact Fact, CaseFacts Facts)> Stated { get; }

    /// <summary>认可: the open item and the reason.</summary>
    public IReadOnlyDictionary<string, string> Grants { get; }

    public bool RestFalse => Programs[0].Facts.RestFalse;

    /// <summary>认可 of one open item, as a case table says it.</summary>
    public IEnumerable<string> GrantsOf(CaseSchema schema, SchemaFact item)
    {
        for (int p = 0; p < _linked.Programs.Length; p++)
        {
            foreach (Grant grant in _act.Requests[p].Grants)
            {
                if (schema.Find(_linked.Programs[p], _linked.Programs[p].Facts[grant.Fact]) == item) yield return StatedText.Grant(item.Name, grant.Reason);
            }
        }
    }
}
