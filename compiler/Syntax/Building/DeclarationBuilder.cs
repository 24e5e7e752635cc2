using System.Collections.Immutable;
using Antlr4.Runtime.Tree;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Parsing;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;
using static Zhaodan.Grammar.StatuteParser;

namespace Zhaodan.Compiler.Syntax.Building;

/// <summary>The lines of a vocabulary, one after the other, → declarations with their attributes.</summary>
internal sealed class DeclarationBuilder(LineReader reader, DiagnosticReporter reporter)
{
    private readonly ImmutableArray<DeclarationSyntax>.Builder _declarations = ImmutableArray.CreateBuilder<DeclarationSyntax>();
    private FactLineParts? _fact;
    private GroupLineParts? _group;

    // The line above could not be read: what describes it is not its own mistake.
    private bool _broken;

    private sealed class FactLineParts(TextSpan span, FactSyntaxKind kind, Name name, TypeSyntax? type)
    {
        public TextSpan Span { get; set; } = span;

        public FactSyntaxKind Kind { get; } = kind;

        public Name Name { get; } = name;

        public TypeSyntax? Type { get; } = type;

        public AttributesSyntax Attributes { get; set; } = AttributesSyntax.Empty;

        public ImmutableArray<Name>.Builder Synonyms { get; } = ImmutableArray.CreateBuilder<Name>();

        public ImmutableArray<Name>.Builder FormerNames { get; } = ImmutableArray.CreateBuilder<Name>();
    }

    private sealed class GroupLineParts(TextSpan span, Name name, GroupSyntaxKind kind, ImmutableArray<ValueSyntax> values)
    {
        public TextSpan Span { get; set; } = span;

        public Name Name { get; } = name;

        public GroupSyntaxKind Kind { get; } = kind;

        public ImmutableArray<ValueSyntax> Values { get; } = values;

        public ImmutableArray<Name> Order { get; set; } = [];

        public Name Default { get; set; }

        public StringLiteral? Gloss { get; set; }

        public ImmutableArray<ValueSynonyms>.Builder Synonyms { get; } = ImmutableArray.CreateBuilder<ValueSynonyms>();
    }

    public void Declare(List<ClauseToken> tokens, LineForm form)
    {
        Flush();
        DeclarationLineContext? line = reader.Read(tokens, form, p => p.declarationLine());
        TextSpan span = TextSpan.Cover(tokens[0].Span, tokens[tokens.Count - 1].Span);
        switch (line)
        {
            case null:
                Salvage(tokens, span);
                break;
            case FactLineContext fact:
                _fact = new FactLineParts(span, FactSyntaxKind.Fact, NewName(fact.name()), fact.type() is { } type ? TypeOf(type) : null);
                break;
            case EventLineContext happening:
                _fact = new FactLineParts(span, FactSyntaxKind.Event, NewName(happening.name()), null);
                break;
            case ActorLineContext actor:
                _fact = new FactLineParts(span, FactSyntaxKind.Actor, NewName(actor.name()), null);
                break;
            case AntonymLineContext antonym:
                _declarations.Add(new ConstraintDeclarationSyntax(span, ConstraintSyntaxKind.Antonym, Unsigned(reader.NamesOf(antonym.names()))));
                break;
            case ExclusiveLineContext exclusive:
                _declarations.Add(new ConstraintDeclarationSyntax(span, ConstraintSyntaxKind.Exclusive, Unsigned(reader.NamesOf(exclusive.names()))));
                break;
            case ImplicationLineContext implication:
                ImmutableArray<Name> members = reader.NamesOf(implication.names()).Insert(0, reader.NameOf(implication.name()));
                _declarations.Add(new ConstraintDeclarationSyntax(span, ConstraintSyntaxKind.Implication, Unsigned(members)));
                break;
            case FollowingFactsLineContext following:
                _declarations.Add(new PresumptionDeclarationSyntax(span, PresumptionOf(following.presumption()), reader.NamesOf(following.names())));
                break;
            case CausesLineContext causes:
                _declarations.Add(new CausalPresumptionSyntax(span, causes.ALL() is not null, causes.names() is { } names ? reader.NamesOf(names) : []));
                break;
            case GroupLineContext group:
                _group = GroupOf(group, span);
                foreach (GroupAttributeContext attribute in group.groupAttribute()) AddGroupAttribute(_group, attribute);
                break;
        }
    }

