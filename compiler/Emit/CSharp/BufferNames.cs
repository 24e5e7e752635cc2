using System.Globalization;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;

namespace Zhaodan.Compiler.Emit.CSharp;

/// <summary>
/// How generated code names the parts of its three buffers: the case <c>f</c>, the truths <c>v</c> (and <c>o</c>, on what is
/// stated alone) and the answer <c>a</c>. Each is a struct whose fields are the terms; a program with thousands of them is
/// addressed by offsets instead, since types that wide load slowly.
/// </summary>
internal sealed class BufferNames
{
    private const int MostFields = 1200;

    private readonly RegimeProgram _program;
    private readonly EvaluatorLayout _layout;
    private readonly bool _named;
    private readonly string[] _facts;
    private readonly string[] _groups;
    private readonly string[] _rules;

    public BufferNames(RegimeProgram program, EvaluatorLayout layout)
    {
        _program = program;
        _layout = layout;
        _named = program.Facts.Length <= MostFields && program.Rules.Sum(rule => 1 + rule.Conclusions.Length) <= MostFields;
        _facts = NamesOf(program.Facts.Select(fact => fact.Name));
        var answers = new NameTable();
        _groups = program.Groups.Select(group => answers.Take(Identifier.Of(group.Name))).ToArray();
        _rules = program.Rules.Select(rule => answers.Take(Identifier.Of(rule.Citation))).ToArray();
    }

    public string CaseParameter => _named ? "ref Case f" : "ref byte f";

    public string TruthsParameter(string name) => (_named ? "ref Truths " : "ref byte ") + name;

    public string AnswerParameter => _named ? "ref Answer a" : "ref byte a";

    /// <summary>The name of a fact among identifiers.</summary>
    public string FactName(int fact) => _facts[fact];

    public string RuleName(int rule) => _rules[rule];

    /// <summary>A reference to a struct (or to bytes) at an offset of a reference to bytes.</summary>
    public string View(string type, string bytes, int offset)
    {
        string at = offset == 0 ? bytes : $"Unsafe.Add(ref {bytes}, {Text(offset)})";
        return _named ? $"ref Unsafe.As<byte, {type}>(ref {at})" : "ref " + at;
    }

    /// <summary>The bytes under one of the structs.</summary>
    public string AsBytes(string type, string buffer) => _named ? $"Unsafe.As<{type}, byte>(ref {buffer})" : buffer;

    public string Truth(int fact, string buffer) => _named ? $"{buffer}.{_facts[fact]}" : At(buffer, _layout.Facts.TruthIndex(fact));

    public string Stated(int fact) => _named ? $"(int)f.{_facts[fact]}" : "(int)" + At("f", _layout.Facts.TruthIndex(fact));

    public string RestFalse => _named ? "f.RestFalse" : At("f", _layout.Facts.RestFalseOffset);

    public string Number(int fact) =>
        _named ? $"f.{NumberField(fact)}" : As("NumberRange", "f", _layout.Facts.NumberOffset(_program.Facts[fact].NumberSlot));

    public string Choice(int fact) =>
        _named ? $"f.{ChoiceField(fact)}" : As("OptionSet", "f", _layout.Facts.ChoiceOffset(_program.Facts[fact].ChoiceSlot));

    public string Group(int group, string answer = "a") =>
        _named ? $"{answer}.{_groups[group]}" : As("GroupRecord", answer, OutcomeLayout.GroupOffset(group));

    /// <summary>The outcome that an evaluation is given for a group; null where the group takes none.</summary>
    public string? Given(int group)
    {
        int offset = _layout.Facts.OverrideOffset(group);
        if (offset < 0) return null;
        return _named ? $"f.{GivenField(group)}" : As("GroupOutcome", "f", offset);
    }

    public string Contradictory => _named ? "a.Contradictory" : At("a", OutcomeLayout.ContradictoryOffset);

    public string Scope => _named ? "a.Scope" : At("a", OutcomeLayout.ScopeOffset);

    public string Applicability => _named ? "a.Applicability" : At("a", OutcomeLayout.ApplicabilityOffset);

    public string OutsideCalendar => _named ? "a.OutsideCalendar" : At("a", OutcomeLayout.OutsideCalendarOffset);

    public string Duty(int duty) => _named ? $"a.{DutyField(duty)}" : At("a", _layout.Outcome.DutyOffset(duty));

    public string Rule(int rule) => _named ? $"a.{_rules[rule]}" : At("a", _layout.Outcome.RuleOffset(rule));

