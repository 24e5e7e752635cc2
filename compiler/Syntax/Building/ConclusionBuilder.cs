using System.Collections.Immutable;
using Antlr4.Runtime.Tree;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;
using static Zhaodan.Grammar.StatuteParser;

namespace Zhaodan.Compiler.Syntax.Building;

/// <summary>
/// 应当从轻或者减轻，不得开除: a modal word holds for the pieces after it up to the next. An enumeration takes the connective that
/// closes it, as in conditions: 从轻、减轻或者免于追究 is one menu of three, 从轻、减轻 are both.
/// </summary>
internal sealed class ConclusionBuilder(DiagnosticReporter reporter, bool quiet)
{
    private sealed record Piece(ModalitySyntax Modality, Name Value, ImmutableArray<Name> Notes, TextSpan Span);

    private readonly ImmutableArray<ConclusionSyntax>.Builder _conclusions = ImmutableArray.CreateBuilder<ConclusionSyntax>();
    private readonly List<Piece> _run = [];
    private ClauseToken? _or;
    private ClauseToken? _and;
    private ImmutableArray<Name> _actors = [];
    private Name _opening;
    private Name _start;
    private QuantitySyntax? _length;
    private bool _prompt;
    private bool _isHeading;

    /// <param name="isHeading">…的情形： stands after the values.</param>
    public ImmutableArray<ConclusionSyntax> Build(ConclusionsContext context, bool isHeading = false)
    {
        _isHeading = isHeading;
        ModalitySyntax modality = ModalitySyntax.None;
        JointContext? joint = null;
        if (context.opening() is { } opening) _opening = Spans.Only(opening.dated()).Name;
        foreach (IParseTree child in context.children)
        {
            if (child is JointContext between)
            {
                joint = between;
                continue;
            }

            if (child is not ConclusionContext conclusion) continue;
            bool modal = ReadLeads(conclusion, ref modality, out ImmutableArray<Name> notes);
            TextSpan span = Spans.Of(conclusion);
            TargetContext target = conclusion.target();
            Join(target.EVENT() is null ? joint : null, modal || target.VALUE() is null);
            if (target.EVENT() is not null) EndRun();
            if (target.EVENT() is { } act)
            {
                if (joint?.OR() is { } or && !quiet) reporter.Report(DiagnosticCatalogue.MenuOfDuties, Spans.Token(or).Span);
                _conclusions.Add(DutyOf(span, modality, Spans.Token(act)));
                continue;
            }

            if (target.VALUE() is { } value) _run.Add(new Piece(modality, Spans.Token(value).Name, notes, span));
            else if (target.DEFEATS() is not null) _conclusions.Add(new DefeatConclusionSyntax(span, ReferenceBuilder.Build(target.references())));
            else _conclusions.Add(new PrecedenceConclusionSyntax(span, ReferenceBuilder.Build(target.references())));
        }

        EndRun();
        return _conclusions.ToImmutable();
    }

    // A deadline holds, as a modal word does, for what follows up to the next.
    private DutyConclusionSyntax DutyOf(TextSpan span, ModalitySyntax modality, ClauseToken act)
    {
        if (modality == ModalitySyntax.Against && !quiet) reporter.Report(DiagnosticCatalogue.ForbiddenAct, act.Span, act.Word);
        return new DutyConclusionSyntax(span, modality, _actors, _start.IsMissing ? _opening : _start, _length, _prompt, act.Name);
    }

    private void ReadDeadline(DeadlineContext deadline)
    {
        PeriodContext? period = deadline.period();
        _start = period is null ? default : Spans.Only(period.dated()).Name;
        _length = ComparisonBuilder.LengthOf(period?.QUANTITY() ?? deadline.QUANTITY(), period?.BOUND() ?? deadline.BOUND(), reporter, quiet);
        _prompt = false;
    }

    /// <summary>Goes on with the enumeration, or ends it: at a comma, and before a piece that has a modal word of its own.</summary>
    private void Join(JointContext? joint, bool apart)
    {
        if (joint is null) return;
        ClauseToken? or = joint.OR() is { } orNode ? Spans.Token(orNode) : null;
        if (apart && or is not null && !quiet) reporter.Report(DiagnosticCatalogue.MenuAcrossModals, or.Span);
        if (apart || (joint.COMMA() is not null && or is null))
        {
            EndRun();
            return;
        }

        _or ??= or;
        if (or is null && joint.PAUSE() is null) _and ??= Spans.Only(joint);
        else if (joint.LIST_AND() is { } and) _and ??= Spans.Token(and);
    }

    private void EndRun()
    {
        if (_or is not null && _and is not null && !quiet)
        {
            (ClauseToken earlier, ClauseToken later) = _or.Start < _and.Start ? (_or, _and) : (_and, _or);
            reporter.Report(DiagnosticCatalogue.AndBesideOr, later.Span, earlier.Word, later.Word);
        }

        if (_or is not null && _run.Count > 0)
        {
            TextSpan span = TextSpan.Cover(_run[0].Span, _run[_run.Count - 1].Span);
            _conclusions.Add(new ValueConclusionSyntax(
                span, _run[0].Modality, _run.Select(piece => piece.Value).ToImmutableArray(), _run.SelectMany(piece => piece.Notes).ToImmutableArray(), IsHeading(_run[0])));
        }
        else
        {
            foreach (Piece piece in _run) _conclusions.Add(new ValueConclusionSyntax(piece.Span, piece.Modality, [piece.Value], piece.Notes, IsHeading(piece)));
        }

        _run.Clear();
        _or = null;
        _and = null;
    }

    private bool IsHeading(Piece piece) => _isHeading && piece.Modality == ModalitySyntax.None;

    /// <summary>《甲法》第三条、第四条 is one note; its citations are none of this regime's.</summary>
    private static Name NoteOf(NoteTitleContext note) => new(note.GetText(), Spans.Of(note));

    /// <summary>Reads modal words, fillers and notes before a value; true when a modal word stands there.</summary>
    private bool ReadLeads(ConclusionContext conclusion, ref ModalitySyntax modality, out ImmutableArray<Name> notes)
    {
        ImmutableArray<Name>.Builder titles = ImmutableArray.CreateBuilder<Name>();
        bool modal = false;
        // 应当于7日内, 于7日内应当: the time that this piece itself gives stays, that of a piece before ends with its modal word.
        bool timed = false;
        foreach (LeadContext lead in conclusion.lead())
        {
            if (lead.note() is { } note)
            {
                titles.AddRange(note.noteTitle().Select(NoteOf));
                continue;
            }

            if (lead.actors() is { } actors)
            {
                _actors = actors.ACTOR().Select(actor => Spans.Token(actor).Name).ToImmutableArray();
                continue;
            }

            if (lead.deadline() is { } deadline)
            {
                ReadDeadline(deadline);
                timed = true;
                continue;
            }

            if (lead.TIMELY() is not null)
            {
                (_start, _length, _prompt) = (default, null, true);
                timed = true;
                continue;
            }

            ModalitySyntax? word = Spans.Only(lead).Type switch
            {
                StatuteLexer.MUST => ModalitySyntax.Must,
                StatuteLexer.MAY => ModalitySyntax.May,
                StatuteLexer.AGAINST => ModalitySyntax.Against,
                // 可以予以 is 可以.
                StatuteLexer.GIVE when !modal => ModalitySyntax.Must,
                _ => null,
            };
            if (word is null) continue;
            if (!timed) (_start, _length, _prompt) = (default, null, false);
            modality = word.Value;
            modal = true;
        }

        notes = titles.ToImmutable();
        return modal;
    }
}
