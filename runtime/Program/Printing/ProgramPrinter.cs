using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.ProgramForm.Printing;

/// <summary>
/// A program as text: complete, so that programs which say anything different print differently, and the same bytes for the
/// same program everywhere. Only nodes that nothing reads are left out. It is shown to people, kept as a baseline, and hashed.
/// </summary>
public sealed class ProgramPrinter
{
    private readonly RegimeProgram _program;
    private readonly StringBuilder _text = new();
    private readonly string[] _facts;
    private readonly string[] _groups;
    private readonly string[][] _values;
    private readonly string[] _rules;
    private readonly FormulaPrinter _formulas;
    private readonly HashSet<int> _written = [];

    private ProgramPrinter(RegimeProgram program)
    {
        _program = program;
        _facts = PrintedNames.Of(program.Facts.Select(fact => fact.Name));
        _groups = PrintedNames.Of(program.Groups.Select(group => group.Name));
        _values = program.Groups.Select(group => PrintedNames.Of(group.Values.Select(value => value.Name))).ToArray();
        _rules = PrintedNames.Unique(program.Rules.Select(rule => "〔" + Citation(rule.Citation) + "〕"));
        _formulas = new FormulaPrinter(program, _facts, _groups, _values, Homes());
    }

    public static string Print(RegimeProgram program) => new ProgramPrinter(program).Print();

    private string Print()
    {
        PrintHeader(_program.Header);
        PrintFacts();
        PrintConstraints();
        PrintDefinitions();
        PrintRules();
        PrintGroups();
        PrintDuties();
        PrintScope();
        PrintCalendar();
        return _text.ToString();
    }

    // The first field of a rule, definition or group that holds a node is where its formula is written.
    private Dictionary<int, string> Homes()
    {
        var homes = new Dictionary<int, string>();
        foreach (Definition definition in _program.Definitions) Claim(definition.Condition, _facts[definition.Fact] + "·定义");
        for (int r = 0; r < _rules.Length; r++)
        {
            Rule rule = _program.Rules[r];
            Claim(rule.Applies, _rules[r]);
            Claim(rule.Condition, _rules[r] + "·条件");
            for (int e = 0; e < rule.Exceptions.Length; e++)
            {
                Claim(rule.Exceptions[e].Holds, $"{_rules[r]}·除外{Number(e + 1)}");
                Claim(rule.Exceptions[e].Condition, $"{_rules[r]}·除外{Number(e + 1)}条件");
                Claim(rule.Exceptions[e].Counter, $"{_rules[r]}·仍适用{Number(e + 1)}");
            }

            for (int c = 0; c < rule.Conclusions.Length; c++) Claim(rule.Conclusions[c].Applies, $"{_rules[r]}·结论{Number(c + 1)}");
            for (int p = 0; p < rule.Parts.Length; p++)
            {
                Claim(rule.Parts[p].Condition, $"{_rules[r]}·部分{Number(p + 1)}");
                for (int e = 0; e < rule.Parts[p].Exceptions.Length; e++) Claim(rule.Parts[p].Exceptions[e].Holds, $"{_rules[r]}·部分{Number(p + 1)}除外{Number(e + 1)}");
            }
        }

        return homes;

        void Claim(int node, string name)
        {
            if (node >= 0 && !homes.ContainsKey(node)) homes.Add(node, name);
        }
    }

    private void PrintHeader(RegimeHeader header)
    {
        Line($"制度 {PrintedNames.Quote(header.Title)}");
        Line($"  代号 {PrintedNames.Quote(header.Code)}");
        if (header.DocumentNumber.Length > 0) Line($"  文号 {PrintedNames.Quote(header.DocumentNumber)}");
        if (header.Authority.Length > 0) Line($"  机关 {PrintedNames.Quote(header.Authority)}");
        if (header.Territory.Length > 0) Line($"  地域 {PrintedNames.Quote(header.Territory)}");
        if (header.Rank.Length > 0 || header.LegalRank != default) Line($"  位阶 {PrintedNames.Quote(header.Rank)} {LegalRankWords.Of(header.LegalRank)}");
        if (header.InForce.Length > 0) Line($"  施行 {PrintedNames.Quote(header.InForce)}");
        if (header.Repealed.Length > 0) Line($"  废止 {PrintedNames.Quote(header.Repealed)}");
        if (header.Family.Length > 0) Line($"  族 {PrintedNames.Quote(header.Family)}");
        if (header.Version.Length > 0) Line($"  版本 {PrintedNames.Quote(header.Version)}");
        if (header.Superiors.Length > 0) Line($"  上位 {Quoted(header.Superiors)}");
        if (header.SuperiorCodes.Length > 0) Line($"  上位代号 {Quoted(header.SuperiorCodes)}");
        if (header.FavoursLighter) Line("  从旧兼从轻");
        if (header.MainGroup.Length > 0) Line($"  主结论 {PrintedNames.Quote(header.MainGroup)}");
        if (header.Vocabularies.Length > 0) Line($"  词汇 {Quoted(header.Vocabularies)}");
        Line($"  槽 是否 {Number(_program.TruthSlots)} 数 {Number(_program.NumberSlots)} 选项 {Number(_program.ChoiceSlots)}");
    }

