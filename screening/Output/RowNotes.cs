using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Regimes;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Input;

namespace Zhaodan.Screening.Output;

/// <summary>How an act stands to the days on which its regime holds.</summary>
internal enum ForceNote
{
    /// <summary>The regime gives no dates.</summary>
    None,

    InForce,
    PresumedInForce,
    NotInForce,
    Unknown,
}

/// <summary>What is said of a row beside its outcomes: force in time, the version, who had the word.</summary>
internal static class RowNotes
{
    public static string Of(ForceNote note) => note switch
    {
        ForceNote.InForce => "在施行期间",
        ForceNote.PresumedInForce => "推定在施行期间",
        ForceNote.NotInForce => "不在施行期间",
        ForceNote.Unknown => "不明",
        _ => "",
    };

    public static ForceNote Force(RegimeProgram program, CaseFacts facts)
    {
        if (program.Force is not { } force) return ForceNote.None;
        bool isSilent = IsSilent(force.ActDate) || (force.BlankDate >= 0 && IsSilent(force.BlankDate));
        Truth holds = force.On(Number(force.ActDate), force.BlankDate >= 0 ? Number(force.BlankDate) : default);
        return holds switch
        {
            Truth.True => ForceNote.InForce,
            Truth.False => ForceNote.NotInForce,
            _ when isSilent => ForceNote.PresumedInForce,
            _ => ForceNote.Unknown,
        };

        bool IsSilent(int fact) => facts.Truths[program.Facts[fact].TruthSlot] == StatedTruth.Silent;

        NumberRange Number(int fact) => facts.Numbers[program.Facts[fact].NumberSlot];
    }

    /// <summary>Of a regime with several versions.</summary>
    public static ForceNote Force(FamilyOutcome outcome) =>
        outcome.Used == 0 ? ForceNote.NotInForce
        : outcome.Ground == VersionGround.Presumed ? ForceNote.PresumedInForce
        : outcome.Ground == VersionGround.Open && outcome.Scope != Truth.True ? ForceNote.Unknown
        : ForceNote.InForce;

    /// <summary>2018版（从旧兼从轻）</summary>
    public static string Version(LayeredRun run)
    {
        FamilyOutcome self = run.Layer.Self;
        var text = new StringBuilder();
        for (int v = 0; v < run.Own.Length; v++)
        {
            if ((self.Used & (1u << v)) != 0) text.Append(text.Length > 0 ? "、" : "").Append(run.Regime.Programs[run.Own[v]].Header.Version);
        }

        if (self.Used != 0 && self.Ground is not (VersionGround.Date or VersionGround.Only)) text.Append('（').Append(Words.Of(self.Ground)).Append('）');
        return text.ToString();
    }

    /// <summary>2018版第八条第（五）项、2022版第九条: the places whose other reading would change the answer.</summary>
    public static string Readings(LayeredRun run)
    {
        var text = new StringBuilder();
        for (int v = 0; v < run.Own.Length; v++)
        {
            ReadOnlySpan<bool> depends = run.Depends(v);
            for (int p = 0; p < depends.Length; p++)
            {
                if (depends[p]) text.Append(text.Length > 0 ? "、" : "").Append(run.PrefixOf(v)).Append(run.Regime.Programs[run.Own[v]].Readings[p].Citation);
            }
        }

        return text.ToString();
    }

    /// <summary>责任：依法律（本制度 不予追究）；处分：依国家草案2020（本制度 警告）</summary>
    public static string Word(LayeredRun run, CaseRow row)
    {
        var text = new StringBuilder();
        for (int v = 0; v < run.Own.Length; v++)
        {
            if ((run.Layer.Self.Used & (1u << v)) == 0) continue;
            RegimeProgram program = run.Regime.Programs[run.Own[v]];
            for (int g = 0; g < program.Groups.Length; g++)
            {
                Decider decider = run.Layer.DeciderOf(run.Own[v], g);
                if (decider.Kind == DeciderKind.None) continue;
                ConclusionGroup group = program.Groups[g];
                string higher = decider.Kind == DeciderKind.Law
                    ? LayeredRun.LawWord(row, decider)
                    : run.Regime.Families[run.Regime.Self.Versions[v].Superiors[decider.Index].Family].Code;
                text.Append(text.Length > 0 ? "；" : "").Append(group.Name).Append("：依").Append(higher)
                    .Append("（本制度 ").Append(OutcomeText.Of(group, run.Layer.OwnOutcome(run.Own[v], g))).Append('）');
            }
        }

        return text.ToString();
    }
}
