using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Regimes;
using Zhaodan.Screening.Evaluation;

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
    public static ForceNote Force(ILayerAnswer answer) =>
        answer.Used == 0 ? ForceNote.NotInForce
        : answer.Ground == VersionGround.Presumed ? ForceNote.PresumedInForce
        : answer.Ground == VersionGround.Open && answer.Scope != Truth.True ? ForceNote.Unknown
        : ForceNote.InForce;

    /// <summary>Of a row that the layer answered.</summary>
    public static ForceNote Force(LayerShape shape, LayeredRun run) => shape.HasVersions ? Force(run) : Force(shape.Latest, run.FactsOf(0));

    /// <summary>2018版（从旧兼从轻）</summary>
    public static string Version(LayerShape shape, ILayerAnswer answer)
    {
        var text = new StringBuilder();
        for (int v = 0; v < shape.Own.Length; v++)
        {
            if ((answer.Used & (1u << v)) != 0) text.Append(text.Length > 0 ? "、" : "").Append(shape.Program(v).Header.Version);
        }

        if (answer.Used != 0 && answer.Ground is not (VersionGround.Date or VersionGround.Only)) text.Append('（').Append(Words.Of(answer.Ground)).Append('）');
        return text.ToString();
    }

    /// <summary>2018版第八条第（五）项、2022版第九条: the places whose other reading would change the answer.</summary>
    public static string Readings(LayerShape shape, ILayerAnswer answer)
    {
        var text = new StringBuilder();
        for (int v = 0; v < shape.Own.Length; v++)
        {
            ReadOnlySpan<bool> depends = answer.Depends(v);
            for (int p = 0; p < depends.Length; p++)
            {
                if (depends[p]) text.Append(text.Length > 0 ? "、" : "").Append(shape.PrefixOf(v)).Append(shape.Program(v).Readings[p].Citation);
            }
        }

        return text.ToString();
    }

    /// <summary>责任：依法律（本制度 不予追究）；处分：依国家草案2020（本制度 警告）</summary>
    public static string Word(LayerShape shape, ILayerAnswer answer)
    {
        var text = new StringBuilder();
        for (int v = 0; v < shape.Own.Length; v++)
        {
            if ((answer.Used & (1u << v)) == 0) continue;
            RegimeProgram program = shape.Program(v);
            for (int g = 0; g < program.Groups.Length; g++)
            {
                Decider decider = answer.DeciderOf(shape.Own[v], g);
                if (decider.Kind == DeciderKind.None) continue;
                ConclusionGroup group = program.Groups[g];
                string higher = decider.Kind == DeciderKind.Law
                    ? LegalRankWords.Of(answer.RankOf(decider))
                    : shape.Regime.Families[shape.Regime.Self.Versions[v].Superiors[decider.Index].Family].Code;
                text.Append(text.Length > 0 ? "；" : "").Append(group.Name).Append("：依").Append(higher)
                    .Append("（本制度 ").Append(OutcomeText.Of(group, answer.OwnOutcomeOf(shape.Own[v], g))).Append('）');
            }
        }

        return text.ToString();
    }
}