    private void PrintFacts()
    {
        Section("事实", _program.Facts.Length);
        for (int i = 0; i < _facts.Length; i++)
        {
            Fact fact = _program.Facts[i];
            var line = new StringBuilder($"  {_facts[i]} {fact.Kind}");
            if (fact.TruthSlot >= 0) line.Append(" 是否").Append(Number(fact.TruthSlot));
            if (fact.NumberSlot >= 0) line.Append(" 数").Append(Number(fact.NumberSlot));
            if (fact.ChoiceSlot >= 0) line.Append(" 选项").Append(Number(fact.ChoiceSlot));
            if (fact.Unit.Length > 0) line.Append(" 单位").Append(PrintedNames.Quote(fact.Unit));
            if (fact.Options.Length > 0) line.Append(" 选项（").Append(Quoted(fact.Options)).Append('）');
            if (fact.Presumption != Presumption.None) line.Append(" 推定").Append(fact.Presumption);
            if (fact.IsCaseDate) line.Append(" 案件日期");
            if (fact.Gloss.Length > 0) line.Append(" 释义").Append(PrintedNames.Quote(fact.Gloss));
            if (fact.Synonyms.Length > 0) line.Append(" 同义（").Append(Quoted(fact.Synonyms)).Append('）');
            if (fact.FormerNames.Length > 0) line.Append(" 原名（").Append(Quoted(fact.FormerNames)).Append('）');
            Line(line.ToString());
        }
    }

    private void PrintConstraints()
    {
        Section("约束", _program.Constraints.Length);
        foreach (BinaryConstraint constraint in _program.Constraints)
        {
            Line($"  {Literal(constraint.First)} 或 {Literal(constraint.Second)} 出自{PrintedNames.Quote(constraint.Origin)}");
        }

        string Literal(Literal literal) => (literal.Positive ? "" : "未 ") + _facts[literal.Fact];
    }

    private void PrintDefinitions()
    {
        Section("定义", _program.Definitions.Length);
        foreach (Definition definition in _program.Definitions)
        {
            Line($"  {_facts[definition.Fact]} {PrintedNames.Quote(definition.Citation)} {PrintedNames.Quote(definition.Text)}{Place(definition.Place)}");
            Field("  ", "条件", definition.Condition);
        }
    }

    private void PrintRules()
    {
        Section("规则", _program.Rules.Length);
        for (int r = 0; r < _rules.Length; r++)
        {
            Rule rule = _program.Rules[r];
            Line($"  {_rules[r]} {PrintedNames.Quote(rule.Text)}{Place(rule.Place)}");
            if (rule.ArticleTitle.Length > 0) Line($"    题 {PrintedNames.Quote(rule.ArticleTitle)}");
            if (rule.Heads.Length > 0) Line($"    首 {Quoted(rule.Heads)}");
            if (rule.OpenFact >= 0) Line($"    开放 {_facts[rule.OpenFact]}");
            Field("    ", "条件", rule.Condition);
            foreach (RuleException exception in rule.Exceptions) PrintException("    ", exception);
            foreach (RulePart part in rule.Parts)
            {
                Line($"    部分 {PrintedNames.Quote(part.Citation)} {PrintedNames.Quote(part.Text)}");
                Field("      ", "条件", part.Condition);
                foreach (RuleException exception in part.Exceptions) PrintException("      ", exception);
            }

            if (rule.DefeatedBy.Length > 0) Line($"    被排除于 {string.Join("、", rule.DefeatedBy.Select(other => _rules[other]))}");
            if (rule.YieldsTo.Length > 0) Line($"    让位于 {string.Join("、", rule.YieldsTo.Select(other => _rules[other]))}");
            foreach (int node in rule.EvenIf) Field("    ", "即使", node);
            Field("    ", "适用", rule.Applies);
            foreach (RuleConclusion conclusion in rule.Conclusions) PrintConclusion(conclusion, rule);
        }
    }

