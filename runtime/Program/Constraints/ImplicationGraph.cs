using Zhaodan.ProgramForm.Layout;

namespace Zhaodan.ProgramForm.Constraints;

/// <summary>
/// Closes the constraints of a program once: one <see cref="ImplicationTables"/> per connected component. 甲 或 乙 is the two
/// implications 未甲 → 乙 and 未乙 → 甲; classes are the strongly connected components of literals (Tarjan 1972, iterative).
/// </summary>
public sealed class ImplicationGraph
{
    private readonly RegimeProgram _program;
    private readonly int[][] _forced;

    private ImplicationGraph(RegimeProgram program)
    {
        _program = program;
        var forced = new List<int>?[2 * program.Facts.Length];
        foreach (BinaryConstraint constraint in program.Constraints)
        {
            Add(Number(constraint.First.Negated), Number(constraint.Second));
            Add(Number(constraint.Second.Negated), Number(constraint.First));
        }

        _forced = Array.ConvertAll(forced, list => list is null ? [] : list.Distinct().OrderBy(literal => literal).ToArray());

        void Add(int from, int to) => (forced[from] ??= []).Add(to);
    }

    /// <summary>In the order of their first facts; facts without constraints are in none.</summary>
    public static IReadOnlyList<ImplicationTables> Components(RegimeProgram program, FactLayout layout)
    {
        var graph = new ImplicationGraph(program);
        var tables = new List<ImplicationTables>();
        foreach (List<int> facts in graph.ConnectedFacts()) tables.Add(graph.Tables(facts, layout));
        return tables;
    }

    private static int Number(Literal literal) => (2 * literal.Fact) + (literal.Positive ? 1 : 0);

    private List<List<int>> ConnectedFacts()
    {
        var parent = new int[_program.Facts.Length];
        var constrained = new bool[parent.Length];
        for (int i = 0; i < parent.Length; i++) parent[i] = i;
        foreach (BinaryConstraint constraint in _program.Constraints)
        {
            constrained[constraint.First.Fact] = true;
            constrained[constraint.Second.Fact] = true;
            parent[Root(constraint.First.Fact)] = Root(constraint.Second.Fact);
        }

        var components = new Dictionary<int, List<int>>();
        var inOrder = new List<List<int>>();
        for (int fact = 0; fact < parent.Length; fact++)
        {
            if (!constrained[fact]) continue;
            int root = Root(fact);
            if (!components.TryGetValue(root, out List<int>? members))
            {
                components.Add(root, members = []);
                inOrder.Add(members);
            }

            members.Add(fact);
        }

        return inOrder;

        int Root(int fact)
        {
            while (parent[fact] != fact)
            {
                parent[fact] = parent[parent[fact]];
                fact = parent[fact];
            }

            return fact;
        }
    }

    private ImplicationTables Tables(List<int> facts, FactLayout layout)
    {
        int[] literals = facts.SelectMany(fact => new[] { 2 * fact, (2 * fact) + 1 }).ToArray();
        Dictionary<int, int> classOf = StrongClasses(literals, out int classCount);

        // Tarjan numbers a class after everything it reaches, so descending numbers are topological.
        var edges = new HashSet<(int From, int To)>();
        foreach (int literal in literals)
        {
            foreach (int target in _forced[literal])
            {
                if (classOf[literal] != classOf[target]) edges.Add((classOf[literal], classOf[target]));
            }
        }

        (int From, int To)[] sorted = edges.OrderByDescending(edge => edge.From).ThenByDescending(edge => edge.To).ToArray();
        return new ImplicationTables(
            facts.Select(layout.TruthIndex).ToArray(),
            facts.Select(fact => (byte)(_program.Facts[fact].PresumedTruth ?? Logic.Truth.Unknown)).ToArray(),
            facts.Select(fact => _program.Facts[fact].IsDeniedByRest).ToArray(),
            literals.Select(literal => classOf[literal]).ToArray(),
            classCount,
            sorted.Select(edge => edge.From).ToArray(),
            sorted.Select(edge => edge.To).ToArray());
    }

    private Dictionary<int, int> StrongClasses(int[] literals, out int count)
    {
        var classOf = new Dictionary<int, int>();
        var found = new Dictionary<int, int>();
        var low = new Dictionary<int, int>();
        var open = new Stack<int>();
        var path = new Stack<(int Literal, int Next)>();
        count = 0;
        foreach (int start in literals)
        {
            if (found.ContainsKey(start)) continue;
            Enter(start);
            while (path.Count > 0)
            {
                (int literal, int next) = path.Pop();
                if (next < _forced[literal].Length)
                {
                    path.Push((literal, next + 1));
                    int target = _forced[literal][next];
                    if (!found.TryGetValue(target, out int when)) Enter(target);
                    else if (!classOf.ContainsKey(target)) low[literal] = Math.Min(low[literal], when);
                    continue;
                }

                if (path.Count > 0)
                {
                    int above = path.Peek().Literal;
                    low[above] = Math.Min(low[above], low[literal]);
                }

                if (low[literal] != found[literal]) continue;
                int member;
                do
                {
                    member = open.Pop();
                    classOf[member] = count;
                }
                while (member != literal);
                count++;
            }
        }

        return classOf;

        void Enter(int literal)
        {
            found[literal] = found.Count;
            low[literal] = found[literal];
            open.Push(literal);
            path.Push((literal, 0));
        }
    }
}
