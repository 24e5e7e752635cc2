using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Screening.Evaluation;

/// <summary>An open-textured item (其他…) or a 等, by its fact; <paramref name="Rule"/> is the rule it belongs to, −1 for a 等.</summary>
public readonly record struct OpenItem(int Fact, int Rule);

/// <summary>
/// For each open item of a program: in how many cases the outcome would be another if it alone were granted (language page,
/// section 4). Every grant is an evaluation of its own.
/// </summary>
internal sealed class OpenItems
{
    private readonly InterpretingEvaluator _evaluator;
    private readonly int[] _slots;
    private readonly bool[] _changes;

    public OpenItems(InterpretingEvaluator evaluator)
    {
        _evaluator = evaluator;
        _slots = [.. Of(evaluator.Program).Select(item => evaluator.Program.Facts[item.Fact].TruthSlot)];
        _changes = new bool[_slots.Length];
        Changed = new long[_slots.Length + 1];
    }

    /// <summary>By item: cases whose outcome would be another; last: those in which one of them at least would change it.</summary>
    public long[] Changed { get; }

    /// <summary>Forgets the counts, which somebody has taken over.</summary>
    public void Clear() => Array.Clear(Changed);

    /// <summary>Tries every grant on a case whose answer is known; leaves the facts as they were.</summary>
    public void Try(CaseFacts facts, CaseAnswer answer)
    {
        _evaluator.TryGrants(facts, answer, _slots, _changes);
        bool any = false;
        for (int i = 0; i < _slots.Length; i++)
        {
            if (!_changes[i] || facts.Truths[_slots[i]] == StatedTruth.True) continue;
            Changed[i]++;
            any = true;
        }

        if (any) Changed[^1]++;
    }

    public static List<OpenItem> Of(RegimeProgram program)
    {
        var items = new List<OpenItem>();
        for (int f = 0; f < program.Facts.Length; f++)
        {
            if (program.Facts[f].Kind == FactKind.Open && program.Facts[f].TruthSlot >= 0) items.Add(new OpenItem(f, RuleOf(program, f)));
        }

        return items;
    }

    private static int RuleOf(RegimeProgram program, int fact)
    {
        for (int r = 0; r < program.Rules.Length; r++)
        {
            if (program.Rules[r].OpenFact == fact) return r;
        }

        return -1;
    }
}
