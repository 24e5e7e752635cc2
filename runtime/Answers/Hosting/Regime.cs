using System.Collections.Concurrent;
using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Reference;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan;

/// <summary>
/// One regime with its versions and with those that have the word before it. Safe for use by several threads; a <see cref="Case"/>
/// belongs to one of them at a time.
/// </summary>
public sealed class Regime
{
    private readonly Func<RegimeProgram, IProgramEvaluator> _engine;
    private readonly Lazy<CaseTerms> _terms;
    private readonly ConcurrentBag<CaseExplanation> _explainers = [];
    private readonly ConcurrentBag<RegimeLayer> _layers = [];

    internal Regime(LinkedRegime form, Func<RegimeProgram, IProgramEvaluator>? engine)
    {
        Form = form;
        _engine = engine ?? (program => new InterpretedProgram(new Interpreter(program)));
        _terms = new Lazy<CaseTerms>(() => new CaseTerms(form));
        Groups = new RegimeLayer(form, form.Programs.Select(_engine)) is var layer ? layer.GroupsOf(form.Families.Length - 1) : [];
        _layers.Add(layer);
    }

    /// <summary>代号</summary>
    public string Code => Form.Code;

    /// <summary>Of the latest version.</summary>
    public string Title => Form.Latest.Header.Title;

    /// <summary>The programs themselves.</summary>
    public LinkedRegime Form { get; }

    /// <summary>The conclusion groups that it derives, in the order of <see cref="CaseOutcome.Groups"/>.</summary>
    public ImmutableArray<ConclusionGroup> Groups { get; }

    /// <summary>What a case of this regime may state.</summary>
    public IReadOnlyList<CaseTerm> Terms => _terms.Value.All;

    internal CaseTerms TermTable => _terms.Value;

    /// <summary>A case that states nothing yet.</summary>
    public Case NewCase() => new(this);

    /// <summary>A case from a JSON document (docs/开发指南.md). Null with what is wrong, each problem with its field.</summary>
    public Case? ReadCase(ReadOnlySpan<byte> utf8Json, out ImmutableArray<CaseProblem> problems) => CaseJson.Read(this, utf8Json, out problems);

    /// <summary>The JSON Schema (draft 2020-12) of those documents, with 释义 as descriptions.</summary>
    public string CaseSchema() => CaseSchemaJson.Write(this);

    /// <summary>The whole answer with its grounds, the same as <c>zhaodan explain</c> gives.</summary>
    public Answer Answer(Case stated) => Answer(stated, AnswerRequest.Default);

    /// <summary>The same with more explained (<see cref="AnswerRequest.IncludesAll"/>) or sought (<see cref="AnswerRequest.Settling"/>).</summary>
    public Answer Answer(Case stated, AnswerRequest request)
    {
        IsMine(stated);
        if (!_explainers.TryTake(out CaseExplanation? explainer)) explainer = new CaseExplanation(Form);
        Answer answer = explainer.Of(stated.Facts, stated.Laws, request with { CaseNumber = stated.Number, ActName = stated.Act });
        _explainers.Add(explainer);
        return answer;
    }

    /// <summary>Only what the groups come to.</summary>
    public CaseOutcome Evaluate(Case stated)
    {
        var outcome = new CaseOutcome(Groups.Length);
        EvaluateMany(new ReadOnlySpan<Case>(in stated), new ReadOnlySpan<CaseOutcome>(in outcome));
        return outcome;
    }

    /// <summary>Makes room for <paramref name="count"/> outcomes, to be filled again and again.</summary>
    public CaseOutcome[] NewOutcomes(int count)
    {
        var outcomes = new CaseOutcome[count];
        for (int i = 0; i < count; i++) outcomes[i] = new CaseOutcome(Groups.Length);
        return outcomes;
    }

    /// <summary>
    /// What the groups of many cases come to. With a compiled engine it allocates nothing. For files of cases and columns of
    /// Arrow there is Zhaodan.Screening, which answers 64 cases at a time.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the outcomes before are whole.</exception>
    /// <exception cref="ArgumentException">Fewer outcomes than cases, or a case of another regime.</exception>
    public void EvaluateMany(ReadOnlySpan<Case> cases, ReadOnlySpan<CaseOutcome> outcomes, CancellationToken cancellationToken = default)
    {
        if (outcomes.Length < cases.Length) throw new ArgumentException("Fewer outcomes than cases.", nameof(outcomes));
        if (!_layers.TryTake(out RegimeLayer? layer)) layer = new RegimeLayer(Form, Form.Programs.Select(_engine));
        for (int i = 0; i < cases.Length; i++)
        {
            if (cancellationToken.IsCancellationRequested) break;
            IsMine(cases[i]);
            for (int p = 0; p < Form.Programs.Length; p++) layer.Facts(p).CopyFrom(cases[i].Facts[p]);
            layer.Evaluate(cases[i].LawSpan);
            outcomes[i].Take(layer);
        }

        _layers.Add(layer);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void IsMine(Case stated)
    {
        if (stated.Regime != this) throw new ArgumentException($"案件是为制度“{stated.Regime.Code}”填写的，不能用来问“{Code}”。请用 {nameof(NewCase)} 或者 {nameof(ReadCase)} 为每部制度各做一份。", nameof(stated));
    }
}
