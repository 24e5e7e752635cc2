using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.WhatIf;

/// <summary>Which provisions come out otherwise between two evaluations: those that speak of a group first, then those of the groups that it uses.</summary>
public static class ProvisionTurns
{
    public static ImmutableArray<ProvisionTurn> Of(RegimeProgram program, int group, Evaluation before, Evaluation after)
    {
        HashSet<int> used = Used(program, group);
        var turns = ImmutableArray.CreateBuilder<ProvisionTurn>();
        foreach (bool isOwn in new[] { true, false })
        {
            for (int r = 0; r < program.Rules.Length; r++)
            {
                Rule rule = program.Rules[r];
                RuleConclusion[] conclusions = [.. rule.Conclusions.Where(conclusion => isOwn ? conclusion.Group == group : conclusion.Group != group && used.Contains(conclusion.Group))];
                if (conclusions.Length == 0 || (!isOwn && turns.Any(turn => turn.Rule == r))) continue;
                Exceptions(r, rule);
                foreach (RuleConclusion conclusion in conclusions)
                {
                    (Truth was, Truth becomes) = (before.Nodes[conclusion.Applies].Truth, after.Nodes[conclusion.Applies].Truth);
                    string value = program.Groups[conclusion.Group].Values[conclusion.Value].Name;
                    if (was != becomes) turns.Add(new ProvisionTurn(r, rule.Citation, $"{program.Groups[conclusion.Group].Name} {(conclusion.Modality == Modality.Against ? "不得" : "")}{value}", false, Words.Of(was), Words.Of(becomes)));
                }
            }
        }

        return turns.ToImmutable();

        void Exceptions(int r, Rule rule)
        {
            foreach (RuleException exception in rule.Exceptions)
            {
                (Truth was, Truth becomes) = (before.Nodes[exception.Holds].Truth, after.Nodes[exception.Holds].Truth);
                bool isMet = before.Nodes[rule.Condition].IsPossible && after.Nodes[rule.Condition].IsPossible;
                if (was != becomes && isMet) turns.Add(new ProvisionTurn(r, rule.Citation, exception.Text, true, Words.Of(was), Words.Of(becomes)));
            }
        }
    }

    // Groups whose values a group hangs on, however far down.
    private static HashSet<int> Used(RegimeProgram program, int group)
    {
        var used = new HashSet<int> { group };
        var seen = new HashSet<int>();
        var work = new Stack<int>();
        Enter(group);
        while (work.TryPop(out int node))
        {
            if (!seen.Add(node)) continue;
            if (program.Nodes[node] is ConclusionNode conclusion && used.Add(conclusion.Group)) Enter(conclusion.Group);
            foreach (int operand in program.Nodes[node].Operands()) work.Push(operand);
        }

        return used;

        void Enter(int entered)
        {
            foreach (ValueInputs inputs in program.Groups[entered].Inputs)
            {
                foreach (int input in new[] { inputs.Hard, inputs.Soft, inputs.Against }.Where(input => input >= 0)) work.Push(input);
            }
        }
    }
}
