using System.Collections.Immutable;
using System.Text;
using Zhaodan.ProgramForm;

namespace Zhaodan.Runtime.Answers;

/// <summary>Conclusions of a rule in words: 应当「责任：不予追究」，可以任选其一「情节：从轻」或者「情节：减轻」.</summary>
internal static class ConclusionText
{
    public static ConclusionAnswer Answer(CaseView view, RuleConclusion conclusion)
    {
        ConclusionGroup group = view.Program.Groups[conclusion.Group];
        return new ConclusionAnswer(
            conclusion.Group,
            group.Name,
            conclusion.Value,
            group.Values[conclusion.Value].Name,
            conclusion.Modality,
            conclusion.Menu,
            view[conclusion.Applies],
            conclusion.Notes);
    }

    /// <summary>One piece for each conclusion that stands alone and one for each menu, in the order of the rule.</summary>
    public static ImmutableArray<string> Pieces(RegimeProgram program, ImmutableArray<RuleConclusion> conclusions)
    {
        var pieces = ImmutableArray.CreateBuilder<string>();
        var menus = new HashSet<int>();
        foreach (RuleConclusion conclusion in conclusions)
        {
            if (conclusion.Menu < 0)
            {
                pieces.Add(Words.Of(conclusion.Modality) + Name(program, conclusion) + Notes(conclusion));
                continue;
            }

            if (!menus.Add(conclusion.Menu)) continue;
            var menu = new StringBuilder(conclusion.Modality == Modality.MustChoose ? "应当任选其一：" : Words.Of(conclusion.Modality) + "任选其一：");
            bool isFirst = true;
            foreach (RuleConclusion member in conclusions)
            {
                if (member.Menu != conclusion.Menu) continue;
                if (!isFirst) menu.Append("或者");
                menu.Append(Name(program, member)).Append(Notes(member));
                isFirst = false;
            }

            pieces.Add(menu.ToString());
        }

        return pieces.ToImmutable();
    }

    public static string Name(RegimeProgram program, RuleConclusion conclusion)
    {
        ConclusionGroup group = program.Groups[conclusion.Group];
        return $"「{group.Name}：{group.Values[conclusion.Value].Name}」";
    }

    private static string Notes(RuleConclusion conclusion) =>
        conclusion.Notes.IsEmpty ? "" : $"（依照{string.Join('、', conclusion.Notes)}）";
}
