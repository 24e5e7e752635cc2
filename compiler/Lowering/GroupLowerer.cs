using System.Collections.Immutable;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Symbols;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Lowering;

/// <summary>A conclusion of a rule with the node of applies(r, v).</summary>
public readonly record struct LoweredConclusion(BoundConclusion Bound, int Applies);

/// <summary>
/// What all rules say of the values of one group → the inputs of its resolution (language page, sections 4 and 5).
/// <list type="bullet">
/// <item>应当, 予以, no modal → Hard</item>
/// <item>可以v → Soft: 且(或(applies of all such rules), 决定v): where one of them applies, another that is 不明 leaves nothing
/// unknown, and the answer is 裁量 and not 待查明</item>
/// <item>应当v或者w (a menu) → Soft: 且(applies, 或(决定v, 不得 of all others)), and for the last of the menu
/// 且(applies, each other one 未决定 or 不得); where 不得 bars them all the last is Hard too, so that it is 冲突</item>
/// <item>不得v → Against v and what v 包括; against a Soft it wins, against a Hard it is 冲突 at resolution</item>
/// <item>a value that must hold removes those that may and that it excludes (唯一, 互斥)</item>
/// </list>
/// </summary>
public sealed class GroupLowerer(NodeBuilder nodes, FactTable facts)
{
    public ConclusionGroup Lower(GroupSymbol group, IReadOnlyList<LoweredConclusion> conclusions, IReadOnlyDictionary<int, ImmutableArray<LoweredConclusion>> menus)
    {
        int count = group.Values.Length;
        var hard = new List<int>[count];
        var soft = new OpenClaims[count];
        var against = new List<int>[count];
        for (int v = 0; v < count; v++) (hard[v], soft[v], against[v]) = ([], new OpenClaims(), []);
        var required = new List<int>();
        foreach (LoweredConclusion conclusion in conclusions.Where(c => c.Bound.Modality == Modality.Against))
        {
            ValueSymbol value = conclusion.Bound.Value;
            against[value.Index].Add(conclusion.Applies);
            foreach (int included in value.Includes) against[included].Add(conclusion.Applies);
        }

        int[] againstNodes = [.. against.Select(OrNone)];
        foreach (LoweredConclusion conclusion in conclusions)
        {
            ValueSymbol value = conclusion.Bound.Value;
            switch (conclusion.Bound.Modality)
            {
                case Modality.May:
                    soft[value.Index].Add(conclusion.Applies, nodes.Fact(facts.Decision(value), Basis.Full));
                    break;
                case Modality.MustChoose:
                    AddChoice(conclusion, menus[conclusion.Bound.Menu], againstNodes, hard, soft);
                    if (menus[conclusion.Bound.Menu].All(m => m.Bound.Value.Group == group)) required.Add(conclusion.Applies);
                    break;
                case Modality.Against:
                    break;
                default:
                    hard[value.Index].Add(conclusion.Applies);
                    break;
            }
        }

        int[] hardNodes = [.. hard.Select(OrNone)];
        var lowered = Definition(group);
        var inputs = new ValueInputs[count];
        for (int v = 0; v < count; v++)
        {
            inputs[v] = new ValueInputs(hardNodes[v], SoftOf(v, soft[v], lowered, hardNodes, againstNodes), againstNodes[v]);
        }

        return lowered with { Inputs = [.. inputs], Required = OrNone(required) };
    }

    /// <summary>A group as declared, without rules.</summary>
    public static ConclusionGroup Definition(GroupSymbol group) => new()
    {
        Name = group.Name,
        Kind = group.Kind,
        Values = [.. group.Values.Select(v => new ConclusionValue(v.Name, v.Includes, v.Synonyms))],
        Order = group.Order,
        Default = group.Default,
        Exclusive = group.Exclusive,
        Gloss = group.Gloss,
    };

    // Under 应当 one of the menu will be chosen: the last holds when none of the others is, and any holds when all others are
    // barred. Within one 择先 group the walk through the values sees to the others by itself. 不得 is only known for values
    // of this group.
    private void AddChoice(LoweredConclusion conclusion, ImmutableArray<LoweredConclusion> menu, int[] against, List<int>[] hard, OpenClaims[] soft)
    {
        ValueSymbol value = conclusion.Bound.Value;
        var others = menu.Where(m => m.Bound.Value != value).ToList();
        bool isLast = value == menu[menu.Length - 1].Bound.Value;
        if (!isLast)
        {
            int decided = nodes.Fact(facts.Decision(value), Basis.Full);
            int othersBarred = nodes.And(others.Select(m => Barred(m.Bound.Value)));
            soft[value.Index].Add(conclusion.Applies, nodes.Or([decided, othersBarred]));
            return;
        }

        if (value.Group.Kind == GroupKind.Priority && others.All(m => m.Bound.Value.Group == value.Group))
        {
            soft[value.Index].Add(conclusion.Applies, nodes.Constant(Truth.True));
        }
        else
        {
            soft[value.Index].Add(
                conclusion.Applies,
                nodes.And(others.Select(m => nodes.Or([nodes.Not(nodes.Fact(facts.Decision(m.Bound.Value), Basis.Full)), Barred(m.Bound.Value)]))));
        }

        hard[value.Index].Add(nodes.And([conclusion.Applies, .. menu.Select(m => Barred(m.Bound.Value))]));

        int Barred(ValueSymbol other) => other.Group == value.Group && against[other.Index] >= 0 ? against[other.Index] : nodes.Constant(Truth.False);
    }

    private int SoftOf(int value, OpenClaims soft, ConclusionGroup group, int[] hard, int[] against)
    {
        if (soft.IsEmpty) return -1;
        var operands = new List<int> { soft.Lower(nodes) };
        if (against[value] >= 0) operands.Add(nodes.Not(against[value]));
        if (group.Kind != GroupKind.Priority)
        {
            for (int other = 0; other < hard.Length; other++)
            {
                if (hard[other] >= 0 && group.Excludes(value, other)) operands.Add(nodes.Not(hard[other]));
            }
        }

        return nodes.And(operands);
    }

    private int OrNone(List<int> operands)
    {
        if (operands.Count == 0) return -1;
        int node = nodes.Or(operands);
        return nodes[node] is ConstantNode { Value: Truth.False } ? -1 : node;
    }

    /// <summary>
    /// The rules that leave one value open, those that wait for the same decision together. May(v) is the 或 over rules (language
    /// page, section 5), so the decision stands outside of it: 或(且(是, 决定), 且(不明, 决定)) would be 不明 from ignorance too.
    /// </summary>
    private sealed class OpenClaims
    {
        private readonly List<(int Decision, List<int> Applies)> _claims = [];

        public bool IsEmpty => _claims.Count == 0;

        public void Add(int applies, int decision)
        {
            int i = _claims.FindIndex(claim => claim.Decision == decision);
            if (i < 0) _claims.Add((decision, [applies]));
            else _claims[i].Applies.Add(applies);
        }

        public int Lower(NodeBuilder nodes) => nodes.Or(_claims.Select(claim => nodes.And(nodes.Or(claim.Applies), claim.Decision)));
    }
}