    private void PrintException(string indent, RuleException exception)
    {
        string cuts = exception.Cuts.Length > 0 ? " 限 " + string.Join("、", exception.Cuts.Select(Number)) : "";
        Line($"{indent}除外 {PrintedNames.Quote(exception.Text)}{cuts}{Place(exception.Place)}");
        Field(indent + "  ", "条件", exception.Condition);
        if (exception.Counter >= 0) Field(indent + "  ", "仍适用", exception.Counter);
        Field(indent + "  ", "成立", exception.Holds);
    }

    private void PrintConclusion(RuleConclusion conclusion, Rule rule)
    {
        string menu = conclusion.Menu >= 0 ? " 选" + Number(conclusion.Menu) : "";
        string notes = conclusion.Notes.Length > 0 ? " 注 " + Quoted(conclusion.Notes) : "";
        Line($"    结论 {_groups[conclusion.Group]}＝{_values[conclusion.Group][conclusion.Value]} {conclusion.Modality}{menu}{notes}");
        if (conclusion.Applies != rule.Applies) Field("      ", "适用", conclusion.Applies);
    }

    private void PrintGroups()
    {
        Section("结论", _program.Groups.Length);
        for (int g = 0; g < _groups.Length; g++)
        {
            ConclusionGroup group = _program.Groups[g];
            var line = new StringBuilder($"  {_groups[g]} {group.Kind}");
            if (group.Order.Length > 0) line.Append(" 由轻到重（").Append(string.Join("、", group.Order.Select(value => _values[g][value]))).Append('）');
            if (group.Default >= 0) line.Append(" 默认 ").Append(_values[g][group.Default]);
            foreach ((int first, int second) in group.Exclusive) line.Append($" 互斥（{_values[g][first]}、{_values[g][second]}）");
            if (group.Gloss.Length > 0) line.Append(" 释义").Append(PrintedNames.Quote(group.Gloss));
            Line(line.ToString());
            if (group.Required >= 0) Field("    ", "必择", group.Required);
            for (int v = 0; v < group.Values.Length; v++) PrintValue(group, g, v);
        }
    }

    private void PrintValue(ConclusionGroup group, int g, int v)
    {
        ConclusionValue value = group.Values[v];
        string includes = value.Includes.Length > 0 ? $" 包括（{string.Join("、", value.Includes.Select(other => _values[g][other]))}）" : "";
        string synonyms = value.Synonyms.Length > 0 ? $" 同义（{Quoted(value.Synonyms)}）" : "";
        Line($"    {_values[g][v]}{includes}{synonyms}");
        if (group.Inputs.IsEmpty) return;
        if (group.Inputs[v].Hard >= 0) Field("      ", "应当", group.Inputs[v].Hard);
        if (group.Inputs[v].Soft >= 0) Field("      ", "可以", group.Inputs[v].Soft);
        if (group.Inputs[v].Against >= 0) Field("      ", "不得", group.Inputs[v].Against);
    }

    private void PrintDuties()
    {
        if (_program.Duties.IsEmpty && _program.AsOf < 0 && _program.DecisionDate < 0) return;
        Section("义务和权利", _program.Duties.Length);
        Line($"  截至 {DateFact(_program.AsOf)} 或者 {DateFact(_program.DecisionDate)}");
        foreach (Duty duty in _program.Duties)
        {
            var line = new StringBuilder($"  {PrintedNames.Quote(duty.Name)} {duty.Kind} {_rules[duty.Rule]}");
            if (duty.Actors.Length > 0) line.Append(" 由（").Append(string.Join("、", duty.Actors.Select(actor => _facts[actor]))).Append('）');
            if (duty.Start >= 0) line.Append(" 自 ").Append(_facts[duty.Start]);
            if (duty.Period != default) line.Append(' ').Append(FormulaPrinter.Span(duty.Period)).Append('内');
            if (duty.IsPrompt) line.Append(" 及时");
            Line(line.Append(" 行为 ").Append(_facts[duty.Act]).ToString());
            Field("    ", "产生", duty.Applies);
            if (duty.Started >= 0) Field("    ", "起算", duty.Started);
            Field("    ", "履行", duty.Performed);
        }
    }

