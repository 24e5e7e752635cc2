using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler.Binding;

/// <summary>Several parts of one vocabulary, from one file or from many.</summary>
public readonly record struct VocabularyPart(SourceText Source, VocabularySyntax Syntax);

/// <summary>
/// Declarations → symbols. Words first, then what refers to words, so that order never matters. A vocabulary that several
/// files continue is bound as one; vocabularies that one regime uses together are bound as one too.
/// </summary>
public sealed class VocabularyBinder
{
    /// <summary>The most names of one 互斥; its pairs grow with the square.</summary>
    public const int MaxExclusive = 500;

    /// <summary>The most options of a choice.</summary>
    public const int MaxOptions = 63;

    private readonly DiagnosticBag _diagnostics;
    private readonly List<FactSymbol> _facts = [];
    private readonly List<GroupSymbol> _groups = [];
    private readonly List<FactConstraint> _constraints = [];
    private readonly ImmutableDictionary<string, Symbol>.Builder _words = ImmutableDictionary.CreateBuilder<string, Symbol>(StringComparer.Ordinal);
    private readonly Dictionary<string, GroupSymbol> _groupNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _links = new(StringComparer.Ordinal);
    private bool _allLinks;

    private VocabularyBinder(DiagnosticBag diagnostics) => _diagnostics = diagnostics;

    public static Vocabulary Bind(string title, IReadOnlyList<VocabularyPart> parts, DiagnosticBag diagnostics)
    {
        var binder = new VocabularyBinder(diagnostics);
        foreach (VocabularyPart part in parts) binder.DeclareWords(part);
        foreach (VocabularyPart part in parts) binder.BindRelations(part);
        var vocabulary = new Vocabulary(
            title,
            [.. binder._facts],
            [.. binder._groups],
            [.. binder._constraints],
            new LinkPresumption(binder._allLinks, binder._links.ToImmutableHashSet(StringComparer.Ordinal)),
            binder._words.ToImmutable(),
            binder._groupNames.ToImmutableDictionary(StringComparer.Ordinal));
        return vocabulary;
    }

    private void DeclareWords(VocabularyPart part)
    {
        foreach (DeclarationSyntax declaration in part.Syntax.Declarations)
        {
            if (declaration is FactDeclarationSyntax fact) DeclareFact(part.Source, fact);
            else if (declaration is GroupDeclarationSyntax group) DeclareGroup(part.Source, group);
        }
    }

    private void DeclareFact(SourceText source, FactDeclarationSyntax syntax)
    {
        if (syntax.Name.IsMissing) return;
        if (CaseDateNames.IsReserved(syntax.Name.Text))
        {
            Report(DiagnosticCatalogue.CaseDateDeclared, source, syntax.Name.Span, syntax.Name.Text);
            return;
        }

        ImmutableArray<Name> options = syntax.Type?.Options.IsDefault == false ? syntax.Type.Options : [];
        if (options.Length > MaxOptions)
        {
            Report(DiagnosticCatalogue.TooManyValues, source, syntax.Name.Span, syntax.Name.Text, options.Length, MaxOptions);
            options = options.RemoveRange(MaxOptions, options.Length - MaxOptions);
        }

        AttributesSyntax attributes = syntax.Attributes;
        var symbol = new FactSymbol(syntax.Name.Text, new SourceLocation(source, syntax.Name.Span), KindOf(syntax))
        {
            Unit = syntax.Type is { Kind: TypeSyntaxKind.Count } type ? type.Unit.Text : "",
            Options = [.. options.Select(o => o.Text).Distinct(StringComparer.Ordinal)],
            Synonyms = Texts(attributes.Synonyms),
            FormerNames = Texts(attributes.FormerNames),
            Gloss = attributes.Gloss?.Text ?? "",
            Reason = attributes.Reason?.Text ?? "",
        };
        if (!Declare(source, syntax.Name, symbol)) return;
        foreach (Name synonym in attributes.Synonyms) Declare(source, synonym, symbol);
        foreach (Name former in attributes.FormerNames) Declare(source, former, symbol);
        if (attributes.Presumption is { } presumption) Presume(source, symbol, syntax.Name.Span, presumption);
        _facts.Add(symbol);
    }

    private static FactKind KindOf(FactDeclarationSyntax syntax) => syntax.Kind switch
    {
        FactSyntaxKind.Event => FactKind.Event,
        FactSyntaxKind.Actor => FactKind.Actor,
        _ => syntax.Type?.Kind switch
        {
            TypeSyntaxKind.Count => FactKind.Count,
            TypeSyntaxKind.Money => FactKind.Money,
            TypeSyntaxKind.Date => FactKind.Date,
            TypeSyntaxKind.Choice => FactKind.Choice,
            _ => FactKind.Truth,
        },
    };

