using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Screening.Evaluation;

/// <summary>An open-textured item (其他…) or a 等, by its fact; <paramref name="Rule"/> is the rule it belongs to, −1 for a 等.</summary>
public readonly record struct OpenItem(int Fact, int Rule);

/// <summary>
/// For each open item of a program: in how many cases the outcome would be another if it alone were granted (language page,
/// section 4). Every grant is an evaluation of its own; items that nothing in the program tells apart share one.
/// </summary>
internal sealed class OpenItems
{
    private readonly ICaseEvaluator _evaluator;
    private readonly int[] _twin;
    private readonly bool[] _changes;

    public OpenItems(ICaseEvaluator evaluator)
    {
        _evaluator = evaluator;
        RegimeProgram program = evaluator.Program;
        var items = new List<OpenItem>();
        for (int f = 0; f < program.Facts.Length; f++)
        {
            if (program.Facts[f].Kind == FactKind.Open && program.Facts[f].TruthSlot >= 0) items.Add(new OpenItem(f, RuleOf(program, f)));
        }

        Items = items;
        Changed = new long[items.Count];
        _changes = new bool[items.Count];
        _twin = OpenItemTwins.Find(program, items.ConvertAll(item => item.Fact));
    }

    public IReadOnlyList<OpenItem> Items { get; }

    /// <summary>By item: cases whose outcome would be another.</summary>
    public long[] Changed { get; }

    /// <summary>Tries every grant on a case whose answer is known; leaves the facts as they were.</summary>
    public void Try(CaseFacts facts, CaseAnswer answer)
    {
        for (int i = 0; i < Items.Count; i++)
        {
            int twin = _twin[i];
            bool isShared = twin < i && facts.Truths[Slot(twin)] == facts.Truths[Slot(i)];
            _changes[i] = isShared ? _changes[twin] : Changes(Slot(i), facts, answer);
            if (_changes[i]) Changed[i]++;
        }
    }

    private static int RuleOf(RegimeProgram program, int fact)
    {
        for (int r = 0; r < program.Rules.Length; r++)
        {
            if (program.Rules[r].OpenFact == fact) return r;
        }

        return -1;
    }

    private int Slot(int item) => _evaluator.Program.Facts[Items[item].Fact].TruthSlot;

    private bool Changes(int slot, CaseFacts facts, CaseAnswer answer) =>
        facts.Truths[slot] != StatedTruth.True && _evaluator.WouldChange(facts, answer, slot);
}
