using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;
using Zhaodan.Runtime.Regimes;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Supplement;

/// <summary>
/// The cells 理由 and 缺 of one regime, group by group, with their counts. Rows that the interpreter or the layer answers are
/// looked at here, by the reference; those answered as planes by <see cref="SupplementTexts"/>. Not thread-safe.
/// </summary>
internal sealed class SupplementCells
{
    private readonly LayerShape _shape;
    private readonly int[] _groups;
    private readonly Reader[] _readers;
    private readonly SortedDictionary<int, bool> _rowMissing = [];

    public SupplementCells(LayerShape shape, SupplementColumns columns)
    {
        (_shape, Columns) = (shape, columns);
        _groups = [.. Enumerable.Range(0, shape.Latest.Groups.Length).Where(g => shape.Latest.Groups[g].IsDerived)];
        _readers = [.. shape.Own.Select(own => new Reader(shape.Indexes[own]))];
        Missing = columns.Missing ? new MissingTally(_readers.Select(reader => reader.Program)) : null;
    }

    public SupplementColumns Columns { get; }

    /// <summary>Null where it is not asked for.</summary>
    public MissingTally? Missing { get; }

    /// <summary>The header, in the order of the cells.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            foreach (ConclusionGroup group in _shape.Groups)
            {
                if (Columns.Reasons) yield return group.Name + "·理由";
                if (Columns.Missing) yield return group.Name + "·缺";
            }
        }
    }

    /// <summary>A row that the latest program answers alone.</summary>
    public void Write(ICellSink cells, CaseFacts facts)
    {
        Reader reader = _readers[^1];
        Runtime.Reference.Evaluation evaluation = reader.Read(facts);
        foreach (int group in _groups)
        {
            Truth scope = evaluation.Scope.Truth;
            if (Columns.Reasons) cells.Cell(scope == Truth.False ? "" : reader.Reasons(evaluation, evaluation.Groups[group], group));
            if (!Columns.Missing) continue;
            (IEnumerable<int> missing, bool isBlocked) = MissingList.Of(reader.Program, facts, evaluation, group, AnswerText.StatusOf(evaluation.Groups[group], scope));
            int[] found = [.. missing];
            cells.Cell(Join(found.Select(fact => reader.Program.Facts[fact].Name)));
            Note(found.Select(fact => reader.Program.Facts[fact]), found.Length == 1 && !isBlocked);
        }

        Count();
    }

    /// <summary>A row that the layer answers: the versions that do, one after the other.</summary>
    public void Write(ICellSink cells, LayeredRun run)
    {
        var evaluations = new Runtime.Reference.Evaluation?[_readers.Length];
        for (int v = 0; v < evaluations.Length; v++)
        {
            if ((run.Used & (1u << v)) != 0) evaluations[v] = _readers[v].Read(run.FactsOf(v));
        }

        for (int i = 0; i < _shape.Groups.Length; i++)
        {
            string name = _shape.Groups[i].Name;
            if (Columns.Reasons) cells.Cell(Reasons(run, i, (v, group) => evaluations[v] is { } evaluation ? _readers[v].Reasons(evaluation, run.OutcomeOf(_shape.Own[v], group), group) : ""));
            if (Columns.Missing) cells.Cell(LayeredMissing(run, evaluations, name, AnswerText.StatusOf(run.Outcome(i), run.Scope)));
        }

        Count();
    }

    /// <summary>Of each version that answers; what another regime or a law says is in 让位 and in its own answer file.</summary>
    /// <param name="answer">The answer to the case.</param>
    /// <param name="shared">The group.</param>
    /// <param name="ofVersion">What is said of a group of an own version.</param>
    public string Reasons(ILayerAnswer answer, int shared, Func<int, int, string> ofVersion)
    {
        if (answer.Scope == Truth.False) return "";
        var parts = new List<string>();
        for (int v = 0; v < _shape.Own.Length; v++)
        {
            int group = _shape.GroupOf(_shape.Own[v], _shape.Groups[shared].Name);
            if ((answer.Used & (1u << v)) == 0 || group < 0) continue;
            string text = ofVersion(v, group);
            if (answer.DeciderOf(_shape.Own[v], group).Kind != DeciderKind.None) text += (text.Length > 0 ? "；" : "") + "依上位规定，见“让位”";
            if (text.Length > 0) parts.Add(_shape.HasVersions ? $"{_shape.PrefixOf(v)} {text}" : text);
        }

        return string.Join('；', parts);
    }

    /// <summary>Facts as a cell names them.</summary>
    public static string Join(IEnumerable<string> names) => string.Join('、', names.Distinct(StringComparer.Ordinal));

    private string LayeredMissing(LayeredRun run, Runtime.Reference.Evaluation?[] evaluations, string name, RowStatus status)
    {
        var found = new List<Fact>();
        bool isBlocked = false;
        for (int v = 0; v < evaluations.Length; v++)
        {
            int group = _shape.GroupOf(_shape.Own[v], name);
            if (evaluations[v] is not { } evaluation || group < 0) continue;
            (IEnumerable<int> missing, bool blocked) = MissingList.Of(_readers[v].Program, run.FactsOf(v), evaluation, group, status);
            found.AddRange(missing.Select(fact => _readers[v].Program.Facts[fact]));
            isBlocked |= blocked;
        }

        Note(found, !isBlocked && found.DistinctBy(fact => (fact.Name, fact.Kind)).Count() == 1);
        return Join(found.Select(fact => fact.Name));
    }

    private void Note(IEnumerable<Fact> facts, bool isAlone)
    {
        if (Missing is null) return;
        foreach (Fact fact in facts)
        {
            int number = Missing.NumberOf(fact);
            _rowMissing[number] = isAlone || _rowMissing.GetValueOrDefault(number);
        }
    }

    private void Count()
    {
        foreach ((int number, bool isAlone) in _rowMissing) Missing?.Add(number, 1, isAlone ? 1 : 0);
        _rowMissing.Clear();
    }

    /// <summary>One program by the reference interpreter.</summary>
    private sealed class Reader(RuleIndex index)
    {
        private readonly Interpreter _interpreter = new(index.Program);
        private readonly ReasonText _reasons = new(index);
        private readonly Truth[] _conclusions = new Truth[index.ConclusionCount];

        public RegimeProgram Program => index.Program;

        public Runtime.Reference.Evaluation Read(CaseFacts facts) => _interpreter.Evaluate(facts);

        public string Reasons(Runtime.Reference.Evaluation evaluation, GroupOutcome outcome, int group)
        {
            foreach (NumberedConclusion conclusion in index.OfGroup[group]) _conclusions[conclusion.Number] = evaluation.Nodes[index.AppliesOf(conclusion)].Truth;
            Truth[] holds = [.. _reasons.Exceptions[group].Select(exception => evaluation.Nodes[exception.Holds].Truth)];
            return _reasons.Of(group, _conclusions, outcome, holds);
        }
    }
}
