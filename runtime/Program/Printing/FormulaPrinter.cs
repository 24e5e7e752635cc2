using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.ProgramForm.Printing;

/// <summary>
/// Nodes as formulas. A node that is read once stands inside the formula that reads it while that stays short; every other
/// one has a name: the citation of the rule that it belongs to, or n and its number.
/// </summary>
internal sealed class FormulaPrinter : NodeVisitor<string>
{
    /// <summary>How a formula holds together: one word or call, an operator with its operands, a row of 且 or 或.</summary>
    private enum Tightness
    {
        Word,
        Pair,
        Joined,
    }

    private const int LongestInside = 160;

    private readonly RegimeProgram _program;
    private readonly string[] _facts;
    private readonly string[] _groups;
    private readonly string[][] _values;
    private readonly string[] _formulas;
    private readonly string?[] _names;
    private readonly Tightness[] _tightness;
    private readonly int[] _reads;

    public FormulaPrinter(RegimeProgram program, string[] facts, string[] groups, string[][] values, IReadOnlyDictionary<int, string> homes)
    {
        _program = program;
        _facts = facts;
        _groups = groups;
        _values = values;
        _formulas = new string[program.Nodes.Length];
        _names = new string?[program.Nodes.Length];
        _tightness = new Tightness[program.Nodes.Length];
        _reads = new int[program.Nodes.Length];
        foreach (Node node in program.Nodes)
        {
            foreach (int operand in node.Operands()) _reads[operand]++;
        }

        for (int i = 0; i < _formulas.Length; i++)
        {
            Node node = program.Nodes[i];
            _tightness[i] = node switch
            {
                AndNode or OrNode => Tightness.Joined,
                NotNode or CompareNode or CompareFactsNode or ChoiceNode => Tightness.Pair,
                _ => Tightness.Word,
            };
            _formulas[i] = node.Accept(this);
            if (node is ConstantNode or FactNode or ConclusionNode) continue;
            if (homes.TryGetValue(i, out string? home)) _names[i] = home;
            else if (_reads[i] > 1 || _formulas[i].Length > LongestInside) _names[i] = "n" + i.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The name under which a node is written down; null where it stands inside others.</summary>
    public string? NameOf(int node) => _names[node];

    public string FormulaOf(int node) => _formulas[node];

    /// <summary>A node as seen from outside: its name, or its formula.</summary>
    public string Reference(int node) => _names[node] ?? _formulas[node];

    // Brackets around what binds less tightly than its surroundings want.
    private string Operand(int node, Tightness wanted) => _names[node] ?? (_tightness[node] > wanted ? "（" + _formulas[node] + "）" : _formulas[node]);

    public override string VisitConstant(ConstantNode node) => node.Value switch
    {
        Truth.True => "是",
        Truth.False => "否",
        _ => "不明",
    };

    public override string VisitFact(FactNode node) => node.Basis == Basis.Stated ? $"所述（{_facts[node.Fact]}）" : _facts[node.Fact];

    public override string VisitCompare(CompareNode node) =>
        $"{_facts[node.Fact]} {Symbol(node.Comparison)} {node.Constant.ToString(CultureInfo.InvariantCulture)}";

    public override string VisitCompareFacts(CompareFactsNode node) => $"{_facts[node.Left]} {Symbol(node.Comparison)} {_facts[node.Right]}";

    public override string VisitSpan(SpanNode node) =>
        $"期间（自 {_facts[node.Start]} 起 {Span(node.Period)}内 {_facts[node.Finish]}）";

    /// <summary>5工作日, 2日顺延: complete, whatever the unit.</summary>
    public static string Span(Period period)
    {
        string unit = period.Unit switch
        {
            PeriodUnit.Day => "日",
            PeriodUnit.WorkingDay => "工作日",
            PeriodUnit.Month => "月",
            _ => "年",
        };
        return period.Length.ToString(CultureInfo.InvariantCulture) + unit + (period.Rolls ? "顺延" : "");
    }

    public override string VisitChoice(ChoiceNode node)
    {
        ImmutableArray<string> options = _program.Facts[node.Fact].Options;
        ulong rest = node.Options;
        var wanted = new List<string>();
        for (int i = 0; i < options.Length && i < 64; i++)
        {
            if ((node.Options >> i & 1) == 0) continue;
            wanted.Add(PrintedNames.Of(options[i]));
            rest &= ~(1UL << i);
        }

        if (rest != 0) wanted.Add("0x" + rest.ToString("X", CultureInfo.InvariantCulture));
        return $"{_facts[node.Fact]} 为（{string.Join("、", wanted)}）";
    }

    public override string VisitNot(NotNode node) => "未 " + Operand(node.Operand, Tightness.Word);

    public override string VisitAnd(AndNode node) => Join(" 且 ", "且（）", node.Operands);

    public override string VisitOr(OrNode node) => Join(" 或 ", "或（）", node.Operands);

    public override string VisitAtLeast(AtLeastNode node) =>
        $"至少{node.Count.ToString(CultureInfo.InvariantCulture)}（{string.Join("、", node.Operands.Select(Reference))}）";

    public override string VisitCertain(CertainNode node) => $"查实（{Reference(node.Operand)}）";

    public override string VisitDefined(DefinedNode node) => $"定义（{Reference(node.Definition)}、{Reference(node.Stated)}）";

    public override string VisitConclusion(ConclusionNode node) => $"{_groups[node.Group]}＝{_values[node.Group][node.Value]}";

    public override string VisitReading(ReadingNode node) => $"两读（{_facts[node.Fact]}：{Reference(node.Default)}、{Reference(node.Other)}）";

    private string Join(string symbol, string empty, ImmutableArray<int> operands)
    {
        if (operands.Length == 0) return empty;
        if (operands.Length == 1) return symbol.TrimStart() + Operand(operands[0], Tightness.Word);
        var text = new StringBuilder();
        foreach (int operand in operands)
        {
            if (text.Length > 0) text.Append(symbol);
            text.Append(Operand(operand, Tightness.Pair));
        }

        return text.ToString();
    }

    private static string Symbol(Comparison comparison) => comparison switch
    {
        Comparison.Less => "<",
        Comparison.LessOrEqual => "≤",
        Comparison.Equal => "=",
        Comparison.GreaterOrEqual => "≥",
        Comparison.Greater => ">",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };
}