    private void DeclareGroup(SourceText source, GroupDeclarationSyntax syntax)
    {
        if (syntax.Name.IsMissing) return;
        var group = new GroupSymbol(syntax.Name.Text, new SourceLocation(source, syntax.Name.Span), syntax.Kind switch
        {
            GroupSyntaxKind.Priority => GroupKind.Priority,
            GroupSyntaxKind.Unique => GroupKind.Unique,
            _ => GroupKind.Parallel,
        })
        {
            Gloss = syntax.Gloss?.Text ?? "",
        };
        if (!DeclareGroupName(source, syntax.Name, group)) return;

        var values = new List<ValueSymbol>();
        foreach (ValueSyntax value in syntax.Values)
        {
            ValueSymbol? umbrella = DeclareValue(value.Name);
            var included = new List<int>();
            foreach (Name name in value.Includes)
            {
                if (DeclareValue(name) is { } part) included.Add(part.Index);
            }

            if (umbrella is not null) umbrella.Includes = [.. included];
        }

        if (values.Count > ProgramForm.Logic.GroupOutcome.MaxValues)
        {
            Report(DiagnosticCatalogue.TooManyValues, source, syntax.Name.Span, syntax.Name.Text, values.Count, ProgramForm.Logic.GroupOutcome.MaxValues);
            return;
        }

        group.Values = [.. values];
        foreach (ValueSynonyms synonyms in syntax.Synonyms)
        {
            ValueSymbol? value = values.Find(v => v.Name == synonyms.Value.Text);
            if (value is null)
            {
                Report(DiagnosticCatalogue.UndeclaredWord, source, synonyms.Value.Span, synonyms.Value.Text, "为本组的结论");
                continue;
            }

            value.Synonyms = value.Synonyms.AddRange(Texts(synonyms.Synonyms));
            foreach (Name synonym in synonyms.Synonyms) Declare(source, synonym, value);
        }

        group.Order = [.. syntax.Order.Select(IndexOf).Where(i => i >= 0).Distinct()];
        if (!syntax.Default.IsMissing) group.Default = IndexOf(syntax.Default);
        _groups.Add(group);

        ValueSymbol? DeclareValue(Name name)
        {
            if (name.IsMissing) return null;
            var value = new ValueSymbol(name.Text, new SourceLocation(source, name.Span), group, values.Count);
            if (!Declare(source, name, value)) return null;
            values.Add(value);
            return value;
        }

        int IndexOf(Name name)
        {
            int index = values.FindIndex(v => v.Name == name.Text);
            if (index < 0) Report(DiagnosticCatalogue.UndeclaredWord, source, name.Span, name.Text, "为本组的结论");
            return index;
        }
    }

    private void BindRelations(VocabularyPart part)
    {
        foreach (DeclarationSyntax declaration in part.Syntax.Declarations)
        {
            switch (declaration)
            {
                case ConstraintDeclarationSyntax constraint:
                    BindConstraint(part.Source, constraint);
                    break;
                case PresumptionDeclarationSyntax presumption:
                    foreach (Name name in presumption.Names)
                    {
                        if (FindTruthFact(part.Source, name) is { } fact) Presume(part.Source, fact, name.Span, presumption.Presumption);
                    }

                    break;
                case CausalPresumptionSyntax causal:
                    BindCausalPresumption(part.Source, causal);
                    break;
            }
        }
    }

    private void BindConstraint(SourceText source, ConstraintDeclarationSyntax syntax)
    {
        ImmutableArray<SignedName> members = syntax.Members;
        if (syntax.Kind == ConstraintSyntaxKind.Exclusive && members.Length > MaxExclusive)
        {
            Report(DiagnosticCatalogue.TooManyExclusive, source, syntax.Span, members.Length, MaxExclusive);
            return;
        }

        if (members.Length < 2 || (syntax.Kind == ConstraintSyntaxKind.Antonym && members.Length != 2))
        {
            string wanted = syntax.Kind == ConstraintSyntaxKind.Antonym ? "恰好两个名称" : "两个以上的名称";
            Report(DiagnosticCatalogue.ConstraintArity, source, syntax.Span, KeywordOf(syntax.Kind), wanted, members.Length);
            return;
        }

        if (syntax.Kind == ConstraintSyntaxKind.Exclusive && TryBindExclusiveValues(source, members)) return;

        var facts = new FactSymbol?[members.Length];
        for (int i = 0; i < members.Length; i++) facts[i] = FindTruthFact(source, members[i].Name);
        string origin = KeywordOf(syntax.Kind) + string.Join("、", members.Select(m => (m.Negated ? "未" : "") + m.Name.Text));
        switch (syntax.Kind)
        {
            case ConstraintSyntaxKind.Antonym:
                AddConstraint(0, !members[0].Negated, 1, !members[1].Negated, origin);
                AddConstraint(0, members[0].Negated, 1, members[1].Negated, origin);
                break;
            case ConstraintSyntaxKind.Exclusive:
                for (int i = 0; i < members.Length; i++)
                {
                    for (int j = i + 1; j < members.Length; j++) AddConstraint(i, members[i].Negated, j, members[j].Negated, Pair("互斥", i, j));
                }

                break;
            default:
                for (int j = 1; j < members.Length; j++)
                {
                    string shown = "蕴含 " + Shown(0) + " 则 " + Shown(j);
                    AddConstraint(0, members[0].Negated, j, !members[j].Negated, shown);
                }

                break;
        }

        string Shown(int i) => (members[i].Negated ? "未" : "") + members[i].Name.Text;

        string Pair(string keyword, int i, int j) => $"{keyword} {Shown(i)}、{Shown(j)}";

        void AddConstraint(int i, bool firstPositive, int j, bool secondPositive, string shown)
        {
            if (facts[i] is { } first && facts[j] is { } second) _constraints.Add(new FactConstraint(first, firstPositive, second, secondPositive, shown));
        }
    }

