using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Emit.Smt;

/// <summary>The conditions, rules and groups of one regime as terms of a script. Every one is defined by a name, so that none is copied.</summary>
public sealed class SmtRegime : NodeVisitor<SmtTruth>
{
    private readonly SmtFacts _facts;
    private readonly List<string> _lines;
    private readonly SmtTruth[] _nodes;
    private readonly SmtSlot[]?[] _groups;

    internal SmtRegime(RegimeProgram program, SmtFacts facts, List<string> lines)
    {
        (Program, _facts, _lines) = (program, facts, lines);
        _nodes = new SmtTruth[program.Nodes.Length];
        _groups = new SmtSlot[program.Groups.Length][];
        for (int n = 0; n < _nodes.Length; n++) _nodes[n] = Define("n" + n.ToString(CultureInfo.InvariantCulture), program.Nodes[n].Accept(this));
        for (int g = 0; g < _groups.Length; g++) Group(g);
        foreach (Rule rule in program.Rules) DefineRule(rule);
    }

    public RegimeProgram Program { get; }

    /// <summary>适用 and force in time.</summary>
    public SmtTruth Scope => Program.Scope < 0 ? SmtTruth.True : _nodes[Program.Scope];

    public SmtTruth Node(int node) => _nodes[node];

    /// <summary>A slot for each value, then 无, then 冲突; empty where the regime does not derive the group.</summary>
    public IReadOnlyList<SmtSlot> Group(int group)
    {
        ConclusionGroup definition = Program.Groups[group];
        if (!definition.IsDerived) return [];
        return _groups[group] ??= DefineGroup(definition);
    }

    private SmtSlot[] DefineGroup(ConclusionGroup group)
    {
        SmtClaims[] claims = [.. group.Inputs.Select(inputs => new SmtClaims(Claim(inputs.Hard), Claim(inputs.Soft), Claim(inputs.Against)))];
        return SmtGroups.Resolve(group, claims, Claim(group.Required), DefineAs);
    }

    private void DefineRule(Rule rule)
    {
        SmtTruth applies = _nodes[rule.Applies];
        _lines.Add($"; {SmtScript.Comment(rule.Citation)}：{SmtScript.Comment(rule.Text)}");
        if (applies.Possible == applies.Certain) DefineAs(rule.Citation + " 成立", applies.Certain);
        else
        {
            DefineAs(rule.Citation + " 可能成立", applies.Possible);
            DefineAs(rule.Citation + " 成立", applies.Certain);
        }
    }

    private SmtTruth Define(string name, SmtTruth truth) => truth.Possible == truth.Certain
        ? SmtTruth.Of(Define(name, truth.Certain))
        : new SmtTruth(Define(name + " 可能", truth.Possible), Define(name + " 确定", truth.Certain));

    // What is a name already, or constant, needs none.
    private string Define(string name, string term) => term[0] == '|' || term is SmtTerm.True or SmtTerm.False ? term : DefineAs(name, term);

    private string DefineAs(string name, string term)
    {
        string symbol = SmtTerm.Symbol($"{Program.Header.Code}：{name}");
        _lines.Add($"(define-fun {symbol} () Bool {term})");
        return symbol;
    }

    private SmtTruth Claim(int node) => node < 0 ? SmtTruth.False : _nodes[node];

    public override SmtTruth VisitConstant(ConstantNode node) => node.Value switch
    {
        Truth.True => SmtTruth.True,
        Truth.False => SmtTruth.False,
        _ => new SmtTruth(SmtTerm.True, SmtTerm.False),
    };

    public override SmtTruth VisitFact(FactNode node) => node.Basis == Basis.Stated ? _facts.Proven(Program, node.Fact) : _facts.Truth(Program, node.Fact);

    public override SmtTruth VisitCompare(CompareNode node) => node.Comparison switch
    {
        Comparison.GreaterOrEqual => AtLeast(node.Fact, node.Constant),
        Comparison.Less => Not(AtLeast(node.Fact, node.Constant)),
        Comparison.Greater => Above(node.Fact, node.Constant),
        Comparison.LessOrEqual => Not(Above(node.Fact, node.Constant)),
        _ => And(AtLeast(node.Fact, node.Constant), Not(Above(node.Fact, node.Constant))),
    };

