using System.Collections.Immutable;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Lowering;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.ProgramForm.Values;
using StatedTruth = Zhaodan.ProgramForm.Logic.StatedTruth;

namespace Zhaodan.Compiler.Cases;

/// <summary>案例 as written → test cases of one program (language page, section 6).</summary>
public sealed class CaseBinder
{
    private static readonly Fact AnyDate = new() { Name = "日期", Kind = FactKind.Date };

    private readonly SourceText _source;
    private readonly Vocabulary _vocabulary;
    private readonly RegimeProgram _program;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<string, int> _facts;

    public CaseBinder(SourceText source, Vocabulary vocabulary, RegimeProgram program, DiagnosticBag diagnostics)
    {
        _source = source;
        _vocabulary = vocabulary;
        _program = program;
        _diagnostics = diagnostics;
        _facts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < program.Facts.Length; i++) _facts.Add(program.Facts[i].Name, i);
    }

    /// <summary>Does a finding say that the program does not know a word, which another program may?</summary>
    public static bool IsAboutWord(Diagnostic finding) => finding.Descriptor == DiagnosticCatalogue.CaseWord;

    public TestCase Bind(CaseSyntax syntax)
    {
        if (!syntax.IsGenerated && string.IsNullOrEmpty(syntax.Reason?.Text)) Report(DiagnosticCatalogue.CaseWithoutReason, syntax.Title.Span, syntax.Title.Text);
        if (syntax.Acts.All(a => a.Expectations.IsEmpty && a.Duties.IsEmpty)) Report(DiagnosticCatalogue.CaseWithoutExpectation, syntax.Title.Span, syntax.Title.Text);
        return new TestCase
        {
            Title = syntax.Title.Text,
            Reason = syntax.Reason?.Text ?? "",
            IsGenerated = syntax.IsGenerated,
            Place = PlaceOf(syntax.Title.Span),
            Acts = [.. syntax.Acts.Select(BindAct)],
        };
    }

    private TestAct BindAct(CaseActSyntax syntax)
    {
        var truths = new Dictionary<int, StatedTruth>();
        var numbers = new Dictionary<int, NumberRange>();
        var choices = new Dictionary<int, OptionSet>();
        var asserted = new List<AssertedConclusion>();
        foreach (StatedFact stated in syntax.Facts)
        {
            if (FindTruth(stated.Name) is { } fact) State(fact, TruthOf(stated.Truth), stated.Name);
        }

        foreach (StatedValue value in syntax.Values) BindValue(value);
        foreach (StatedValue date in syntax.Dates) BindDate(date);
        foreach (Name name in syntax.Asserted) BindAssertion(name);
        foreach (StatedDecision decision in syntax.Decisions) BindDecision(decision);
        var grants = new List<Grant>();
        foreach (GrantedItem grant in syntax.Grants) BindGrant(grant);
        foreach (StatedReading reading in syntax.Readings) BindReading(reading);
        return new TestAct
        {
            Grants = [.. grants],
            Laws = [.. syntax.Laws.Select(BindLaw).OfType<ProgramForm.Regimes.StatedLaw>()],
            Name = syntax.Name.Text ?? "",
            Truths = [.. truths.OrderBy(t => t.Key).Select(t => new TruthStatement(t.Key, t.Value))],
            Numbers = [.. numbers.OrderBy(n => n.Key).Select(n => new NumberStatement(n.Key, n.Value))],
            Choices = [.. choices.OrderBy(c => c.Key).Select(c => new ChoiceStatement(c.Key, c.Value))],
            Asserted = [.. asserted],
            RestFalse = syntax.RestFalse,
            Duties = [.. syntax.Duties.Select(BindDuty).OfType<DutyExpectation>()],
            Expectations = [.. syntax.Expectations.Select(BindExpectation).OfType<Expectation>()],
        };

        void State(int fact, StatedTruth truth, Name written)
        {
            if (truths.TryGetValue(fact, out StatedTruth earlier) && earlier != truth) Report(DiagnosticCatalogue.CaseStatedTwice, written.Span, written.Text);
            truths[fact] = truth;
        }

        void BindValue(StatedValue stated)
        {
            if (FindValueFact(stated) is not { } index) return;
            Fact fact = _program.Facts[index];
            if (!FactValueParser.TryParse(fact, stated.Value.Text.AsSpan(), out FactValue value, out string reason))
            {
                Report(DiagnosticCatalogue.CaseValue, stated.Value.Span, stated.Name.Text, stated.Value.Text, reason.TrimEnd('。'));
                return;
            }

            if (fact.TruthSlot >= 0 && value.Truth != StatedTruth.Silent) State(index, value.Truth, stated.Name);
            if (fact.NumberSlot >= 0) numbers[index] = value.Number;
            if (fact.ChoiceSlot >= 0) choices[index] = value.Choice;
        }

        void BindGrant(GrantedItem grant)
        {
            if (FindFact(grant.Item) is not { } fact) return;
            if (_program.Facts[fact].Kind != FactKind.Open)
            {
                Report(DiagnosticCatalogue.CaseWord, grant.Item.Span, grant.Item.Text, "不是须由人酌定的兜底项，不能“认可”");
                return;
            }

            State(fact, StatedTruth.True, grant.Item);
            grants.Add(new Grant(fact, grant.Reason.Text));
        }

        // A case may state its dates for whatever regime it is put to; where none asks for one it plays no part.
        void BindDate(StatedValue stated)
        {
            if (_facts.ContainsKey(stated.Name.Text))
            {
                BindValue(stated);
            }
            else if (!FactValueParser.TryParse(new Fact { Name = stated.Name.Text, Kind = FactKind.Date }, stated.Value.Text.AsSpan(), out _, out string reason))
            {
                Report(DiagnosticCatalogue.CaseValue, stated.Value.Span, stated.Name.Text, stated.Value.Text, reason.TrimEnd('。'));
            }
        }

        void BindReading(StatedReading stated)
        {
            string written = _source.Substring(stated.Place.Span);
            if (FindReading(stated.Place) is { } pair)
            {
                State(pair.Fact, stated.IsSecond == pair.IsSecondDefault ? StatedTruth.False : StatedTruth.True, new Name(written, stated.Place.Span));
                return;
            }

            string known = _program.Readings.IsEmpty ? "没有" : "只有" + string.Join("、", _program.Readings.Select(p => p.Citation));
            Report(DiagnosticCatalogue.CaseReading, stated.Place.Span, written, known);
        }

        void BindAssertion(Name name)
        {
            if (FindValue(name) is not { } value) return;
            int group = GroupIndex(value.Group);
            if (_program.Groups[group].IsDerived) asserted.Add(new AssertedConclusion(group, value.Index));
            else if (_facts.TryGetValue(FactTable.AssertionName(value.Name), out int fact)) State(fact, StatedTruth.True, name);
        }

        void BindDecision(StatedDecision decision)
        {
            if (FindValue(decision.Value) is not { } value) return;
            if (_facts.TryGetValue(FactTable.DecisionName(value.Name), out int fact))
            {
                State(fact, decision.Negated ? StatedTruth.False : StatedTruth.True, decision.Value);
                return;
            }

            // A decision for a value that needs no decision closes the discretions of its group: they were not used.
            if (!decision.Negated && value.Group.Kind != GroupKind.Parallel && CloseGroup(value, decision.Value)) return;
            Report(DiagnosticCatalogue.CaseWord, decision.Value.Span, decision.Value.Text, "在本制度中没有可供裁量的规则");
        }

        bool CloseGroup(ValueSymbol chosen, Name written)
        {
            bool any = false;
            foreach (ValueSymbol other in chosen.Group.Values)
            {
                if (other == chosen || !_facts.TryGetValue(FactTable.DecisionName(other.Name), out int fact)) continue;
                State(fact, StatedTruth.False, written);
                any = true;
            }

            return any;
        }
    }

    private DutyExpectation? BindDuty(DutyExpectationSyntax syntax)
    {
        string written = string.Join(" ", syntax.Words.Select(word => word.Text));
        if (FindDuty(syntax.Words, out string reason) is not { } index)
        {
            Report(DiagnosticCatalogue.CaseDutyUnknown, syntax.Words[0].Span, written, reason);
            return null;
        }

        Duty duty = _program.Duties[index];
        if (StatusOf(syntax.Status) is not { } status) return null;
        var possible = DutyStatus.None;
        if (!syntax.Possible.IsDefault)
        {
            foreach (Name name in syntax.Possible)
            {
                if (StatusOf(name) is not { } one) return null;
                possible |= one;
            }
        }

        ImmutableArray<int> missing = syntax.Missing.IsDefault ? default : [.. syntax.Missing.Select(FindFact).OfType<int>()];
        return new DutyExpectation(index, status, possible, missing, PlaceOf(syntax.Span));

        DutyStatus? StatusOf(Name name)
        {
            if (DutyWords.TryParse(duty, name.Text, out DutyStatus found)) return found;
            Report(DiagnosticCatalogue.CaseDutyStatus, name.Span, name.Text, string.Join("、", DutyWords.All(duty)));
            return null;
        }
    }

    // By the citation of its rule, by its act, or by both.
    private int? FindDuty(ImmutableArray<Name> words, out string reason)
    {
        var found = Enumerable.Range(0, _program.Duties.Length).ToList();
        foreach (Name word in words)
        {
            string text = word.Text;
            List<int> exact = found.FindAll(d => Rule(d) == text || _program.Duties[d].Name == text || ActIs(d, text));
            found = exact.Count > 0 ? exact : found.FindAll(d => Rule(d).StartsWith(text, StringComparison.Ordinal) && Rule(d).Length > text.Length && Rule(d)[text.Length] is '第' or '〔');
        }

        reason = found.Count == 0 ? "，本制度没有这样的义务或者权利" : "有" + found.Count + "个：" + string.Join("、", found.Take(6).Select(d => _program.Duties[d].Name));
        return found.Count == 1 ? found[0] : null;

        string Rule(int duty) => _program.Rules[_program.Duties[duty].Rule].Citation;

        bool ActIs(int duty, string word) => _program.Facts[_program.Duties[duty].Act].Name == word
            || (_vocabulary.Find(word) is FactSymbol symbol && _program.Facts[_program.Duties[duty].Act].Name == symbol.Name);
    }

    private Expectation? BindExpectation(ExpectationSyntax syntax)
    {
        int group = Expectation.WholeRegime;
        ExpectedStatus status = ExpectedStatus.Inapplicable;
        ulong values = 0;
        bool possiblyInapplicable = false;
        if (!syntax.Group.IsMissing)
        {
            if (_vocabulary.FindGroup(syntax.Group.Text) is not { } symbol)
            {
                Report(DiagnosticCatalogue.CaseExpectation, syntax.Group.Span, syntax.Group.Text, "不是结论组");
                return null;
            }

            group = GroupIndex(symbol);
            if (!_program.Groups[group].IsDerived)
            {
                Report(DiagnosticCatalogue.CaseExpectation, syntax.Group.Span, syntax.Group.Text, "在本制度中没有规则");
                return null;
            }

            status = ExpectedStatus.Settled;
            foreach (Name outcome in syntax.Outcomes)
            {
                switch (outcome.Text)
                {
                    case "待查明":
                        status = ExpectedStatus.Undetermined;
                        break;
                    case "裁量":
                        status = ExpectedStatus.Discretionary;
                        break;
                    case "冲突":
                        status = ExpectedStatus.Conflicting;
                        break;
                    default:
                        if (MaskOf(outcome, symbol) is not { } mask) return null;
                        values |= mask;
                        break;
                }
            }
        }

        ulong? possible = null;
        if (!syntax.Possible.IsDefaultOrEmpty)
        {
            possible = 0;
            foreach (Name name in syntax.Possible)
            {
                if (name.Text == "不适用") possiblyInapplicable = true;
                else if (name.Text == "冲突") possible |= GroupOutcome.Clash;
                else if (_vocabulary.FindGroup(syntax.Group.Text) is { } symbol && MaskOf(name, symbol) is { } mask) possible |= mask;
                else return null;
            }
        }

        ImmutableArray<int> missing = default;
        if (!syntax.Missing.IsDefault && syntax.Missing.Length > 0) missing = [.. syntax.Missing.Select(FindFact).OfType<int>()];
        ImmutableArray<string> citations = default;
        if (!syntax.Citations.IsDefaultOrEmpty) citations = [.. syntax.Citations.Select(c => ClauseText.Of(new SourceLocation(_source, c.Span)))];
        return new Expectation
        {
            Group = group,
            Status = status,
            Values = values,
            Possible = possible,
            PossiblyInapplicable = possiblyInapplicable,
            Missing = missing,
            Citations = citations,
            Place = PlaceOf(syntax.Span),
        };
    }

    private ulong? MaskOf(Name name, GroupSymbol group)
    {
        if (name.Text == "无") return GroupOutcome.None;
        if (_vocabulary.Find(name.Text) is ValueSymbol value && value.Group == group) return 1UL << value.Index;
        Report(DiagnosticCatalogue.CaseExpectation, name.Span, name.Text, "不是“" + group.Name + "”的取值");
        return null;
    }

    private ProgramForm.Regimes.StatedLaw? BindLaw(Syntax.StatedLaw law)
    {
        if (!LegalRankWords.TryParse(law.Rank.Text, out LegalRank rank))
        {
            Report(DiagnosticCatalogue.UnknownStatedRank, law.Rank.Span, law.Rank.Text);
            return null;
        }

        if (_vocabulary.FindGroup(law.Group.Text) is not { } group)
        {
            Report(DiagnosticCatalogue.CaseWord, law.Group.Span, law.Group.Text, "不是结论组");
            return null;
        }

        const string Against = "不得";
        string text = law.Value.Text;
        bool isAgainst = !(_vocabulary.Find(text) is ValueSymbol) && text.StartsWith(Against, StringComparison.Ordinal);
        if (_vocabulary.Find(isAgainst ? text.Substring(Against.Length) : text) is not ValueSymbol value || value.Group != group)
        {
            Report(DiagnosticCatalogue.CaseWord, law.Value.Span, text, "不是“" + group.Name + "”的取值");
            return null;
        }

        if (!_program.Precedence.Any(p => p.Ranks.Includes(rank)))
        {
            Report(DiagnosticCatalogue.LawWithoutYield, law.Rank.Span, law.Rank.Text);
        }

        return new ProgramForm.Regimes.StatedLaw(rank, group.Name, value.Name, isAgainst);
    }

    // Every case may state its dates; a regime that asks for none of them has no fact for them.
    private int? FindValueFact(StatedValue stated)
    {
        if (stated.Name.Text == CaseDateNames.InForce && _program.Force is { BlankDate: >= 0 and int blank }) return blank;
        if (!CaseDateNames.IsOfEveryCase(stated.Name.Text) || _facts.ContainsKey(stated.Name.Text)) return FindFact(stated.Name);
        if (!FactValueParser.TryParse(AnyDate, stated.Value.Text.AsSpan(), out _, out string reason))
        {
            Report(DiagnosticCatalogue.CaseValue, stated.Value.Span, stated.Name.Text, stated.Value.Text, reason.TrimEnd('。'));
        }

        return null;
    }

    private int? FindTruth(Name name)
    {
        if (FindFact(name) is not { } fact) return null;
        if (_program.Facts[fact].TruthSlot >= 0) return fact;
        Report(DiagnosticCatalogue.CaseWord, name.Span, name.Text, "不是可以为是或者否的事实，请写在“取值”里");
        return null;
    }

    // A declared fact, a causal link, an open item, or 决定 V and 认定 V as shown in answers.
    private int? FindFact(Name name)
    {
        if (_facts.TryGetValue(name.Text, out int known) && _program.Facts[known].Kind != FactKind.Reading) return known;
        if (_vocabulary.Find(name.Text) is FactSymbol symbol) return _facts[symbol.Name];
        if (LinkName.Canonical(name.Text, _vocabulary.Find) is { } link && _facts.TryGetValue(link, out int fact)) return fact;
        string reason = _vocabulary.Find(name.Text) is { } other
            ? "是" + other.KindName + "，不是事实"
            : "没有声明" + (name.Text[0] == '第' ? "，本制度也没有这样的兜底项" : "");
        Report(DiagnosticCatalogue.CaseWord, name.Span, name.Text, reason);
        return null;
    }

    private ReadingPair? FindReading(ReferenceSyntax place)
    {
        var path = new ProvisionPath(place.Article, place.Paragraph, place.Items);
        string citation = path.Cite(nameParagraph: place.Paragraph > 0);
        // 第一款 is also the only one.
        string whole = path.Cite(nameParagraph: false);
        return _program.Readings.FirstOrDefault(pair => pair.Citation == citation || (place.Paragraph == 1 && pair.Citation == whole));
    }

    private ValueSymbol? FindValue(Name name)
    {
        if (_vocabulary.Find(name.Text) is ValueSymbol value) return value;
        Report(DiagnosticCatalogue.CaseWord, name.Span, name.Text, "不是结论");
        return null;
    }

    private int GroupIndex(GroupSymbol symbol)
    {
        for (int g = 0; g < _program.Groups.Length; g++)
        {
            if (_program.Groups[g].Name == symbol.Name) return g;
        }

        throw new InvalidOperationException("A program holds every group of its vocabulary.");
    }

    private static StatedTruth TruthOf(Syntax.StatedTruth truth) => truth switch
    {
        Syntax.StatedTruth.True => StatedTruth.True,
        Syntax.StatedTruth.False => StatedTruth.False,
        _ => StatedTruth.Unknown,
    };

    private SourcePlace PlaceOf(TextSpan span)
    {
        var location = new SourceLocation(_source, span);
        return new SourcePlace(_source.Path, location.Line, location.Column);
    }

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments) =>
        _diagnostics.Report(descriptor, new SourceLocation(_source, span), arguments);
}
