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
    private readonly RuleIndex _index;
    private readonly LayeredRun? _layered;
    private readonly int[] _groups;
    private readonly ImmutableArray<ConclusionGroup> _shared;
    private readonly Reader[] _readers;
    private readonly SortedDictionary<int, bool> _rowMissing = [];

    public SupplementCells(RuleIndex index, LayeredRun? layered, SupplementColumns columns)
    {
        (_index, _layered, Columns) = (index, layered, columns);
        RegimeProgram program = index.Program;
        _groups = [.. Enumerable.Range(0, program.Groups.Length).Where(g => program.Groups[g].IsDerived)];
        _shared = layered is null ? [.. _groups.Select(g => program.Groups[g])] : layered.Layer.GroupsOf(layered.Regime.Families.Length - 1);
        _readers = layered is null ? [new Reader(index)] : [.. layered.Own.Select(p => new Reader(layered.Indexes[p]))];
        Missing = columns.Missing ? new MissingTally(_readers.Select(reader => reader.Program)) : null;
    }

    public SupplementColumns Columns { get; }

    /// <summary>The groups that have columns, by their indexes in the latest program.</summary>
    public ReadOnlySpan<int> Groups => _groups;

    /// <summary>Null where it is not asked for.</summary>
    public MissingTally? Missing { get; }

    /// <summary>The header, in the order of the cells.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            foreach (ConclusionGroup group in _shared)
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
        FamilyOutcome self = run.Layer.Self;
        var evaluations = new Runtime.Reference.Evaluation?[_readers.Length];
        for (int v = 0; v < evaluations.Length; v++)
        {
            if ((self.Used & (1u << v)) != 0) evaluations[v] = _readers[v].Read(run.Layer.Facts(run.Own[v]));
        }

        for (int i = 0; i < _shared.Length; i++)
        {
            if (Columns.Reasons) cells.Cell(self.Scope == Truth.False ? "" : LayeredReasons(run, evaluations, _shared[i].Name));
            if (Columns.Missing) cells.Cell(LayeredMissing(run, evaluations, _shared[i].Name, AnswerText.StatusOf(self.Groups[i].Outcome, self.Scope)));
        }

        Count();
    }

    /// <summary>Facts as a cell names them.</summary>
    public static string Join(IEnumerable<string> names) => string.Join('、', names.Distinct(StringComparer.Ordinal));

    // What another regime or a law says is in 让位 and in its own answer file.
    private string LayeredReasons(LayeredRun run, Runtime.Reference.Evaluation?[] evaluations, string name)
    {
        var parts = new List<string>();
        for (int v = 0; v < evaluations.Length; v++)
        {
            int group = GroupOf(v, name);
            if (evaluations[v] is not { } evaluation || group < 0) continue;
            int program = run.Own[v];
            string text = _readers[v].Reasons(evaluation, run.AnswerOf(program).Groups[group], group);
            if (run.Layer.DeciderOf(program, group).Kind != DeciderKind.None) text += (text.Length > 0 ? "；" : "") + "依上位规定，见“让位”";
            if (text.Length > 0) parts.Add(run.Own.Length > 1 ? $"{_readers[v].Program.Header.Version}版 {text}" : text);
        }

        return string.Join('；', parts);
    }

    private string LayeredMissing(LayeredRun run, Runtime.Reference.Evaluation?[] evaluations, string name, RowStatus status)
    {
        var found = new List<Fact>();
        bool isBlocked = false;
        for (int v = 0; v < evaluations.Length; v++)
        {
            int group = GroupOf(v, name);
            if (evaluations[v] is not { } evaluation || group < 0) continue;
            (IEnumerable<int> missing, bool blocked) = MissingList.Of(_readers[v].Program, run.Layer.Facts(run.Own[v]), evaluation, group, status);
            found.AddRange(missing.Select(fact => _readers[v].Program.Facts[fact]));
            isBlocked |= blocked;
        }

        Note(found, !isBlocked && found.DistinctBy(fact => (fact.Name, fact.Kind)).Count() == 1);
        return Join(found.Select(fact => fact.Name));
    }

    private int GroupOf(int version, string name)
    {
        RegimeProgram program = _readers[version].Program;
        for (int g = 0; g < program.Groups.Length; g++)
        {
            if (program.Groups[g].IsDerived && program.Groups[g].Name == name) return g;
        }

        return -1;
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
