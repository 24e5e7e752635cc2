using Zhaodan.ProgramForm;

namespace Zhaodan.Circuits.Lowering;

/// <summary>
/// What each literal of a program forces through 互斥, 反义 and 蕴含, and which facts matter: those that nodes, spans and
/// duties speak of, and those from which such a fact, or a contradiction, can be reached. Immutable.
/// </summary>
internal sealed class ImplicationClosure
{
    private readonly List<Literal>[] _consequences;
    private readonly List<Literal>[] _premises;
    private readonly bool[] _isRelevant;

    public ImplicationClosure(RegimeProgram program)
    {
        int count = program.Facts.Length;
        var next = new List<int>[2 * count];
        for (int i = 0; i < next.Length; i++) next[i] = [];
        foreach (BinaryConstraint constraint in program.Constraints)
        {
            next[IndexOf(constraint.First.Negated)].Add(IndexOf(constraint.Second));
            next[IndexOf(constraint.Second.Negated)].Add(IndexOf(constraint.First));
        }

        _consequences = new List<Literal>[2 * count];
        _premises = new List<Literal>[2 * count];
        for (int i = 0; i < next.Length; i++) (_consequences[i], _premises[i]) = ([], []);
        for (int i = 0; i < next.Length; i++)
        {
            if (next[i].Count == 0) continue;
            foreach (int reached in Reach(next, i))
            {
                _consequences[i].Add(Of(reached));
                _premises[reached].Add(Of(i));
            }
        }

        _isRelevant = Relevant(program, next);
    }

    /// <summary>Everything that a literal forces, itself left out unless it forces itself.</summary>
    public IReadOnlyList<Literal> ConsequencesOf(Literal literal) => _consequences[IndexOf(literal)];

    /// <summary>Every literal that forces this one.</summary>
    public IReadOnlyList<Literal> PremisesOf(Literal literal) => _premises[IndexOf(literal)];

    public bool IsRelevant(int fact) => _isRelevant[fact];

    private static int IndexOf(Literal literal) => (literal.Fact << 1) | (literal.Positive ? 1 : 0);

    private static Literal Of(int index) => new(index >> 1, (index & 1) != 0);

    private static List<int> Reach(List<int>[] next, int start)
    {
        var seen = new HashSet<int>();
        var found = new List<int>();
        var work = new Stack<int>([start]);
        while (work.TryPop(out int at))
        {
            foreach (int to in next[at])
            {
                if (!seen.Add(to)) continue;
                found.Add(to);
                work.Push(to);
            }
        }

        found.Remove(start);
        return found;
    }

    // A fact with a constraint always matters: a case that contradicts itself is a bad case.
    private static bool[] Relevant(RegimeProgram program, List<int>[] next)
    {
        var relevant = new bool[program.Facts.Length];
        foreach (Node node in program.Nodes)
        {
            switch (node)
            {
                case FactNode fact:
                    relevant[fact.Fact] = true;
                    break;
                case ReadingNode reading:
                    relevant[reading.Fact] = true;
                    break;
            }
        }

        for (int i = 0; i < next.Length; i++)
        {
            if (next[i].Count > 0) relevant[i >> 1] = true;
        }

        return relevant;
    }
}
