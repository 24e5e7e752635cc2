using System.Collections.Immutable;
using Zhaodan.ProgramForm;

namespace Zhaodan.Screening.Evaluation;

/// <summary>A conclusion of a rule with its number among all conclusions of the program, in the order of the rules.</summary>
public readonly record struct NumberedConclusion(int Number, int Rule, int Value, Modality Modality);

/// <summary>The conclusions of a program, numbered, and by the groups they speak of; made once for a program.</summary>
public sealed class RuleIndex
{
    private readonly int[] _firstOfRule;

    public RuleIndex(RegimeProgram program)
    {
        Program = program;
        _firstOfRule = new int[program.Rules.Length];
        var ofGroup = new ImmutableArray<NumberedConclusion>.Builder[program.Groups.Length];
        for (int g = 0; g < ofGroup.Length; g++) ofGroup[g] = ImmutableArray.CreateBuilder<NumberedConclusion>();
        int next = 0;
        for (int r = 0; r < program.Rules.Length; r++)
        {
            _firstOfRule[r] = next;
            foreach (RuleConclusion conclusion in program.Rules[r].Conclusions)
            {
                ofGroup[conclusion.Group].Add(new NumberedConclusion(next++, r, conclusion.Value, conclusion.Modality));
            }
        }

        ConclusionCount = next;
        OfGroup = [.. ofGroup.Select(builder => builder.ToImmutable())];
    }

    public RegimeProgram Program { get; }

    public int ConclusionCount { get; }

    /// <summary>By group, in the order of the rules.</summary>
    public ImmutableArray<ImmutableArray<NumberedConclusion>> OfGroup { get; }

    /// <summary>The node of a conclusion's applying.</summary>
    public int AppliesOf(NumberedConclusion conclusion) => Program.Rules[conclusion.Rule].Conclusions[conclusion.Number - _firstOfRule[conclusion.Rule]].Applies;

    /// <summary>The number of a rule's conclusion.</summary>
    public int NumberOf(int rule, int conclusion) => _firstOfRule[rule] + conclusion;
}
