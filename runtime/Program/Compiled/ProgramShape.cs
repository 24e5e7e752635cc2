using System.Collections.Immutable;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.ProgramForm.Compiled;

/// <summary>
/// The parts of a program in the order of the file. Changing an order, adding a part or a value of an enumeration makes
/// another format: <see cref="CompiledFile.Version"/> grows.
/// </summary>
internal sealed class ProgramShape(Archive file, ImmutableArray<WorkCalendar> given, ImmutableArray<WorkCalendar> calendars)
{
    private readonly NodeShapes _nodes = new(file);

    public RegimeProgram Program(RegimeProgram? p) => new()
    {
        Header = Header(p?.Header),
        TruthSlots = file.Index(p?.TruthSlots),
        NumberSlots = file.Index(p?.NumberSlots),
        ChoiceSlots = file.Index(p?.ChoiceSlots),
        Facts = file.List<Fact>(p?.Facts, Fact),
        Constraints = file.List<BinaryConstraint>(p?.Constraints, c => new(Literal(c.First), Literal(c.Second), file.Text(c.Origin))),
        Nodes = file.List<Node>(p?.Nodes, _nodes.Node),
        Groups = file.List<ConclusionGroup>(p?.Groups, Group),
        Rules = file.List<Rule>(p?.Rules, Rule),
        Duties = file.List<Duty>(p?.Duties, Duty),
        Calendar = file.Choice(p?.Calendar is { } calendar ? given.IndexOf(calendar) + 1 : 0, calendars.Length + 1) is var kept and > 0 ? calendars[kept - 1] : null,
        AsOf = file.Index(p?.AsOf),
        DecisionDate = file.Index(p?.DecisionDate),
        Definitions = file.List<Definition>(p?.Definitions, d => new(file.Index(d?.Fact), file.Index(d?.Condition), file.Text(d?.Citation), file.Text(d?.Text), Place(d?.Place))),
        Omissions = file.List<Omission>(p?.Omissions, o => new(file.Text(o?.Citation), file.Text(o?.Reason), file.Text(o?.Needs)) { IsUnpublished = file.Flag(o?.IsUnpublished) }),
        Readings = file.List<ReadingPair>(p?.Readings, r =>
            new(file.Index(r?.Fact), file.Text(r?.Citation), file.Text(r?.First), file.Text(r?.Second), file.Flag(r?.IsSecondDefault), file.Text(r?.Reason), Place(r?.Place))),
        Scope = file.Index(p?.Scope),
        Applicability = file.Index(p?.Applicability),
        Force = file.Flag(p?.Force is not null) ? Force(p?.Force) : null,
        Precedence = file.List<PrecedenceDeclaration>(p?.Precedence, Precedence),
        Overridable = file.Indexes(p?.Overridable),
    };

    public PrecedenceDeclaration Precedence(PrecedenceDeclaration? p) =>
        new((PrecedenceKind)file.Choice((int?)p?.Kind, 2), (LegalRanks)file.Choice((int?)p?.Ranks, 128), file.Text(p?.Citation), file.Text(p?.Text), Place(p?.Place));

    private RegimeHeader Header(RegimeHeader? h) => new()
    {
        Title = file.Text(h?.Title),
        Code = file.Text(h?.Code),
        Family = file.Text(h?.Family),
        DocumentNumber = file.Text(h?.DocumentNumber),
        Authority = file.Text(h?.Authority),
        Territory = file.Text(h?.Territory),
        Rank = file.Text(h?.Rank),
        LegalRank = (LegalRank)file.Choice((int?)h?.LegalRank, 7),
        InForce = file.Text(h?.InForce),
        Repealed = file.Text(h?.Repealed),
        Version = file.Text(h?.Version),
        Superiors = file.Texts(h?.Superiors),
        SuperiorCodes = file.Texts(h?.SuperiorCodes),
        MainGroup = file.Text(h?.MainGroup),
        FavoursLighter = file.Flag(h?.FavoursLighter),
        Vocabularies = file.Texts(h?.Vocabularies),
    };

