using System.Collections.Immutable;
using Zhaodan.Analysis.Comparing;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Analysis.Strength;
using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Diffing;

/// <summary>
/// What became of each provision from one version of a regime to the next: in which cases it applies, exceptions and defeats
/// counted, is compared over all cases; that nothing changed is a proof, that something did has a smallest case.
/// </summary>
public sealed class VersionDiffer
{
    private readonly RegimeProgram _oldProgram;
    private readonly RegimeProgram _newProgram;
    private readonly JointCases _cases;
    private readonly JointRegime _old;
    private readonly JointRegime _new;

    private VersionDiffer(RegimeProgram old, RegimeProgram @new, DiagramLimits limits, CancellationToken cancellation)
    {
        (_oldProgram, _newProgram) = (old, @new);
        _cases = new JointCases(new JointOptions { TriesLinks = true, Limits = limits }, cancellation);
        (_old, _new) = (_cases.Add(old), _cases.Add(@new));
    }

    /// <param name="old">As <see cref="AlignedVersions"/> gives it.</param>
    /// <param name="new">As <see cref="AlignedVersions"/> gives it.</param>
    /// <param name="limits">Of one question.</param>
    /// <param name="cancellation">Ends a long search.</param>
    public static VersionDiff Find(RegimeProgram old, RegimeProgram @new, DiagramLimits? limits = null, CancellationToken cancellation = default) =>
        new VersionDiffer(old, @new, limits ?? DiagramLimits.Usual, cancellation).Find();

    private VersionDiff Find()
    {
        int[] partner = Partners();
        var found = new List<ProvisionDiff>();
        var told = new HashSet<int>();
        for (int n = 0; n < _newProgram.Rules.Length; n++)
        {
            Rule rule = _newProgram.Rules[n];
            if (partner[n] < 0)
            {
                found.Add(new ProvisionDiff { Change = ProvisionChange.Added, New = rule, NewText = TextOf(rule), NewEffect = EffectOf(_newProgram, n) });
                continue;
            }

            told.Add(partner[n]);
            found.Add(Compare(partner[n], n));
        }

        for (int o = 0; o < _oldProgram.Rules.Length; o++)
        {
            if (told.Contains(o)) continue;
            Rule rule = _oldProgram.Rules[o];
            int before = found.FindLastIndex(provision => provision.Old is { } known && _oldProgram.Rules.IndexOf(known) < o);
            found.Insert(before + 1, new ProvisionDiff { Change = ProvisionChange.Removed, Old = rule, OldText = TextOf(rule), OldEffect = EffectOf(_oldProgram, o) });
        }

        return new VersionDiff(_oldProgram, _newProgram, [.. found]);
    }

    // By citation; a provision without one may stand under another number, with the same words and effect.
    private int[] Partners()
    {
        var byCitation = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int o = 0; o < _oldProgram.Rules.Length; o++) byCitation.TryAdd(_oldProgram.Rules[o].Citation, o);
        int[] partner = [.. _newProgram.Rules.Select(rule => byCitation.GetValueOrDefault(rule.Citation, -1))];
        var words = new Dictionary<(string, string), Queue<int>>();
        for (int o = 0; o < _oldProgram.Rules.Length; o++) Enqueue(o);

        // An item put in before others pushes their numbers on: whoever kept words and effect is the same provision.
        for (int n = 0; n < partner.Length; n++)
        {
            if (partner[n] >= 0 && IsSame(partner[n], n)) continue;
            if (words.TryGetValue((TextOf(_newProgram.Rules[n]), EffectOf(_newProgram, n)), out Queue<int>? same) && same.TryDequeue(out int moved)) partner[n] = moved;
            else if (partner[n] >= 0 && IsKept(partner[n])) partner[n] = -1;
        }

        // A number whose old provision went elsewhere is free for no one else.
        var used = new HashSet<int>();
        for (int n = 0; n < partner.Length; n++)
        {
            if (partner[n] >= 0 && IsSame(partner[n], n)) used.Add(partner[n]);
        }

        for (int n = 0; n < partner.Length; n++)
        {
            if (partner[n] >= 0 && !IsSame(partner[n], n) && !used.Add(partner[n])) partner[n] = -1;
        }

        return partner;

        bool IsSame(int o, int n) => TextOf(_oldProgram.Rules[o]) == TextOf(_newProgram.Rules[n]) && EffectOf(_oldProgram, o) == EffectOf(_newProgram, n);

