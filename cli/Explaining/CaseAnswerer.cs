using System.Collections.Immutable;
using Zhaodan.Analysis.Exact;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Cli.Explaining;

/// <summary>
/// Answers cases under one regime by the interpreter. Where compiled evaluators are given they answer as well, and a case on
/// which the two do not agree is reported: an explanation must be of the answer that a screening gives.
/// </summary>
internal sealed class CaseAnswerer
{
    private readonly LinkedRegime _regime;
    private readonly RegimeAnswerer _answerer;
    private readonly AnswerBuilder? _plain;
    private readonly Interpreter _interpreter;
    private readonly AgreementChecker?[] _checkers;
    private readonly RegimeLayer? _compiled;
    private readonly string[] _hashes;
    private readonly bool _includesAll;
    private readonly TrialBudget? _settling;
    private readonly Dictionary<int, ExactMode> _exact = [];

    /// <param name="regime">The regime as a case is put to it.</param>
    /// <param name="home">The program by whose facts and groups its cases are numbered.</param>
    /// <param name="evaluators">One for each program of the regime; null where only the interpreter answers.</param>
    /// <param name="includesAll">Explains rules too whose conditions are not met.</param>
    /// <param name="settling">What may be spent on finding what would settle an answer.</param>
    public CaseAnswerer(LinkedRegime regime, RegimeProgram home, IReadOnlyList<RegimeEvaluator?> evaluators, bool includesAll, TrialBudget? settling = null)
    {
        _settling = settling;
        _regime = regime;
        Program = home;
        _interpreter = new Interpreter(home);
        _plain = regime.IsPlain ? new AnswerBuilder(_interpreter) : null;
        _answerer = new RegimeAnswerer(regime, home);
        _checkers = [.. evaluators.Select((evaluator, i) => evaluator is null ? null : new AgreementChecker(new Interpreter(regime.Programs[i]), evaluator))];
        if (evaluators.Count > 0 && evaluators.All(evaluator => evaluator is not null))
        {
            _compiled = new RegimeLayer(
                regime,
                evaluators.OfType<RegimeEvaluator>().Select((evaluator, i) => new CompiledProgram(regime.Programs[i], evaluator)));
        }

        _hashes = [.. regime.Programs.Select(ProgramHash.Of)];
        _includesAll = includesAll;
    }

    public RegimeProgram Program { get; }

    /// <summary>Answers also say what remains over all completions of the unknown facts (--exact).</summary>
    public bool IsExact { get; init; }

    /// <summary>Ends a long search of the exact mode.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>All programs that may have a part in an answer; facts are given for each.</summary>
    public ImmutableArray<RegimeProgram> Programs => _regime.Programs;

    public LinkedRegime Regime => _regime;

    /// <summary>Answers a case; a disagreement goes to <paramref name="findings"/>.</summary>
    /// <param name="facts">One for each of <see cref="Programs"/>.</param>
    /// <param name="laws">另有规定</param>
    /// <param name="request">What is known of the case beyond its facts.</param>
    /// <param name="assertedOf">认定 and 认可 by program, on top of the request; null where the request has them.</param>
    /// <param name="findings">Disagreements.</param>
    public Answer Answer(IReadOnlyList<CaseFacts> facts, ImmutableArray<StatedLaw> laws, AnswerRequest request, Func<int, AnswerRequest>? assertedOf, DiagnosticBag findings)
    {
        for (int p = 0; p < facts.Count; p++)
        {
            if (_checkers.Length > p && _checkers[p] is { } checker)
            {
                foreach (Disagreement found in checker.Check(facts[p], out _)) Report(findings, request, found);
            }
        }

        request = request with { IncludesAll = _includesAll };
        Answer answer;
        if (_plain is not null)
        {
            answer = _plain.Build(facts[0], _interpreter.Evaluate(facts[0]), request with { ProgramHash = _hashes[0], Settling = _settling });
        }
        else
        {
            for (int p = 0; p < facts.Count; p++) _answerer.Facts(p).CopyFrom(facts[p]);
            answer = _answerer.Answer(laws.AsSpan(), p => (assertedOf?.Invoke(p) ?? request) with { ProgramHash = _hashes[p], IncludesAll = _includesAll, Settling = _settling });
            Compare(facts, laws, request, findings);
        }

        if (IsExact) answer = Exactly(answer, facts);

        // A screening counts such a case; for a single one it is an error, never a guess (language page, section 3).
        if (Program.Calendar is { } calendar)
        {
            foreach (string span in answer.OutsideCalendar)
            {
                findings.Report(DiagnosticCatalogue.CaseOutsideCalendar, Shell.Invocation.NoPlace, request.CaseNumber, span, calendar.Title, calendar.FirstYear, calendar.LastYear);
            }
        }

        return answer;
    }

    /// <summary>Answers a case that is known by the facts of the home program; the other programs get them by name.</summary>
    public Answer Answer(CaseFacts own, ImmutableArray<StatedLaw> laws, AnswerRequest request, DiagnosticBag findings)
    {
        CaseFacts[] facts = [.. Programs.Select(program => ReferenceEquals(program, Program) ? own : CaseTransfer.Of(Program, own, program))];
        int home = Programs.IndexOf(Program);
        return Answer(facts, laws, request, p => p == home ? request : request with { Asserted = [], Grants = [] }, findings);
    }

    /// <summary>The evaluation of the home program as the last answer has it, for coverage; null where it played no part.</summary>
    public Evaluation? EvaluationOfHome(IReadOnlyList<CaseFacts> facts)
    {
        if (_plain is not null) return _interpreter.Evaluate(facts[0]);
        return _answerer.EvaluationOf(_regime.Programs.IndexOf(Program));
    }

    // Of the one program that answers; what others have to say in a completion is not looked into, which is said.
    private Answer Exactly(Answer answer, IReadOnlyList<CaseFacts> facts)
    {
        if (answer.Versions is { } versions && versions.Used.Count() != 1) return answer with { ExactNote = "适用哪一版没有确定，精确模式要在一版作答时才能用。" };
        int program = 0;
        while (program < Programs.Length - 1 && Programs[program].Header.Code != answer.Regime.Code) program++;
        if (!_exact.TryGetValue(program, out ExactMode? mode)) _exact.Add(program, mode = new ExactMode(Programs[program]));
        answer = mode.Apply(answer, facts[program], Cancellation);
        bool isAlone = _plain is not null || Enumerable.Range(0, _regime.Families.Length - 1).All(family => !_answerer.Layer.IsAnswered(family));
        return isAlone ? answer : answer with { ExactNote = answer.ExactNote + "只看了本制度的条文，有优先效力的其他制度不在其内。" };
    }

    // The same layer over the compiled evaluators.
    private void Compare(IReadOnlyList<CaseFacts> facts, ImmutableArray<StatedLaw> laws, AnswerRequest request, DiagnosticBag findings)
    {
        if (_compiled is null) return;
        for (int p = 0; p < facts.Count; p++) _compiled.Facts(p).CopyFrom(facts[p]);
        _compiled.Evaluate(laws.AsSpan());
        foreach (Disagreement found in LayerAgreement.Differences(_answerer.Layer, _compiled)) Report(findings, request, found);
    }

    private void Report(DiagnosticBag findings, AnswerRequest request, Disagreement found) => findings.Report(
        DiagnosticCatalogue.EvaluatorsDisagree, Shell.Invocation.NoPlace, Program.Header.Code, request.CaseNumber, found.What, found.Interpreted, found.Evaluated);
}
