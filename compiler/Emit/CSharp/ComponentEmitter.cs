using System.Globalization;
using Zhaodan.ProgramForm.Constraints;

namespace Zhaodan.Compiler.Emit.CSharp;

/// <summary>
/// The code of one connected component of constraints: what is stated, closed; presumptions, closed; 其余 否, closed. It is
/// <see cref="ImplicationTables.Resolve"/> unrolled, with 0 and 1 in <c>int</c>; a large component stays tables.
/// </summary>
internal sealed class ComponentEmitter(ImplicationTables tables, int number, int truthBytes, BufferNames buffers, IReadOnlyList<int> factOfIndex)
{
    private const int MostUnrolled = 240;

    private readonly List<string> _lines = [];
    private string _indent = "    ";

    public bool IsUnrolled => tables.EdgeFrom.Length + tables.ClassOf.Length <= MostUnrolled;

    public string Name => "Constraint" + Text(number);

    /// <summary>Does the component contradict itself when nothing of it is stated? Then it can never be skipped.</summary>
    public bool ClashesWhenSilent { get; private set; }

    /// <summary>Writes the values that the component's facts have when nothing of it is stated.</summary>
    public void WriteSilent(byte[] whenSilent, byte[] whenRestFalse)
    {
        var stated = new byte[truthBytes];
        var scratch = new byte[tables.ScratchSize];
        var onStated = new byte[truthBytes];
        ClashesWhenSilent = tables.Resolve(stated, false, whenSilent, onStated, scratch)
            | tables.Resolve(stated, true, whenRestFalse, onStated, scratch);
        foreach (int index in tables.Facts)
        {
            // Never read where it clashes, but a truth code all the same.
            if (ClashesWhenSilent) whenSilent[index] = whenRestFalse[index] = 1;
        }
    }

    public IReadOnlyList<string> Emit()
    {
        if (!IsUnrolled) return FromTables();
        _lines.Add($"private static int {Name}({buffers.CaseParameter}, {buffers.TruthsParameter("v")}, {buffers.TruthsParameter("o")}, bool rest, ref byte work)");
        _lines.Add("{");
        for (int i = 0; i < tables.Facts.Length; i++) Line($"int s{i} = {buffers.Stated(Fact(i))};");
        Close("h", c => Join(Members(c).Select(m => $"(s{m.Fact} == {(m.Positive ? 2 : 1)} ? 1 : 0)")));
        Line("int clash = " + Clash("h") + ";");
        for (int i = 0; i < tables.Facts.Length; i++) Line($"{Truth(i, "o")} = (byte)({Code("h", i)});");
        string last = "h";
        if (tables.HasPresumption)
        {
            Spread("b", c => Join(Members(c).Select(m => StatedUnknown(m.Fact))));
            Close("p", c => Join(Own(c).Prepend("h" + Text(c))));
            Line("clash |= " + Clash("p") + ";");
            last = "p";
        }

        if (tables.HasBlanket)
        {
            Line("if (rest)");
            Line("{");
            _indent = "        ";
            Spread("d", c => Join(Members(c).Select(m => m.Positive ? StatedUnknown(m.Fact) + " | " + Unknown(last, m.Fact) : StatedUnknown(m.Fact))));
            Close("r", c => Join(Blanket(c, last).Prepend(last + Text(c))));
            Line("clash |= " + Clash("r") + ";");
            SetValues("r");
            Line("return clash;");
            _indent = "    ";
            Line("}");
            _lines.Add("");
        }

        SetValues(last);
        Line("return clash;");
        _lines.Add("}");
        return _lines;
    }

    private List<string> FromTables()
    {
        string size = Text(truthBytes);
        return
        [
            $"private static readonly ImplicationTables Tables{number} = new ImplicationTables(",
            $"    new int[] {{ {string.Join(", ", tables.Facts.Select(Text))} }},",
            $"    new byte[] {{ {string.Join(", ", tables.Presumed.Select(code => Text(code)))} }},",
            $"    new bool[] {{ {string.Join(", ", tables.Blanket.Select(reached => reached ? "true" : "false"))} }},",
            $"    new int[] {{ {string.Join(", ", tables.ClassOf.Select(Text))} }},",
            $"    {Text(tables.ClassCount)},",
            $"    new int[] {{ {string.Join(", ", tables.EdgeFrom.Select(Text))} }},",
            $"    new int[] {{ {string.Join(", ", tables.EdgeTo.Select(Text))} }});",
            "",
            $"private static int {Name}({buffers.CaseParameter}, {buffers.TruthsParameter("v")}, {buffers.TruthsParameter("o")}, bool rest, ref byte work)",
            "{",
            $"    return Tables{number}.Resolve(",
            $"        MemoryMarshal.CreateReadOnlySpan(ref {buffers.AsBytes("Case", "f")}, {size}),",
            "        rest,",
            $"        MemoryMarshal.CreateSpan(ref {buffers.AsBytes("Truths", "v")}, {size}),",
            $"        MemoryMarshal.CreateSpan(ref {buffers.AsBytes("Truths", "o")}, {size}),",
            $"        MemoryMarshal.CreateSpan(ref work, {Text(tables.ScratchSize)})) ? 1 : 0;",
            "}",
        ];
    }

