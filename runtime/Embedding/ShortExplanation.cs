using System.Runtime.InteropServices;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Runtime.Embedding;

/// <summary>
/// An answer in one line: 连云港2022：过错认定 不构成过错〔推定〕；责任 不予追究（第八条第（一）项）. Groups that are settled to 无 are left
/// out where another says something; of the rules behind a group the first few are named.
/// </summary>
internal static class ShortExplanation
{
    public const string Contradictory = "案件陈述自相矛盾，没有答案";

    private const int MostCitations = 3;

    public static string Of(EmbeddedPrograms programs, ReadOnlySpan<byte> outcome)
    {
        var text = new StringBuilder(programs.Regime.Code);
        if (!programs.IsSingle) WriteVersions(text, programs.Regime, outcome);
        text.Append('：');
        if (outcome[OutcomeLayout.ContradictoryOffset] != 0) return text.Append(Contradictory).ToString();
        var scope = (Truth)outcome[OutcomeLayout.ScopeOffset];
        if (scope == Truth.False) return text.Append(Words.Inapplicable).ToString();
        bool any = false;
        for (int g = 0; g < programs.Groups.Length; g++)
        {
            ConclusionGroup group = programs.Groups[g];
            var record = MemoryMarshal.Read<GroupRecord>(outcome[OutcomeLayout.GroupOffset(g)..]);
            if (!group.IsDerived || record.Possible == GroupOutcome.None) continue;
            var found = new GroupOutcome(record.Possible, record.Settled, record.Clashing, record.Ignorance, record.Discretion);
            text.Append(any ? "；" : "").Append(group.Name).Append(' ').Append(OutcomeText.Of(group, found, scope == Truth.Unknown));
            if (record.Presumed != 0) text.Append("〔推定〕");
            if (programs.IsSingle) WriteCitations(text, programs, outcome, g, found);
            any = true;
        }

        return any ? text.ToString() : text.Append("各项结论均为").Append(Words.Nothing).ToString();
    }

    private static void WriteVersions(StringBuilder text, LinkedRegime regime, ReadOnlySpan<byte> outcome)
    {
        if (regime.Self.Versions.Length == 1) return;
        uint used = MemoryMarshal.Read<uint>(outcome[LayeredLayout.UsedOffset..]);
        var names = new List<string>();
        for (int v = 0; v < regime.Self.Versions.Length; v++)
        {
            if ((used & (1u << v)) == 0) continue;
            string version = regime.Programs[regime.Self.Versions[v].Program].Header.Version;
            names.Add(version.Length > 0 ? version : (v + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (names.Count > 0) text.Append('〔').AppendJoin('、', names).Append('〕');
    }

    // The rules that carry what is settled; where nothing is, those that may carry what is possible.
    private static void WriteCitations(StringBuilder text, EmbeddedPrograms programs, ReadOnlySpan<byte> outcome, int group, GroupOutcome found)
    {
        var view = new OutcomeView(programs.Layouts[0].Outcome, outcome);
        RegimeProgram program = programs.Regime.Programs[0];
        bool isOpen = found.Status is not (GroupStatus.Settled or GroupStatus.Conflicting);
        ulong wanted = isOpen ? found.Possible : found.Settled | found.Clashing;
        var citations = new List<string>();
        for (int r = 0; r < program.Rules.Length; r++)
        {
            for (int c = 0; c < program.Rules[r].Conclusions.Length; c++)
            {
                RuleConclusion conclusion = program.Rules[r].Conclusions[c];
                Truth applies = view.Conclusion(r, c);
                bool counts = applies == Truth.True || (isOpen && applies == Truth.Unknown);
                if (counts && conclusion.Group == group && (wanted & (1UL << conclusion.Value)) != 0 && !citations.Contains(program.Rules[r].Citation)) citations.Add(program.Rules[r].Citation);
            }
        }

        if (citations.Count == 0) return;
        text.Append('（').AppendJoin('、', citations.Take(MostCitations));
        if (citations.Count > MostCitations) text.Append("等").Append(citations.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append("条");
        text.Append('）');
    }
}