    /// <summary>A line that says more about the declaration above it.</summary>
    public void Describe(List<ClauseToken> tokens, LineForm form)
    {
        if (_fact is null && _group is null)
        {
            if (_broken) return;
            reporter.Report(DiagnosticCatalogue.AttributeWithoutDeclaration, tokens[0].Span, form.Head);
            return;
        }

        if (reader.Read(tokens, form, p => p.attributeLine()) is not { } line) return;
        TextSpan span = TextSpan.Cover(tokens[0].Span, tokens[tokens.Count - 1].Span);
        bool fits = _fact is not null ? DescribeFact(_fact, line, span, form, tokens[0]) : _group is not null && DescribeGroup(_group, line, span, form, tokens[0]);
        if (!fits) reporter.Report(DiagnosticCatalogue.AttributeMisplaced, tokens[0].Span, form.Head);
    }

    /// <summary>A line that could not be told at all ends what attributes belong to.</summary>
    public void Break()
    {
        Flush();
        _broken = true;
    }

    public ImmutableArray<DeclarationSyntax> Finish()
    {
        Flush();
        return _declarations.ToImmutable();
    }

    private bool DescribeFact(FactLineParts fact, AttributeLineContext line, TextSpan span, LineForm form, ClauseToken head)
    {
        AttributesSyntax old = fact.Attributes;
        switch (line)
        {
            case GlossLineContext gloss:
                if (old.Gloss is not null) Repeated(form, head);
                fact.Attributes = old with { Gloss = LineReader.LiteralOf(gloss.STRING()) };
                break;
            case ReasonLineContext reason:
                if (old.Reason is not null) Repeated(form, head);
                fact.Attributes = old with { Reason = LineReader.LiteralOf(reason.STRING()) };
                break;
            case SynonymLineContext synonym:
                fact.Synonyms.AddRange(NewNames(synonym.names()));
                break;
            case FormerLineContext former:
                fact.FormerNames.AddRange(NewNames(former.names()));
                break;
            case PresumptionLineContext presumption:
                if (old.Presumption is not null) Repeated(form, head);
                fact.Attributes = old with { Presumption = PresumptionOf(presumption.presumption()) };
                break;
            default:
                return false;
        }

        fact.Span = TextSpan.Cover(fact.Span, span);
        return true;
    }

    private bool DescribeGroup(GroupLineParts group, AttributeLineContext line, TextSpan span, LineForm form, ClauseToken head)
    {
        switch (line)
        {
            case GlossLineContext gloss:
                if (group.Gloss is not null) Repeated(form, head);
                group.Gloss = LineReader.LiteralOf(gloss.STRING());
                break;
            case ValueSynonymLineContext synonym:
                group.Synonyms.Add(new ValueSynonyms(reader.NameOf(synonym.name()), NewNames(synonym.names())));
                break;
            case GroupAttributeLineContext attributes:
                foreach (GroupAttributeContext attribute in attributes.groupAttribute()) AddGroupAttribute(group, attribute);
                break;
            default:
                return false;
        }

        group.Span = TextSpan.Cover(group.Span, span);
        return true;
    }

    private void AddGroupAttribute(GroupLineParts group, GroupAttributeContext attribute)
    {
        ClauseToken head = Spans.Only(attribute);
        if (attribute.ORDER_LINE() is not null)
        {
            if (!group.Order.IsEmpty) reporter.Report(DiagnosticCatalogue.RepeatedAttribute, head.Span, head.Word);
            group.Order = reader.NamesOf(attribute.names());
        }
        else
        {
            if (!group.Default.IsMissing) reporter.Report(DiagnosticCatalogue.RepeatedAttribute, head.Span, head.Word);
            group.Default = reader.NameOf(attribute.name());
        }
    }

    private void Repeated(LineForm form, ClauseToken head) => reporter.Report(DiagnosticCatalogue.RepeatedAttribute, head.Span, form.Head);

    /// <summary>A name that is declared here, which no keyword can be.</summary>
    private Name NewName(NameContext context)
    {
        Name name = reader.NameOf(context);
        if (Segmenting.Keywords.IsReserved(name.Text)) reporter.Report(DiagnosticCatalogue.ReservedName, name.Span, name.Text);
        return name;
    }

