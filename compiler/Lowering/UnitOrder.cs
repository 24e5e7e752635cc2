namespace Zhaodan.Compiler.Lowering;

/// <summary>
/// Puts units into an order in which each comes after all that it needs, by an iterative depth-first walk; a circle is given
/// back as the units on it.
/// </summary>
public static class UnitOrder
{
    public static bool TrySort<T>(IEnumerable<T> roots, Func<T, IReadOnlyList<T>> needs, out List<T> order, out List<T> circle)
        where T : notnull
    {
        order = [];
        circle = [];
        var state = new Dictionary<T, bool>();
        var path = new Stack<(T Unit, IReadOnlyList<T> Needs, int Next)>();
        foreach (T root in roots)
        {
            if (state.ContainsKey(root)) continue;
            state[root] = false;
            path.Push((root, needs(root), 0));
            while (path.Count > 0)
            {
                (T unit, IReadOnlyList<T> needed, int next) = path.Pop();
                if (next == needed.Count)
                {
                    state[unit] = true;
                    order.Add(unit);
                    continue;
                }

                path.Push((unit, needed, next + 1));
                T child = needed[next];
                if (!state.TryGetValue(child, out bool done))
                {
                    state[child] = false;
                    path.Push((child, needs(child), 0));
                }
                else if (!done)
                {
                    circle = [.. path.Select(p => p.Unit).TakeWhile(u => !u.Equals(child)), child];
                    circle.Reverse();
                    return false;
                }
            }
        }

        return true;
    }
}