    // A class holds when it starts so or one that forces it holds; classes of higher number come first.
    private void Close(string name, Func<int, string?> start)
    {
        ILookup<int, int> forcedBy = Enumerable.Range(0, tables.EdgeFrom.Length).ToLookup(e => tables.EdgeTo[e], e => tables.EdgeFrom[e]);
        for (int c = tables.ClassCount - 1; c >= 0; c--)
        {
            IEnumerable<string> parts = forcedBy[c].Select(from => name + Text(from));
            Line($"int {name}{c} = {Join(start(c) is { } own ? parts.Prepend(own) : parts) ?? "0"};");
        }
    }

    // A class is blocked when it blocks itself or forces one that is; classes of lower number come first.
    private void Spread(string name, Func<int, string?> start)
    {
        ILookup<int, int> forces = Enumerable.Range(0, tables.EdgeFrom.Length).ToLookup(e => tables.EdgeFrom[e], e => tables.EdgeTo[e]);
        for (int c = 0; c < tables.ClassCount; c++)
        {
            IEnumerable<string> parts = forces[c].Select(to => name + Text(to));
            Line($"int {name}{c} = {Join(start(c) is { } own ? parts.Prepend(own) : parts) ?? "0"};");
        }
    }

    private IEnumerable<string> Own(int c) => Members(c)
        .Where(m => tables.Presumed[m.Fact] == (m.Positive ? 3 : 0))
        .Select(m => $"(s{m.Fact} == 0 ? 1 : 0) & ~({Holds("h", m.Fact, true)} | {Holds("h", m.Fact, false)} | b{c})");

    private IEnumerable<string> Blanket(int c, string last) => Members(c)
        .Where(m => !m.Positive && tables.Blanket[m.Fact])
        .Select(m => $"(s{m.Fact} == 0 ? 1 : 0) & ~({Holds(last, m.Fact, true)} | {Holds(last, m.Fact, false)} | d{c})");

    // A 不明 that the case states and nothing forces away.
    private string StatedUnknown(int fact) => $"(s{fact} == 3 ? 1 : 0) & ~({Holds("h", fact, true)} | {Holds("h", fact, false)})";

    private string Unknown(string name, int fact) => $"~({Holds(name, fact, true)} | {Holds(name, fact, false)}) & 1";

    private void SetValues(string name)
    {
        for (int i = 0; i < tables.Facts.Length; i++) Line($"{Truth(i, "v")} = (byte)({Code(name, i)});");
    }

    private string Code(string name, int fact) => $"1 + 2 * {Holds(name, fact, true)} - {Holds(name, fact, false)}";

    private string Clash(string name) =>
        string.Join(" | ", Enumerable.Range(0, tables.Facts.Length).Select(i => $"{Holds(name, i, true)} & {Holds(name, i, false)}"));

    private string Holds(string name, int fact, bool positive) => name + Text(tables.ClassOf[(2 * fact) + (positive ? 1 : 0)]);

    private IEnumerable<(int Fact, bool Positive)> Members(int c) =>
        Enumerable.Range(0, tables.ClassOf.Length).Where(literal => tables.ClassOf[literal] == c).Select(literal => (literal / 2, literal % 2 == 1));

    private string Truth(int fact, string buffer) => buffers.Truth(Fact(fact), buffer);

    private int Fact(int fact) => factOfIndex[tables.Facts[fact]];

    private static string? Join(IEnumerable<string> parts)
    {
        string[] all = parts.ToArray();
        return all.Length == 0 ? null : string.Join(" | ", all);
    }

    private void Line(string text) => _lines.Add(_indent + text);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
