using System.Globalization;

namespace Zhaodan.Compiler.Emit.CSharp;

/// <summary>A method's body.</summary>
internal sealed record PackedMethod(IReadOnlyList<PackedLine> Lines);

/// <summary>Text of one statement, with the place it belongs to or null for what belongs to none.</summary>
internal readonly record struct PackedLine(string Text, ProgramForm.SourcePlace? Place);

/// <summary>
/// Cuts a row of statements into methods far below what the JIT still optimises (60,000 bytes of IL, 2,000 locals or blocks,
/// 1,024 tracked locals). A local that is read in a later method is stored among the shared integers and loaded again.
/// </summary>
internal sealed class MethodPacker
{
    public const int MaxWeight = 1600;

    public const int MaxLocals = 300;

    private readonly Dictionary<int, int> _slots = [];

    public int SharedIntegers => _slots.Count;

    public List<PackedMethod> Pack(IReadOnlyList<Statement> statements, IReadOnlyList<string> localNames)
    {
        int[] methodOf = AssignMethods(statements);
        Dictionary<int, int> definedIn = [];
        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i].Defines >= 0) definedIn[statements[i].Defines] = methodOf[i];
            foreach (int local in statements[i].Locals)
            {
                if (definedIn[local] != methodOf[i] && !_slots.ContainsKey(local)) _slots.Add(local, _slots.Count);
            }
        }

        var methods = new List<PackedMethod>();
        var lines = new List<PackedLine>();
        var known = new HashSet<int>();
        for (int i = 0; i < statements.Count; i++)
        {
            if (i > 0 && methodOf[i] != methodOf[i - 1])
            {
                methods.Add(new PackedMethod(lines));
                lines = [];
                known.Clear();
            }

            Statement statement = statements[i];
            foreach (int local in statement.Locals)
            {
                if (definedIn[local] != methodOf[i] && known.Add(local)) lines.Add(new PackedLine($"int {localNames[local]} = {Shared(local)};", null));
            }

            lines.Add(new PackedLine(statement.Text, statement.Place));
            if (statement.Defines >= 0 && _slots.ContainsKey(statement.Defines))
            {
                lines.Add(new PackedLine($"{Shared(statement.Defines)} = {localNames[statement.Defines]};", null));
            }
        }

        methods.Add(new PackedMethod(lines));
        return methods;
    }

    private string Shared(int local) => "Unsafe.Add(ref s, " + _slots[local].ToString(CultureInfo.InvariantCulture) + ")";

    private static int[] AssignMethods(IReadOnlyList<Statement> statements)
    {
        var methodOf = new int[statements.Count];
        int method = 0;
        int weight = 0;
        int locals = 0;
        for (int i = 0; i < methodOf.Length; i++)
        {
            if (weight > 0 && (weight + statements[i].Weight > MaxWeight || locals >= MaxLocals))
            {
                method++;
                weight = 0;
                locals = 0;
            }

            methodOf[i] = method;
            weight += statements[i].Weight;
            if (statements[i].Defines >= 0) locals++;
        }

        return methodOf;
    }
}
