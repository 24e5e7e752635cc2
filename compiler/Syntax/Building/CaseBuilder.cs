using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Syntax.Parsing;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using static Zhaodan.Grammar.StatuteParser;

namespace Zhaodan.Compiler.Syntax.Building;

/// <summary>The lines of one case → its acts.</summary>
internal sealed class CaseBuilder(LineReader reader, TermLexicon lexicon, DiagnosticReporter reporter, StringLiteral title, TextSpan headSpan)
{
    private readonly ImmutableArray<CaseActSyntax>.Builder _acts = ImmutableArray.CreateBuilder<CaseActSyntax>();
    private StringLiteral? _reason;
    private bool _generated;
    private TextSpan _span = headSpan;
    private TextSpan _actSpan = headSpan;
    private Name _actName;
    private bool _actBegun;
    private ActParts _act = new();

    private sealed class ActParts
    {
        public ImmutableArray<StatedFact>.Builder Facts { get; } = ImmutableArray.CreateBuilder<StatedFact>();

        public ImmutableArray<StatedValue>.Builder Values { get; } = ImmutableArray.CreateBuilder<StatedValue>();

        public ImmutableArray<Name>.Builder Asserted { get; } = ImmutableArray.CreateBuilder<Name>();

        public ImmutableArray<StatedDecision>.Builder Decisions { get; } = ImmutableArray.CreateBuilder<StatedDecision>();

        public ImmutableArray<ExpectationSyntax>.Builder Expectations { get; } = ImmutableArray.CreateBuilder<ExpectationSyntax>();

        public ImmutableArray<StatedLaw>.Builder Laws { get; } = ImmutableArray.CreateBuilder<StatedLaw>();

        public ImmutableArray<GrantedItem>.Builder Grants { get; } = ImmutableArray.CreateBuilder<GrantedItem>();

        public ImmutableArray<StatedValue>.Builder Dates { get; } = ImmutableArray.CreateBuilder<StatedValue>();

        public ImmutableArray<DutyExpectationSyntax>.Builder Duties { get; } = ImmutableArray.CreateBuilder<DutyExpectationSyntax>();

        public ImmutableArray<StatedReading>.Builder Readings { get; } = ImmutableArray.CreateBuilder<StatedReading>();

        public bool RestFalse { get; set; }
    }

    /// <summary>读法 第八条第（五）项 乙</summary>
    public void AddReadings(TextSpan span, ImmutableArray<StatedReading> readings)
    {
        _span = TextSpan.Cover(_span, span);
        _actSpan = _actBegun ? TextSpan.Cover(_actSpan, span) : span;
        _actBegun = true;
        _act.Readings.AddRange(readings);
    }

    public void Add(List<ClauseToken> tokens, LineForm form)
    {
        TextSpan span = TextSpan.Cover(tokens[0].Span, tokens[tokens.Count - 1].Span);
        _span = TextSpan.Cover(_span, span);
        CaseLineContext? line = reader.Read(tokens, form, p => p.caseLine());
        if (line is ActLineContext act)
        {
            if (_actBegun) EndAct();
            _actName = reader.NameOf(act.name());
            _actSpan = span;
            _actBegun = true;
            return;
        }

        if (line is CaseReasonLineContext reason)
        {
            if (_reason is not null) reporter.Report(DiagnosticCatalogue.RepeatedAttribute, tokens[0].Span, form.Head);
            _reason = LineReader.LiteralOf(reason.STRING());
            return;
        }

        if (line is CaseSourceLineContext source)
        {
            _generated |= source.GENERATED() is not null;
            return;
        }

        _actSpan = _actBegun ? TextSpan.Cover(_actSpan, span) : span;
        _actBegun = true;
        switch (line)
        {
            case StatedLineContext stated:
                StatedTruth truth = stated.YES_LINE() is not null ? StatedTruth.True : stated.NO_LINE() is not null ? StatedTruth.False : StatedTruth.Unknown;
                foreach (Name name in reader.NamesOf(stated.names())) _act.Facts.Add(new StatedFact(name, truth));
                break;
            case ValueLineContext values:
                foreach (StatedValueContext value in values.statedValue()) _act.Values.Add(ValueOf(value));
                break;
            case CaseDateLineContext date:
                _act.Dates.Add(DateOf(date, tokens[0]));
                break;
            case ExpectDutyLineContext duty:
                _act.Duties.Add(DutyOf(duty, span));
                break;
            case AssertLineContext asserted:
                _act.Asserted.AddRange(reader.NamesOf(asserted.names()));
                break;
            case DecideLineContext decided:
                foreach (Name name in reader.NamesOf(decided.names())) _act.Decisions.Add(DecisionOf(name));
                break;
            case RestLineContext:
                _act.RestFalse = true;
                break;
            case ExpectLineContext expected:
                _act.Expectations.Add(ExpectationOf(expected, span));
                break;
        }
    }

