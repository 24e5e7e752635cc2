using Zhaodan.ProgramForm;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Generation;

/// <summary>
/// What each literal forces through 互斥, 反义 and 蕴含 of all chosen regimes. A literal is twice the truth index of its fact,
/// plus one where it is positive. Lists are made when they are first asked for.
/// </summary>
internal sealed class LiteralClosure
{
    private readonly List<int>[] _direct;
    private readonly int[]?[] _closed;

    public LiteralClosure(CaseSchema schema)
    {
        _direct = new List<int>[2 * schema.TruthCount];
        _closed = new int[_direct.Length][];
        for (int i = 0; i < _direct.Length; i++) _direct[i] = [];
        foreach (RegimeProgram program in schema.Programs)
        {
            foreach (BinaryConstraint constraint in program.Constraints)
            {
                int first = Number(schema, program, constraint.First);
                int second = Number(schema, program, constraint.Second);
                if (first < 0 || second < 0) continue;
                Add(first ^ 1, second);
                Add(second ^ 1, first);
            }
        }
    }

    /// <summary>All that a literal forces, itself left out; its own negation is among them where it can never hold.</summary>
    public ReadOnlySpan<int> ForcedBy(int literal) => _closed[literal] ??= Close(literal);

    private static int Number(CaseSchema schema, RegimeProgram program, Literal literal)
    {
        int truth = schema.Find(program, program.Facts[literal.Fact]).TruthIndex;
        return truth < 0 ? -1 : (2 * truth) + (literal.Positive ? 1 : 0);
    }

    private void Add(int from, int to)
    {
        if (!_direct[from].Contains(to)) _direct[from].Add(to);
    }

    private int[] Close(int literal)
    {
        var seen = new HashSet<int> { literal };
        var found = new List<int>();
        var work = new Queue<int>();
        work.Enqueue(literal);
        while (work.TryDequeue(out int from))
        {
            foreach (int to in _direct[from])
            {
                if (!seen.Add(to)) continue;
                found.Add(to);
                work.Enqueue(to);
            }
        }

        return [.. found];
    }
}