        bool IsKept(int o) => Enumerable.Range(0, partner.Length).Any(n => IsSame(o, n) && _newProgram.Rules[n].Citation == _oldProgram.Rules[o].Citation);

        void Enqueue(int o)
        {
            if (Enumerable.Range(0, partner.Length).Any(n => partner[n] == o && IsSame(o, n))) return;
            (string, string) key = (TextOf(_oldProgram.Rules[o]), EffectOf(_oldProgram, o));
            if (!words.TryGetValue(key, out Queue<int>? same)) words.Add(key, same = new Queue<int>());
            same.Enqueue(o);
        }
    }

    private ProvisionDiff Compare(int o, int n)
    {
        Rule was = _oldProgram.Rules[o], becomes = _newProgram.Rules[n];
        var diff = new ProvisionDiff
        {
            Change = ProvisionChange.Unknown,
            Old = was,
            New = becomes,
            OldText = TextOf(was),
            NewText = TextOf(becomes),
            OldEffect = EffectOf(_oldProgram, o),
            NewEffect = EffectOf(_newProgram, n),
        };
        try
        {
            Wire inOld = _cases.And(_old.Scope, _old.Applies(was)), inNew = _cases.And(_new.Scope, _new.Applies(becomes));
            ProvisionWitness? oldOnly = Witness(o, n, inOld, !inNew), newOnly = Witness(o, n, !inOld, inNew);
            bool isLost = oldOnly is not null || _cases.IsPossible(inOld, !inNew), isGained = newOnly is not null || _cases.IsPossible(!inOld, inNew);
            bool hasOtherEffect = diff.OldEffect != diff.NewEffect;
            return diff with
            {
                OldOnly = oldOnly,
                NewOnly = newOnly,
                Change = (isLost, isGained) switch
                {
                    _ when hasOtherEffect => ProvisionChange.Conclusion,
                    (true, true) => ProvisionChange.Neither,
                    (true, false) => ProvisionChange.Narrower,
                    (false, true) => ProvisionChange.Wider,
                    _ => diff.OldText != diff.NewText ? ProvisionChange.WordsOnly : was.Citation != becomes.Citation ? ProvisionChange.Moved : ProvisionChange.None,
                },
            };
        }
        catch (DiagramLimitException)
        {
            return diff;
        }
    }

    // Null where there is none, or none that both interpreters confirm.
    private ProvisionWitness? Witness(int o, int n, Wire inOld, Wire inNew)
    {
        if (_cases.FindSmallest(inOld, inNew) is not { } found) return null;
        if (_old.FactsOf(found) is not { } facts || _old.Confirm(found) is not { } before || _new.Confirm(found) is not { } after) return null;
        if (Applies(before, _oldProgram.Rules[o]) == Applies(after, _newProgram.Rules[n])) return null;

        return _new.FactsOf(found) is { } inNewWords ? new ProvisionWitness(JointDraft.Facts(_oldProgram, facts, _newProgram, inNewWords, saysLinks: true), found.IsSmallest) : null;
    }

    private static bool Applies(Evaluation evaluation, Rule rule) =>
        !evaluation.Scope.IsFalse && evaluation.Nodes[rule.Applies].IsPossible && rule.Conclusions.All(conclusion => evaluation.Nodes[conclusion.Applies].IsPossible);

    private static string TextOf(Rule rule) => string.Join('\n', rule.Heads.Append(rule.Text));

    private static string EffectOf(RegimeProgram program, int rule)
    {
        IEnumerable<string> conclusions = program.Rules[rule].Conclusions.Select(conclusion =>
            $"{program.Groups[conclusion.Group].Name} {Word(conclusion)}{program.Groups[conclusion.Group].Values[conclusion.Value].Name}");
        IEnumerable<string> duties = program.Duties.Where(duty => duty.Rule == rule).Select(duty =>
            $"{(duty.Kind == DutyKind.Right ? "可以" : "应当")}{program.Facts[duty.Act].Name}{(duty.Period.IsNone ? duty.IsPrompt ? "（及时）" : "" : $"（{(duty.Start < 0 ? "" : $"自{program.Facts[duty.Start].Name}起")}{duty.Period}内）")}");
        return string.Join('、', conclusions.Concat(duties).Distinct());
    }

    // Without a modal word it is settled as with 应当.
    private static string Word(RuleConclusion conclusion) => conclusion.Modality switch
    {
        Modality.May => "可以",
        Modality.MustChoose => "应当择一",
        Modality.Against => "不得",
        _ => "",
    };
}
