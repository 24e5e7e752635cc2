using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Exact;

/// <summary>
/// A program as one case has it, for every completion of that case (language page, section 5, "Exact mode"): proof words stay
/// as the evidence stands, clauses with two readings follow the one that the case chooses, and a defined term that the case
/// states stays as stated where its definition is open. <see cref="Statements"/> are those definitions: a completion that
/// settles one the other way is not a completion of this case. Nodes keep their numbers; duties, which
/// are no groups, are left out.
/// </summary>
internal sealed record StandingEvidence(RegimeProgram Program, ImmutableArray<(int Definition, bool Stated)> Statements)
{
    /// <param name="program">The program.</param>
    /// <param name="evaluation">The case as the interpreter has it, free of contradiction.</param>
    /// <param name="proven">A proof word that is taken as 是, or −1.</param>
    public static StandingEvidence Of(RegimeProgram program, Evaluation evaluation, int proven = -1)
    {
        var nodes = program.Nodes.ToBuilder();
        var statements = ImmutableArray.CreateBuilder<(int, bool)>();
        for (int n = 0; n < nodes.Count; n++)
        {
            switch (program.Nodes[n])
            {
                // What is proven is so: below a proof word that is taken as 是 the completions are looked at.
                case FactNode { Basis: Basis.Stated } fact:
                    nodes[n] = proven >= 0 ? fact with { Basis = Basis.Full } : new ConstantNode(evaluation.Nodes[n].Truth);
                    break;
                case CertainNode:
                    nodes[n] = new ConstantNode(n == proven ? Truth.True : evaluation.Nodes[n].Truth);
                    break;
                case ReadingNode reading:
                    nodes[n] = new AndNode([evaluation.FollowedBy(reading)]);
                    break;
                case DefinedNode defined when evaluation.Nodes[defined.Definition].IsUnknown && !evaluation.Nodes[defined.Stated].IsUnknown:
                    nodes[n] = new ConstantNode(evaluation.Nodes[defined.Stated].Truth);
                    statements.Add((defined.Definition, evaluation.Nodes[defined.Stated].IsTrue));
                    break;
                case DefinedNode defined:
                    nodes[n] = new AndNode([defined.Definition]);
                    break;
            }
        }

        return new StandingEvidence(program with { Nodes = nodes.ToImmutable(), Duties = [] }, statements.ToImmutable());
    }
}
