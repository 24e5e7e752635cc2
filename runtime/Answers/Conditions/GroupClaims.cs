using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers.Conditions;

/// <summary>The claims of the rules on the values of a group in one evaluation, and which of them bear on what.</summary>
internal readonly struct GroupClaims(RegimeProgram program, Evaluation evaluation, int group)
{
    public ConclusionGroup Definition => program.Groups[group];

    public GroupOutcome Outcome => evaluation.Groups[group];

    public ValueInputs Inputs(int value) => Definition.Inputs[value];

    public ValueClaims this[int value] => new(Of(Inputs(value).Hard), Of(Inputs(value).Soft), Of(Inputs(value).Against));

    /// <summary>
    /// The values whose claims bear on whether a value is the outcome: in 择先 those up to it, in 并列 it and what it
    /// excludes, in 唯一 and for the group's default all.
    /// </summary>
    public ulong BearingOn(int value)
    {
        ConclusionGroup definition = Definition;
        ulong bearing = 0;
        for (int v = 0; v < definition.Values.Length; v++)
        {
            bool bears = v == value || definition.Default == value || definition.Kind switch
            {
                GroupKind.Priority => v < value,
                GroupKind.Unique => true,
                _ => definition.Excludes(v, value),
            };
            if (bears) bearing |= 1UL << v;
        }

        return bearing;
    }

    /// <summary>In 择先 the values up to the first that must hold, which ends it; else all.</summary>
    public ulong Reached()
    {
        ulong reached = 0;
        for (int v = 0; v < Definition.Values.Length; v++)
        {
            reached |= 1UL << v;
            if (Definition.Kind == GroupKind.Priority && (this[v].Hard | this[v].Soft).IsTrue) break;
        }

        return reached;
    }

    private Judgement Of(int node) => node < 0 ? Judgement.False : evaluation.Nodes[node];
}