    public string Conclusion(int rule, int conclusion) =>
        _named ? $"a.{ConclusionField(rule, conclusion)}" : At("a", _layout.Outcome.ConclusionOffset(rule, conclusion));

    /// <summary>The three structs; nothing where the program is addressed by offsets.</summary>
    public IEnumerable<string> Declarations()
    {
        if (!_named) return [];
        var lines = new List<string>();
        Open(lines, "Case", _layout.Facts.Size, isPublic: true);
        for (int i = 0; i < _facts.Length; i++)
        {
            Fact fact = _program.Facts[i];
            if (_layout.Facts.TruthIndex(i) >= 0) Field(lines, _layout.Facts.TruthIndex(i), "StatedTruth", _facts[i]);
            if (fact.NumberSlot >= 0) Field(lines, _layout.Facts.NumberOffset(fact.NumberSlot), "NumberRange", NumberField(i));
            if (fact.ChoiceSlot >= 0) Field(lines, _layout.Facts.ChoiceOffset(fact.ChoiceSlot), "OptionSet", ChoiceField(i));
        }

        Field(lines, _layout.Facts.RestFalseOffset, "byte", "RestFalse");
        foreach (int group in _program.Overridable) Field(lines, _layout.Facts.OverrideOffset(group), "GroupOutcome", GivenField(group));
        lines.Add("}");
        Open(lines, "Truths", Math.Max(1, _layout.Facts.TruthBytes), isPublic: false);
        for (int i = 0; i < _facts.Length; i++)
        {
            if (_layout.Facts.TruthIndex(i) >= 0) Field(lines, _layout.Facts.TruthIndex(i), "byte", _facts[i]);
        }

        lines.Add("}");
        Open(lines, "Answer", _layout.Outcome.Size, isPublic: true);
        Field(lines, OutcomeLayout.ContradictoryOffset, "byte", "Contradictory");
        Field(lines, OutcomeLayout.ScopeOffset, "byte", "Scope");
        if (_program.Force is not null) Field(lines, OutcomeLayout.ApplicabilityOffset, "byte", "Applicability");
        if (_program.ReckonsDays) Field(lines, OutcomeLayout.OutsideCalendarOffset, "byte", "OutsideCalendar");
        for (int g = 0; g < _groups.Length; g++) Field(lines, OutcomeLayout.GroupOffset(g), "GroupRecord", _groups[g]);
        for (int r = 0; r < _rules.Length; r++)
        {
            Field(lines, _layout.Outcome.RuleOffset(r), "byte", _rules[r]);
            for (int c = 0; c < _program.Rules[r].Conclusions.Length; c++)
            {
                int offset = _layout.Outcome.ConclusionOffset(r, c);
                if (offset != _layout.Outcome.RuleOffset(r)) Field(lines, offset, "byte", ConclusionField(r, c));
            }
        }

        for (int d = 0; d < _program.Duties.Length; d++) Field(lines, _layout.Outcome.DutyOffset(d), "byte", DutyField(d));
        lines.Add("}");
        return lines;
    }

    private static void Open(List<string> lines, string name, int size, bool isPublic)
    {
        lines.Add($"[StructLayout(LayoutKind.Explicit, Size = {Text(size)})]");
        lines.Add((isPublic ? "public" : "private") + " struct " + name);
        lines.Add("{");
    }

    private static void Field(List<string> lines, int offset, string type, string name) =>
        lines.Add($"    [FieldOffset({Text(offset)})] public {type} {name};");

    private static string[] NamesOf(IEnumerable<string> terms)
    {
        var names = new NameTable();
        return terms.Select(term => names.Take(Identifier.Of(term))).ToArray();
    }

    // A fact may have the name of a group.
    private static string GivenField(int group) => "Given" + Text(group + 1);

    private string NumberField(int fact) => _layout.Facts.TruthIndex(fact) >= 0 ? _facts[fact] + "_Number" : _facts[fact];

    private string ChoiceField(int fact) =>
        _layout.Facts.TruthIndex(fact) >= 0 || _program.Facts[fact].NumberSlot >= 0 ? _facts[fact] + "_Choice" : _facts[fact];

    private string ConclusionField(int rule, int conclusion) => _rules[rule] + "_C" + Text(conclusion + 1);

    private string DutyField(int duty) => _rules[_program.Duties[duty].Rule] + "_Duty" + Text(duty + 1);

    private static string At(string buffer, int offset) => $"Unsafe.Add(ref {buffer}, {Text(offset)})";

    private static string As(string type, string buffer, int offset) => $"Unsafe.As<byte, {type}>(ref {At(buffer, offset)})";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
