using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Emit.Smt;

/// <summary>
/// The symbols of facts, each declared once however many regimes speak of it; what must hold between the parts of one fact is
/// asserted with it. Open items, decisions and readings belong to one regime and carry its 代号.
/// </summary>
internal sealed class SmtFacts(SmtOptions options, List<string> lines)
{
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    public bool IsIncomplete => options.IsIncomplete;

    public SmtTruth Truth(RegimeProgram program, int fact)
    {
        Fact definition = program.Facts[fact];
        if (definition.Kind == FactKind.Decision && !options.HasDecisions) return new SmtTruth(SmtTerm.True, SmtTerm.False);
        return Pair(NameOf(program, definition));
    }

    /// <summary>What the case states of a fact, and what follows from that.</summary>
    public SmtTruth Proven(RegimeProgram program, int fact)
    {
        SmtTruth truth = Truth(program, fact);
        if (!options.HasProof) return truth;
        string proven = Declare(NameOf(program, program.Facts[fact]) + " 已查实", "Bool");
        return new SmtTruth(SmtTerm.Or(truth.Possible, SmtTerm.Not(proven)), SmtTerm.And(truth.Certain, proven));
    }

    /// <summary>The other reading of a place is followed.</summary>
    public string OtherReading(RegimeProgram program, int fact) => Declare(NameOf(program, program.Facts[fact]) + " 另一读法", "Bool");

    public SmtTruth AtLeast(RegimeProgram program, int fact, long bound)
    {
        (string low, string high) = Number(program, fact);
        string number = SmtTerm.Number(bound);
        return new SmtTruth($"(>= {high} {number})", $"(>= {low} {number})");
    }

    public SmtTruth Less(RegimeProgram program, int left, int right)
    {
        (string leftLow, string leftHigh) = Number(program, left);
        (string rightLow, string rightHigh) = Number(program, right);
        return new SmtTruth($"(< {leftLow} {rightHigh})", $"(< {leftHigh} {rightLow})");
    }

    /// <summary>Calendars are not in the script: whether a date lies within a span is a symbol of its own.</summary>
    public SmtTruth Span(RegimeProgram program, SpanNode node)
    {
        string rolls = node.Period.Rolls ? "" : "（不顺延）";
        return Pair($"{program.Facts[node.Finish].Name} 在 {program.Facts[node.Start].Name} 起{node.Period}{rolls}内");
    }

    /// <summary>The option is not excluded.</summary>
    public string Option(RegimeProgram program, int fact, int option)
    {
        Fact definition = program.Facts[fact];
        string name = NameOf(program, definition);
        if (_declared.Add(name + " 选项"))
        {
            string[] all = [.. definition.Options.Select(value => Declare(OptionName(name, value), "Bool"))];
            lines.Add($"(assert {(options.IsIncomplete ? SmtTerm.Or(all) : SmtTerm.ExactlyOne(all))})");
        }

        return SmtTerm.Symbol(OptionName(name, definition.Options[option]));
    }

    private static string OptionName(string fact, string option) => $"{fact}={option}";

    private (string Low, string High) Number(RegimeProgram program, int fact)
    {
        Fact definition = program.Facts[fact];
        string name = NameOf(program, definition) + (definition.TruthSlot >= 0 ? " 日期" : "");
        string[] parts = options.IsIncomplete ? [name + " 下限", name + " 上限"] : [name];
        string[] symbols = [.. parts.Select(SmtTerm.Symbol)];
        if (_declared.Add(name + " 数"))
        {
            foreach (string part in parts) Declare(part, "Int");
            if (parts.Length > 1) lines.Add($"(assert (<= {symbols[0]} {symbols[1]}))");

            // Of a number that nobody states it is not known that it is not negative: the range is anything.
            else if (definition.Kind is FactKind.Count or FactKind.Money) lines.Add($"(assert (>= {symbols[0]} 0))");
        }

        return (symbols[0], symbols[symbols.Length - 1]);
    }

    private SmtTruth Pair(string name)
    {
        if (!options.IsIncomplete) return SmtTruth.Of(Declare(name, "Bool"));
        bool isNew = !_declared.Contains(name + " 可能");
        var pair = new SmtTruth(Declare(name + " 可能", "Bool"), Declare(name + " 确定", "Bool"));
        if (isNew) lines.Add($"(assert (=> {pair.Certain} {pair.Possible}))");
        return pair;
    }

    private string Declare(string name, string sort)
    {
        string symbol = SmtTerm.Symbol(name);
        if (_declared.Add(name)) lines.Add($"(declare-const {symbol} {sort})");
        return symbol;
    }

    private static string NameOf(RegimeProgram program, Fact fact) =>
        fact.Kind is FactKind.Open or FactKind.Decision or FactKind.Reading ? $"{program.Header.Code} {fact.Name}" : fact.Name;
}