    private ImmutableArray<Name> NewNames(NamesContext context)
    {
        ImmutableArray<Name>.Builder names = ImmutableArray.CreateBuilder<Name>((context.ChildCount + 1) / 2);
        foreach (IParseTree child in context.children)
        {
            if (child is NameContext name) names.Add(NewName(name));
        }

        return names.ToImmutable();
    }

    private TypeSyntax TypeOf(TypeContext context)
    {
        TextSpan span = Spans.Of(context);
        if (context.names() is { } options) return new TypeSyntax(span, TypeSyntaxKind.Choice, default, NewNames(options));
        Name unit = reader.NameOf(context.name());
        return unit.Text switch
        {
            "是否" => new TypeSyntax(span, TypeSyntaxKind.Truth, default, []),
            "元" => new TypeSyntax(span, TypeSyntaxKind.Money, default, []),
            "日期" => new TypeSyntax(span, TypeSyntaxKind.Date, default, []),
            _ => new TypeSyntax(span, TypeSyntaxKind.Count, unit, []),
        };
    }

    private static PresumptionSyntax PresumptionOf(PresumptionContext context) =>
        new(Spans.Of(context), context.YES() is not null, context.BURDEN_FALSE() is not null);

    private GroupLineParts GroupOf(GroupLineContext context, TextSpan span)
    {
        GroupSyntaxKind kind = Spans.Only(context.groupKind()).Type switch
        {
            StatuteLexer.KIND_PRIORITY => GroupSyntaxKind.Priority,
            StatuteLexer.KIND_PARALLEL => GroupSyntaxKind.Parallel,
            _ => GroupSyntaxKind.Unique,
        };
        ImmutableArray<ValueSyntax>.Builder values = ImmutableArray.CreateBuilder<ValueSyntax>();
        foreach (IParseTree child in context.children)
        {
            if (child is not GroupValueContext value) continue;
            values.Add(new ValueSyntax(Spans.Of(value), NewName(value.name()), value.names() is { } included ? NewNames(included) : []));
        }

        return new GroupLineParts(span, NewName(context.name()), kind, values.ToImmutable());
    }

    /// <summary>未甲 may be a declared term or 未 + 甲; that is told apart in the second pass (ConstraintSigns).</summary>
    private static ImmutableArray<SignedName> Unsigned(ImmutableArray<Name> names) => names.Select(name => new SignedName(name, false)).ToImmutableArray();

    private void Flush()
    {
        if (_fact is { } fact)
        {
            AttributesSyntax attributes = fact.Attributes with { Synonyms = fact.Synonyms.ToImmutable(), FormerNames = fact.FormerNames.ToImmutable() };
            _declarations.Add(new FactDeclarationSyntax(fact.Span, fact.Kind, fact.Name, fact.Type, attributes));
        }

        if (_group is { } group)
        {
            _declarations.Add(new GroupDeclarationSyntax(
                group.Span, group.Name, group.Kind, group.Values, group.Order, group.Default, group.Gloss, group.Synonyms.ToImmutable()));
        }

        _fact = null;
        _group = null;
        _broken = false;
    }

    /// <summary>What a line that could not be read still declares: without it, every clause with its words would be reported too.</summary>
    private void Salvage(List<ClauseToken> tokens, TextSpan span)
    {
        _broken = true;
        List<Name> names = tokens.FindAll(token => token.Type is StatuteLexer.WORD or StatuteLexer.STRING && token.Word.Length is > 0 and <= LineReader.LongestName).ConvertAll(token => token.Name);
        if (names.Count == 0) return;
        switch (tokens[0].Type)
        {
            case StatuteLexer.FACT_LINE:
                _fact = new FactLineParts(span, FactSyntaxKind.Fact, names[0], null);
                break;
            case StatuteLexer.EVENT_LINE:
                _fact = new FactLineParts(span, FactSyntaxKind.Event, names[0], null);
                break;
            case StatuteLexer.ACTOR_LINE:
                _fact = new FactLineParts(span, FactSyntaxKind.Actor, names[0], null);
                break;
            case StatuteLexer.GROUP_LINE:
                _group = new GroupLineParts(span, names[0], GroupSyntaxKind.Priority, names.Skip(1).Select(name => new ValueSyntax(name.Span, name, [])).ToImmutableArray());
                break;
        }
    }
}