    public override SmtTruth VisitCompareFacts(CompareFactsNode node) => node.Comparison switch
    {
        Comparison.Less => _facts.Less(Program, node.Left, node.Right),
        Comparison.LessOrEqual => Not(_facts.Less(Program, node.Right, node.Left)),
        Comparison.Greater => _facts.Less(Program, node.Right, node.Left),
        Comparison.GreaterOrEqual => Not(_facts.Less(Program, node.Left, node.Right)),
        _ => And(Not(_facts.Less(Program, node.Left, node.Right)), Not(_facts.Less(Program, node.Right, node.Left))),
    };

    public override SmtTruth VisitSpan(SpanNode node) => _facts.Span(Program, node);

    public override SmtTruth VisitChoice(ChoiceNode node)
    {
        var wanted = new List<string>();
        var unwanted = new List<string>();
        for (int option = 0; option < Program.Facts[node.Fact].Options.Length; option++)
        {
            ((node.Options >> option & 1) != 0 ? wanted : unwanted).Add(_facts.Option(Program, node.Fact, option));
        }

        string certain = SmtTerm.Not(SmtTerm.Or([.. unwanted]));
        return _facts.IsIncomplete ? new SmtTruth(SmtTerm.Or(SmtTerm.Or([.. wanted]), certain), certain) : SmtTruth.Of(certain);
    }

    public override SmtTruth VisitNot(NotNode node) => Not(_nodes[node.Operand]);

    public override SmtTruth VisitAnd(AndNode node) => And([.. node.Operands.Select(operand => _nodes[operand])]);

    public override SmtTruth VisitOr(OrNode node) => Each(node.Operands, SmtTerm.Or);

    public override SmtTruth VisitAtLeast(AtLeastNode node) => Each(node.Operands, terms => SmtTerm.AtLeast(node.Count, terms));

    public override SmtTruth VisitCertain(CertainNode node) => SmtTruth.Of(_nodes[node.Operand].Certain);

    // The definition where it is settled, else what the case states where that is settled.
    public override SmtTruth VisitDefined(DefinedNode node)
    {
        SmtTruth definition = _nodes[node.Definition], stated = _nodes[node.Stated];
        string open = SmtTerm.And(definition.IsUnknown, SmtTerm.Not(stated.IsUnknown));
        return new SmtTruth(SmtTerm.If(open, stated.Possible, definition.Possible), SmtTerm.If(open, stated.Certain, definition.Certain));
    }

    public override SmtTruth VisitConclusion(ConclusionNode node) => SmtGroups.IsValue(Group(node.Group)[node.Value]);

    public override SmtTruth VisitReading(ReadingNode node)
    {
        string other = _facts.OtherReading(Program, node.Fact);
        return new SmtTruth(SmtTerm.If(other, _nodes[node.Other].Possible, _nodes[node.Default].Possible), SmtTerm.If(other, _nodes[node.Other].Certain, _nodes[node.Default].Certain));
    }

    private SmtTruth AtLeast(int fact, long bound) => bound == long.MinValue ? SmtTruth.True : _facts.AtLeast(Program, fact, bound);

    private SmtTruth Above(int fact, long bound) => bound == long.MaxValue ? SmtTruth.False : AtLeast(fact, bound + 1);

    private static SmtTruth Not(SmtTruth a) => new(SmtTerm.Not(a.Certain), SmtTerm.Not(a.Possible));

    private static SmtTruth And(params SmtTruth[] operands) =>
        new(SmtTerm.And([.. operands.Select(operand => operand.Possible)]), SmtTerm.And([.. operands.Select(operand => operand.Certain)]));

    private SmtTruth Each(ImmutableArray<int> operands, Func<string[], string> term) =>
        new(term([.. operands.Select(operand => _nodes[operand].Possible)]), term([.. operands.Select(operand => _nodes[operand].Certain)]));
}