    private Fact Fact(Fact? f) => new()
    {
        Name = file.Text(f?.Name),
        Kind = (FactKind)file.Choice((int?)f?.Kind, 12),
        TruthSlot = file.Index(f?.TruthSlot),
        NumberSlot = file.Index(f?.NumberSlot),
        ChoiceSlot = file.Index(f?.ChoiceSlot),
        Unit = file.Text(f?.Unit),
        Options = file.Texts(f?.Options),
        Presumption = (Presumption)file.Choice((int?)f?.Presumption, 4),
        Gloss = file.Text(f?.Gloss),
        Synonyms = file.Texts(f?.Synonyms),
        FormerNames = file.Texts(f?.FormerNames),
        IsCaseDate = file.Flag(f?.IsCaseDate),
    };

    private Literal Literal(Literal l) => new(file.Index(l.Fact), file.Flag(l.Positive));

    private ConclusionGroup Group(ConclusionGroup? g) => new()
    {
        Name = file.Text(g?.Name),
        Kind = (GroupKind)file.Choice((int?)g?.Kind, 3),
        Values = file.List<ConclusionValue>(g?.Values, v => new(file.Text(v?.Name), file.Indexes(v?.Includes), file.Texts(v?.Synonyms))),
        Order = file.Indexes(g?.Order),
        Default = file.Index(g?.Default),
        Exclusive = file.List<(int First, int Second)>(g?.Exclusive, pair => (file.Index(pair.First), file.Index(pair.Second))),
        Inputs = file.List<ValueInputs>(g?.Inputs, i => new(file.Index(i.Hard), file.Index(i.Soft), file.Index(i.Against))),
        Required = file.Index(g?.Required),
        Gloss = file.Text(g?.Gloss),
    };

    private Rule Rule(Rule? r) => new()
    {
        Citation = file.Text(r?.Citation),
        ArticleTitle = file.Text(r?.ArticleTitle),
        Text = file.Text(r?.Text),
        Heads = file.Texts(r?.Heads),
        Place = Place(r?.Place),
        Condition = file.Index(r?.Condition),
        Exceptions = file.List<RuleException>(r?.Exceptions, Exception),
        DefeatedBy = file.Indexes(r?.DefeatedBy),
        YieldsTo = file.Indexes(r?.YieldsTo),
        Applies = file.Index(r?.Applies),
        Conclusions = file.List<RuleConclusion>(r?.Conclusions, c =>
            new(file.Index(c?.Group), file.Index(c?.Value), (Modality)file.Choice((int?)c?.Modality, 5), file.Index(c?.Menu), file.Index(c?.Applies), file.Texts(c?.Notes))),
        Parts = file.List<RulePart>(r?.Parts, p => new(file.Text(p?.Citation), file.Text(p?.Text), file.Index(p?.Condition), file.List<RuleException>(p?.Exceptions, Exception))),
        EvenIf = file.Indexes(r?.EvenIf),
        OpenFact = file.Index(r?.OpenFact),
    };

    private RuleException Exception(RuleException? e) =>
        new(file.Index(e?.Condition), file.Index(e?.Counter), file.Index(e?.Holds), file.Indexes(e?.Cuts), file.Text(e?.Text), Place(e?.Place));

    private Duty Duty(Duty? d) => new()
    {
        Name = file.Text(d?.Name),
        Rule = file.Index(d?.Rule),
        Kind = (DutyKind)file.Choice((int?)d?.Kind, 2),
        Actors = file.Indexes(d?.Actors),
        Act = file.Index(d?.Act),
        Start = file.Index(d?.Start),
        Period = _nodes.Period(d?.Period),
        IsPrompt = file.Flag(d?.IsPrompt),
        Applies = file.Index(d?.Applies),
        Started = file.Index(d?.Started),
        Performed = file.Index(d?.Performed),
    };

    private ForceInTime Force(ForceInTime? f) =>
        new(file.Index(f?.Node), file.Index(f?.ActDate), file.Index(f?.DecisionDate), file.Index(f?.BlankDate), file.OptionalSigned(f?.From), file.OptionalSigned(f?.Until), file.Flag(f?.IsLatest));

    // The default, without a file, is no place.
    private SourcePlace Place(SourcePlace? p)
    {
        string path = file.Text(p?.File);
        int line = file.Index(p?.Line), column = file.Index(p?.Column);
        return path.Length > 0 ? new(path, line, column) : default;
    }
}