    /// <summary>A line whose rest is read as it is written: a date of the case, 另有规定, 认可.</summary>
    public void AddPlain(LineForm form, TextSpan span, Name rest)
    {
        _span = TextSpan.Cover(_span, span);
        _actSpan = _actBegun ? TextSpan.Cover(_actSpan, span) : span;
        _actBegun = true;
        bool isRead = !rest.IsMissing && form.Head switch
        {
            "另有规定" => PlainCaseLine.TryReadLaws(reporter.Source, rest, _act.Laws),
            "认可" => PlainCaseLine.TryReadGrants(reporter.Source, rest, _act.Grants),
            _ => AddDate(),
        };
        if (!isRead) reporter.Report(DiagnosticCatalogue.UnfinishedLine, span, form.Head, form.Form);

        bool AddDate()
        {
            string name = form.Head;
            Name value = rest;
            int close = rest.Text[0] == '〔' ? rest.Text.IndexOf('〕') : -1;
            if (close > 0)
            {
                // 施行日期〔代号〕 of another regime.
                name += rest.Text.Substring(0, close + 1);
                int after = reporter.Source.Content.IndexOf('〕', rest.Span.Start) + 1;
                string said = rest.Text.Substring(close + 1).Trim();
                if (said.Length == 0) return false;
                value = new Name(said, TextSpan.FromBounds(after, rest.Span.End));
            }

            _act.Values.Add(new StatedValue(new Name(name, TextSpan.FromBounds(span.Start, span.Start + form.Head.Length)), value));
            return true;
        }
    }

    public CaseSyntax Finish()
    {
        EndAct();
        return new CaseSyntax(_span, title, _reason, _generated, _acts.ToImmutable());
    }

    private void EndAct()
    {
        _acts.Add(new CaseActSyntax(
            _actSpan,
            _actName,
            _act.Facts.ToImmutable(),
            _act.Values.ToImmutable(),
            _act.Asserted.ToImmutable(),
            _act.Decisions.ToImmutable(),
            _act.RestFalse,
            _act.Expectations.ToImmutable(),
            _act.Dates.ToImmutable(),
            _act.Duties.ToImmutable(),
            _act.Readings.ToImmutable())
        {
            Laws = _act.Laws.ToImmutable(),
            Grants = _act.Grants.ToImmutable(),
        });
        _act = new ActParts();
        _actName = default;
        _actBegun = false;
    }

    private StatedValue ValueOf(StatedValueContext context)
    {
        NameContext[] words = context.name();
        ClauseToken first = Spans.Only(words[1]);
        ClauseToken last = Spans.Only(words[words.Length - 1]);
        TextSpan span = TextSpan.Cover(first.Span, last.Span);
        string text = words.Length == 2 ? first.Word : TermText.Normalize(reporter.Source, span.Start, span.End);
        return new StatedValue(reader.NameOf(words[0]), new Name(text, span));
    }

    private StatedValue DateOf(CaseDateLineContext context, ClauseToken head)
    {
        NameContext[] words = context.name();
        TextSpan span = TextSpan.Cover(Spans.Only(words[0]).Span, Spans.Only(words[words.Length - 1]).Span);
        return new StatedValue(head.Name, new Name(TermText.Normalize(reporter.Source, span.Start, span.End), span));
    }

    private DutyExpectationSyntax DutyOf(ExpectDutyLineContext context, TextSpan span)
    {
        ImmutableArray<Name> words = context.name().Select(reader.NameOf).ToImmutableArray();
        ImmutableArray<Name> possible = default, missing = default;
        foreach (ExpectationPartContext part in context.expectationPart())
        {
            if (part.POSSIBLE() is not null) possible = reader.NamesOf(part.names());
            else if (part.LACKS() is not null) missing = reader.NamesOf(part.names());
        }

        return new DutyExpectationSyntax(span, words.RemoveAt(words.Length - 1), words[words.Length - 1], possible, missing);
    }

    /// <summary>决定 不从轻: decided not to use it. 不予追究, if declared, is a value.</summary>
    private StatedDecision DecisionOf(Name name)
    {
        if (name.Text.Length > 1 && name.Text[0] == '不' && lexicon.Find(name.Text) == TermKinds.None)
        {
            return new StatedDecision(new Name(name.Text.Substring(1), TextSpan.FromBounds(name.Span.Start + 1, name.Span.End)), true);
        }

        return new StatedDecision(name, false);
    }

    private ExpectationSyntax ExpectationOf(ExpectLineContext context, TextSpan span)
    {
        Name group = context.name() is { } written ? reader.NameOf(written) : default;
        ImmutableArray<Name> outcomes = context.names() is { } names
            ? reader.NamesOf(names)
            : [Spans.Token(context.NOT_APPLICABLE()).Name];
        ImmutableArray<Name> possible = default, missing = default;
        ImmutableArray<ReferenceSyntax> grounds = default;
        foreach (ExpectationPartContext part in context.expectationPart())
        {
            if (part.POSSIBLE() is not null) possible = reader.NamesOf(part.names());
            else if (part.LACKS() is not null) missing = reader.NamesOf(part.names());
            else grounds = ReferenceBuilder.Build(part.REFERENCE().Select(Spans.Token).ToList());
        }

        return new ExpectationSyntax(span, group, outcomes, possible, missing, grounds);
    }
}