    private string DateFact(int fact) => fact < 0 ? "无" : _facts[fact];

    // The days themselves: a program with another calendar is another program.
    private void PrintCalendar()
    {
        if (_program.Calendar is not { } calendar) return;
        Line($"日历 {PrintedNames.Quote(calendar.Title)} {Number(calendar.FirstYear)}至{Number(calendar.LastYear)}");
        Line("  休息 " + string.Join("、", calendar.DaysOff.Select(Number)));
        Line("  上班 " + string.Join("、", calendar.MakeUpDays.Select(Number)));
    }

    private void PrintScope()
    {
        if (_program.Applicability >= 0 && _program.Applicability != _program.Scope) Field("", "适用", _program.Applicability);
        if (_program.Applicability < 0 && _program.Scope >= 0) Line("没有适用条款");
        if (_program.Force is { } force)
        {
            string blank = force.BlankDate >= 0 ? " 空白 " + _facts[force.BlankDate] : "";
            Line($"施行期间 自 {Day(force.From)} 至 {Day(force.Until)}{blank}{(force.IsLatest ? " 现行" : "")}");
            Field("", "施行", force.Node);
            if (force.Node != _program.Scope) Field("", "适用并施行", _program.Scope);
        }
        else if (_program.Scope >= 0)
        {
            Field("", "适用", _program.Scope);
        }

        foreach (PrecedenceDeclaration precedence in _program.Precedence)
        {
            Line($"先后 {precedence.Kind} {LegalRankWords.Of(precedence.Ranks)} {PrintedNames.Quote(precedence.Citation)} {PrintedNames.Quote(precedence.Text)}{Place(precedence.Place)}");
        }

        if (_program.Overridable.Length > 0) Line($"可改定 {string.Join("、", _program.Overridable.Select(group => _groups[group]))}");
        foreach (ReadingPair pair in _program.Readings)
        {
            Line($"两读 {_facts[pair.Fact]} {PrintedNames.Quote(pair.Citation)} 默认{(pair.IsSecondDefault ? "乙" : "甲")}{Place(pair.Place)}");
            Line($"  读法甲 {PrintedNames.Quote(pair.First)}");
            Line($"  读法乙 {PrintedNames.Quote(pair.Second)}");
            Line($"  理由 {PrintedNames.Quote(pair.Reason)}");
        }

        foreach (Omission omission in _program.Omissions)
        {
            Line($"{(omission.IsUnpublished ? "缺号" : "不编码")} {PrintedNames.Quote(omission.Citation)} {PrintedNames.Quote(omission.Reason)} {PrintedNames.Quote(omission.Needs)}");
        }
    }

    private static string Day(long? day) => day is { } known ? known.ToString(CultureInfo.InvariantCulture) : "—";

    // A field shows the formula of the node that lives there, after the lines of the numbered nodes that it needs.
    private void Field(string indent, string label, int node)
    {
        var needed = new SortedSet<int>();
        var work = new Stack<int>();
        work.Push(node);
        bool first = true;
        while (work.Count > 0)
        {
            int next = work.Pop();
            string? name = _formulas.NameOf(next);
            if (!first && name is not null && (name[0] != 'n' || _written.Contains(next) || !needed.Add(next))) continue;
            if (first && _written.Contains(next)) break;
            first = false;
            foreach (int operand in _program.Nodes[next].Operands()) work.Push(operand);
        }

        foreach (int other in needed)
        {
            _written.Add(other);
            Line($"{indent}{_formulas.NameOf(other)} = {_formulas.FormulaOf(other)}");
        }

        bool again = !_written.Add(node) && _formulas.NameOf(node) is not null;
        Line($"{indent}{label} = {(again ? _formulas.NameOf(node) : _formulas.FormulaOf(node))}");
    }

    private void Section(string title, int count) => Line($"{title} {Number(count)}");

    private void Line(string text) => _text.Append(text).Append('\n');

    private static string Citation(string citation) => citation.All(c => char.IsLetterOrDigit(c) || c is '（' or '）') ? citation : PrintedNames.Quote(citation);

    private static string Quoted(ImmutableArray<string> texts) => string.Join("、", texts.Select(PrintedNames.Quote));

    private static string Place(SourcePlace place) =>
        place == default ? "" : $" @{PrintedNames.Quote(place.File ?? "")}:{Number(place.Line)}:{Number(place.Column)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
