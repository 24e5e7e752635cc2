using System.Collections.Immutable;
using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Regimes;

/// <summary>
/// Answers that explain themselves under a regime with versions and with others that have the word: the layer says what the
/// answer is, the answers of the single programs say why. Fill <see cref="Facts"/>, then <see cref="Answer"/>. Not thread-safe.
/// </summary>
public sealed class RegimeAnswerer
{
    private readonly LinkedRegime _regime;
    private readonly Interpreter[] _interpreters;
    private readonly AnswerBuilder[] _builders;
    private readonly RegimeProgram _home;
    private readonly Dictionary<(int Family, int Version), Answer> _built = [];

    /// <param name="regime">The regime.</param>
    /// <param name="home">The program by whose groups the answer is numbered; the latest version where null.</param>
    public RegimeAnswerer(LinkedRegime regime, RegimeProgram? home = null)
    {
        _regime = regime;
        _home = home ?? regime.Latest;
        _interpreters = [.. regime.Programs.Select(program => new Interpreter(program))];
        _builders = [.. _interpreters.Select(interpreter => new AnswerBuilder(interpreter))];
        Layer = new RegimeLayer(regime, _interpreters.Select(interpreter => new InterpretedProgram(interpreter)));
    }

    public RegimeLayer Layer { get; }

    /// <summary>By program: what the case states.</summary>
    public CaseFacts Facts(int program) => Layer.Facts(program);

    /// <summary>The interpreter's evaluation of a program as the answer has it, for coverage; null where it played no part.</summary>
    public Evaluation? EvaluationOf(int program)
    {
        if (Layer.IsContradictory || !Layer.IsUsed(program)) return null;
        Evaluation evaluation = Evaluate(program);
        int version = _regime.Self.Versions.Length == 1 ? -1 : VersionOf(program);
        if (version < 0) return evaluation;
        return (Layer.Self.Used & (1u << version)) == 0 ? null : evaluation with { Scope = evaluation.Applicability };
    }

    /// <param name="laws">另有规定</param>
    /// <param name="requestOf">What is known of the case beyond its facts, by program.</param>
    public Answer Answer(ReadOnlySpan<StatedLaw> laws, Func<int, AnswerRequest> requestOf)
    {
        Layer.Evaluate(laws);
        if (Layer.IsContradictory) return Contradictory(requestOf);
        int self = _regime.Families.Length - 1;
        StatedLaw[] stated = laws.ToArray();
        int first = FirstUsed(self);
        BuildDeciding(stated, requestOf);
        Answer answer = Build(self, first, stated, requestOf);
        var others = new List<Answer>();
        if (_regime.Self.Versions.Length > 1)
        {
            answer = new VersionsExplainer(Layer).Combined(answer, first, version => Build(self, version, stated, requestOf), others);
        }

        foreach (int version in Layer.UsedVersions(self))
        {
            foreach (int family in DecidingFamilies(self, version))
            {
                foreach (int used in Layer.UsedVersions(family))
                {
                    Answer higher = Build(family, used, stated, requestOf);
                    if (!others.Exists(o => o.Regime.Code == higher.Regime.Code)) others.Add(higher);
                }
            }
        }

        return answer with { Groups = Renumbered(answer.Groups), Others = [.. others] };
    }

    // Those that have the word first, each once: what has the word over them is known when they are built.
    private void BuildDeciding(StatedLaw[] laws, Func<int, AnswerRequest> requestOf)
    {
        _built.Clear();
        var needed = new HashSet<int> { _regime.Families.Length - 1 };
        for (int f = _regime.Families.Length - 1; f >= 0; f--)
        {
            if (!needed.Contains(f)) continue;
            foreach (int version in Layer.UsedVersions(f)) needed.UnionWith(DecidingFamilies(f, version));
        }

        foreach (int f in needed.Order())
        {
            foreach (int version in Layer.UsedVersions(f)) Build(f, version, laws, requestOf);
        }
    }

    private Answer Contradictory(Func<int, AnswerRequest> requestOf)
    {
        for (int p = 0; p < _interpreters.Length; p++)
        {
            Evaluation evaluation = _interpreters[p].Evaluate(Layer.Facts(p));
            if (Layer.IsUsed(p) && evaluation.IsContradictory) return _builders[p].Build(Layer.Facts(p), evaluation, requestOf(p));
        }

        throw new InvalidOperationException("A program that contradicts itself was not found again.");
    }

    private int VersionOf(int program)
    {
        for (int v = 0; v < _regime.Self.Versions.Length; v++)
        {
            if (_regime.Self.Versions[v].Program == program) return v;
        }

        return -1;
    }

    private int FirstUsed(int family)
    {
        uint used = Layer.Family(family).Used;
        return used == 0 ? _regime.Families[family].Versions.Length - 1 : BitOperations.TrailingZeroCount(used);
    }

    private IEnumerable<int> DecidingFamilies(int family, int version)
    {
        FamilyVersion definition = _regime.Families[family].Versions[version];
        return Enumerable.Range(0, _regime.Programs[definition.Program].Groups.Length)
            .Select(g => Layer.DeciderOf(definition.Program, g))
            .Where(decider => decider.Kind == DeciderKind.Regime)
            .Select(decider => definition.Superiors[decider.Index].Family)
            .Distinct();
    }

    // The outcomes that the layer came to stand in for those that the program alone would have.
    private Evaluation Evaluate(int program)
    {
        Evaluation evaluation = _interpreters[program].Evaluate(Layer.Facts(program));
        var groups = evaluation.Groups.ToBuilder();
        var presumed = evaluation.Presumed.ToBuilder();
        for (int g = 0; g < groups.Count; g++)
        {
            if (Layer.DeciderOf(program, g).Kind == DeciderKind.None) continue;
            groups[g] = Layer.Outcome(program).Groups[g];
            presumed[g] = Layer.Outcome(program).Presumed[g];
        }

        return evaluation with { Groups = groups.ToImmutable(), Presumed = presumed.ToImmutable() };
    }

    // One version's whole answer.
    private Answer Build(int family, int version, StatedLaw[] laws, Func<int, AnswerRequest> requestOf)
    {
        if (_built.TryGetValue((family, version), out Answer? known)) return known;
        RegimeFamily definition = _regime.Families[family];
        int program = definition.Versions[version].Program;
        Evaluation evaluation = Evaluate(program);
        if (definition.Versions.Length > 1)
        {
            // The dates put the case under this version, or leave it possible; its own force is not asked again.
            FamilyOutcome outcome = Layer.Family(family);
            evaluation = evaluation with { Scope = outcome.Used == 0 ? Judgement.False : Judgement.Of(outcome.Scope) };
        }

        Answer answer = _builders[program].Build(Layer.Facts(program), evaluation, requestOf(program));
        if (definition.Versions.Length > 1) answer = answer with { Force = null };
        var words = new WordExplainer(Layer, _interpreters, other => Build(other, FirstUsed(other), laws, requestOf));
        answer = answer with { Groups = words.WithWords(family, version, evaluation, answer.Groups, laws) };
        _built[(family, version)] = answer;
        return answer;
    }

    // By the groups of the program that the caller knows; what only another version derives comes last.
    private ImmutableArray<GroupAnswer> Renumbered(ImmutableArray<GroupAnswer> groups)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int g = 0; g < _home.Groups.Length; g++) numbers[_home.Groups[g].Name] = g;
        return [.. groups.Select(group => group with { Group = numbers.GetValueOrDefault(group.Name, -1) })];
    }
}
