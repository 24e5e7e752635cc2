using System.Collections.Immutable;
using Zhaodan.Analysis.WhatIf;
using Zhaodan.Cli.Explaining;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Cli.WhatIf;

/// <summary>
/// Asks what would change the answers of a regime to an act. The search is on the program that the case belongs to; where
/// versions or other regimes have a part in the answer, what it found is put to all of them, and only what changes the whole
/// answer is told.
/// </summary>
internal sealed class CaseWhatIfFinder(CaseAnswerer answerer, WhatIfRequest request, IReadOnlyList<string> groups, Invocation invocation)
{
    private RegimeProgram Program => answerer.Program;

    /// <summary>Null where the case contradicts itself, which is reported.</summary>
    public CaseWhatIf? Find(string name, SingleAct act, ActUnderRegime own, DiagnosticBag findings)
    {
        CaseFacts facts = own.Facts[own.Home];
        Evaluation evaluation = new Interpreter(Program).Evaluate(facts);
        if (evaluation.IsContradictory)
        {
            findings.Report(DiagnosticCatalogue.CaseContradictsItself, Invocation.NoPlace, name, string.Join('；', evaluation.Facts.Contradictions.Select(contradiction => contradiction.Origin)));
            return null;
        }

        var finder = new WhatIfFinder(Program, facts, request, invocation.Terminal.Cancellation);
        Answer? before = answerer.Regime.IsPlain ? null : own.Answer(answerer, act.Laws, findings);
        var found = ImmutableArray.CreateBuilder<WhatIfGroup>();
        var overruled = ImmutableDictionary.CreateBuilder<int, int>();
        for (int g = 0; g < Program.Groups.Length; g++)
        {
            if (!Program.Groups[g].IsDerived || (groups.Count > 0 && !groups.Contains(Program.Groups[g].Name))) continue;
            if (request.Wanted.Length > 0 && !WhatIfFinder.HasValue(Program.Groups[g], request.Wanted)) continue;
            WhatIfGroup group = finder.Find(g);
            if (before is not null)
            {
                WhatIfChange[] kept = [.. group.Changes.Where(change => Differs(before, answerer.Answer(change.Case, act.Laws, own.Requests[own.Home], findings), group.Name))];
                if (kept.Length < group.Changes.Length) overruled.Add(g, group.Changes.Length - kept.Length);
                group = group with { Changes = [.. kept] };
            }

            found.Add(group);
        }

        return new CaseWhatIf
        {
            Program = Program,
            CaseName = name,
            ActName = act.Name,
            Groups = found.ToImmutable(),
            Overruled = overruled.ToImmutable(),
            Wanted = request.Wanted,
            Note = before is null || (before.Versions is null && before.Others.IsEmpty) ? "" : "改变在本制度的条文里查找，查到的再同其他版本、有优先效力的制度合起来核对。",
        };
    }

    private static bool Differs(Answer before, Answer after, string group)
    {
        if (before.Status != after.Status) return after.Status != AnswerStatus.Contradictory;
        GroupAnswer? was = before.Groups.FirstOrDefault(known => known.Name == group), becomes = after.Groups.FirstOrDefault(known => known.Name == group);
        if (was is null || becomes is null) return was != becomes;
        return was.Status != becomes.Status || was.Outcome.Possible != becomes.Outcome.Possible || was.Outcome.Settled != becomes.Outcome.Settled;
    }
}
