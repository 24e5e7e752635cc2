using Zhaodan.Analysis.Checks;
using Zhaodan.Circuits.Gates;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Circuits.Planes;
using Zhaodan.Analysis.Symbolic;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Tests.Checks;

/// <summary>Of random programs with everything in them the circuit says what diagrams say: which cases there are at all.</summary>
public sealed class RegimeCircuitTests
{
    [Fact]
    public void Circuit_and_diagrams_know_the_same_cases()
    {
        int compared = 0, impossible = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            RegimeProgram program = ProgramGenerator.Generate(seed);
            var limits = new DiagramLimits(300_000, 2_000_000);
            var circuit = new RegimeCircuit(program, limits, CancellationToken.None);

            // Random constraints may contradict each other, which is an error of a vocabulary; diagrams look only at the facts asked for.
            if (!circuit.IsPossible()) continue;
            var space = new CaseSpace(new DiagramStore(limits), SpaceOptions.Completed with { HasCauses = false });
            PlaneEvaluation<DiagramStore, Diagram> planes = space.Evaluate(program);
            try
            {
                for (int a = 0; a < program.Rules.Length; a++)
                {
                    for (int b = 0; b < program.Rules.Length; b++)
                    {
                        (Rule one, Rule other) = (program.Rules[a], program.Rules[b]);
                        Diagram first = space.Store.And(planes.Scope.Possible, planes.Node(one.Applies).Possible), second = planes.Node(other.Applies).Certain;
                        circuit.Rest();
                        Wire applies = circuit.Possible(one.Applies), certain = circuit.Certain(other.Applies);
                        bool both = !space.Possible(space.Store.And(first, second)).IsFalse, alone = !space.Possible(space.Store.And(first, !second)).IsFalse;
                        Assert.Equal((seed, a, b, both), (seed, a, b, circuit.IsPossible(circuit.Scope, applies, certain)));
                        Assert.Equal((seed, a, b, alone), (seed, a, b, circuit.IsPossible(circuit.Scope, applies, !certain)));
                        compared++;
                        impossible += (both ? 0 : 1) + (alone ? 0 : 1);
                    }
                }
            }
            catch (DiagramLimitException)
            {
                // Some random programs have no small diagram in any order.
            }
        }

        Assert.True(compared > 1000 && impossible > 200, $"{compared} compared, {impossible} impossible");
    }
}