    // 互斥 从轻、从重: values of one 并列 group.
    private bool TryBindExclusiveValues(SourceText source, ImmutableArray<SignedName> members)
    {
        var values = new List<ValueSymbol>();
        foreach (SignedName member in members)
        {
            if (_words.TryGetValue(member.Name.Text, out Symbol? symbol) && symbol is ValueSymbol value) values.Add(value);
        }

        if (values.Count == 0) return false;
        for (int i = 0; i < members.Length; i++)
        {
            if (values.Count != members.Length || values[i].Group != values[0].Group)
            {
                Report(DiagnosticCatalogue.WrongWordKind, source, members[i].Name.Span, members[i].Name.Text, "另一类词", "同一结论组的结论");
                return true;
            }
        }

        GroupSymbol group = values[0].Group;
        for (int i = 0; i < values.Count; i++)
        {
            for (int j = i + 1; j < values.Count; j++) group.Exclusive = group.Exclusive.Add((values[i].Index, values[j].Index));
        }

        return true;
    }

    // The names are canonical: 甲致使乙 with the names of facts, whatever synonym was written.
    private void BindCausalPresumption(SourceText source, CausalPresumptionSyntax syntax)
    {
        _allLinks |= syntax.All;
        foreach (Name link in syntax.Links)
        {
            string? canonical = LinkName.Canonical(link.Text, word => _words.TryGetValue(word, out Symbol? s) ? s : null);
            if (canonical is null) Report(DiagnosticCatalogue.UnknownLink, source, link.Span, link.Text);
            else _links.Add(canonical);
        }
    }

    private FactSymbol? FindTruthFact(SourceText source, Name name)
    {
        if (name.IsMissing) return null;
        if (!_words.TryGetValue(name.Text, out Symbol? symbol))
        {
            Report(DiagnosticCatalogue.UndeclaredWord, source, name.Span, name.Text, "");
            return null;
        }

        if (symbol is FactSymbol { IsTruth: true } fact) return fact;
        Report(DiagnosticCatalogue.WrongWordKind, source, name.Span, name.Text, symbol.KindName, "是否事实、事件或者主体");
        return null;
    }

    private void Presume(SourceText source, FactSymbol fact, TextSpan span, PresumptionSyntax syntax)
    {
        Presumption presumption = syntax.IsBurden ? Presumption.Burden : syntax.Value ? Presumption.True : Presumption.False;
        if (!fact.IsTruth)
        {
            Report(DiagnosticCatalogue.WrongWordKind, source, span, fact.Name, fact.KindName, "是否事实、事件或者主体");
            return;
        }

        if (fact.Presumption != Presumption.None && fact.Presumption != presumption)
        {
            Report(DiagnosticCatalogue.DuplicatePresumption, source, span, fact.Name);
            return;
        }

        fact.Presumption = presumption;
    }

    private bool DeclareGroupName(SourceText source, Name name, GroupSymbol group)
    {
        if (!_groupNames.TryGetValue(name.Text, out GroupSymbol? earlier))
        {
            _groupNames.Add(name.Text, group);
            return true;
        }

        Report(DiagnosticCatalogue.DuplicateWord, source, name.Span, name.Text, earlier.KindName, PlaceOf(earlier), group.KindName);
        return false;
    }

    private bool Declare(SourceText source, Name name, Symbol symbol)
    {
        if (name.IsMissing) return false;
        if (!_words.TryGetValue(name.Text, out Symbol? earlier))
        {
            _words.Add(name.Text, symbol);
            return true;
        }

        Report(DiagnosticCatalogue.DuplicateWord, source, name.Span, name.Text, earlier.KindName, PlaceOf(earlier), symbol.KindName);
        return false;
    }

    private static string PlaceOf(Symbol symbol) =>
        string.Format(CultureInfo.InvariantCulture, "{0} 第 {1} 行", symbol.Location.Source.Path, symbol.Location.Line);

    private static ImmutableArray<string> Texts(ImmutableArray<Name> names) => [.. names.Select(n => n.Text)];

    private static string KeywordOf(ConstraintSyntaxKind kind) => kind switch
    {
        ConstraintSyntaxKind.Antonym => "反义",
        ConstraintSyntaxKind.Exclusive => "互斥",
        _ => "蕴含",
    };

    private void Report(DiagnosticDescriptor descriptor, SourceText source, TextSpan span, params object[] arguments) =>
        _diagnostics.Report(descriptor, new SourceLocation(source, span), arguments);
}
