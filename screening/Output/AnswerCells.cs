using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Regimes;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Output;

/// <summary>
/// The cells of an answer file: 案号, the columns kept, then per conclusion group the outcome, what is possible, the rules it
/// stands on and the values that are settled only by presumption; obligations and rights; the version, force in time and who
/// had the word; in a regime with clauses in two readings, the places whose other reading would change the answer; last, how
/// facts that nobody mentions were taken, and what is written only where it is asked for.
/// </summary>
internal sealed class AnswerCells
{
    private readonly RuleIndex _index;
    private readonly int[] _groups;
    private readonly ImmutableArray<ConclusionGroup> _shared;
    private readonly AnswerText[] _texts;
    private readonly int[] _carriers;
    private readonly int _kept;
    private readonly string _unmentioned;
    private readonly LayeredRun? _layered;
    private readonly SupplementCells? _supplement;
    private readonly bool _hasForce;
    private readonly bool _hasVersions;
    private readonly bool _hasReadings;
    private char[] _joined = new char[1024];
    private int _length;

    public AnswerCells(RuleIndex index, LayeredRun? layered, int kept, string unmentioned, SupplementCells? supplement = null)
    {
        _supplement = supplement;
        _layered = layered;
        _hasVersions = layered is { Own.Length: > 1 };
        _hasForce = index.Program.Force is not null;
        _index = index;
        _kept = kept;
        _unmentioned = unmentioned;
        _hasReadings = layered?.HasReadings ?? !index.Program.Readings.IsEmpty;
        Duties = new DutyCells(index.Program, layered);
        RegimeProgram program = index.Program;
        _groups = [.. Enumerable.Range(0, program.Groups.Length).Where(g => program.Groups[g].IsDerived)];
        _shared = layered is null ? [.. _groups.Select(g => program.Groups[g])] : layered.Layer.GroupsOf(layered.Regime.Families.Length - 1);
        _texts = [.. _shared.Select(group => new AnswerText(group))];
        _carriers = new int[layered is null ? index.ConclusionCount : layered.Indexes.Max(one => one.ConclusionCount)];
    }

    /// <summary>Behind the groups.</summary>
    public DutyCells Duties { get; }

    /// <summary>The groups that have columns, by their indexes in the program.</summary>
    public ReadOnlySpan<int> Groups => _groups;

    /// <summary>A row that the regime's latest program answers alone.</summary>
    /// <param name="cells">Where the cells go.</param>
    /// <param name="row">The case.</param>
    /// <param name="facts">What it states, in the slots of the program.</param>
    /// <param name="answer">The answer to it.</param>
    /// <param name="force">How the act stands to the days on which the regime holds.</param>
    /// <param name="depends">By place with two readings (<see cref="RegimeProgram.Readings"/>): would the other one change the answer?</param>
    public void Write(ICellSink cells, CaseRow row, CaseFacts facts, CaseAnswer answer, ForceNote force, ReadOnlySpan<bool> depends)
    {
        Begin(cells, row);
        for (int i = 0; i < _groups.Length; i++)
        {
            int group = _groups[i];
            Group(cells, i, answer.Conclusions, answer.Groups[group], answer.Presumed[group], answer.Scope);
        }

        Duties.Write(cells, facts, answer.Duties, answer.IsOutsideCalendar, answer.Scope);
        Tail(cells, force, depends);
        _supplement?.Write(cells, facts);
    }

    /// <summary>The cells of a group that the latest program answers alone.</summary>
    public void Group(ICellSink cells, int i, ReadOnlySpan<Truth> conclusions, GroupOutcome outcome, ulong presumed, Truth scope)
    {
        _length = 0;
        if (scope != Truth.False) AddCitations(_index, conclusions, _groups[i], outcome, "");
        WriteGroup(cells, i, outcome, presumed, scope);
    }

    /// <summary>A row that the layer answers.</summary>
    public void Write(ICellSink cells, CaseRow row, LayeredRun run)
    {
        Begin(cells, row);
        FamilyOutcome self = run.Layer.Self;
        for (int i = 0; i < _shared.Length; i++)
        {
            _length = 0;
            if (self.Scope != Truth.False) AddCitations(run, row, i);
            WriteGroup(cells, i, self.Groups[i].Outcome, self.Groups[i].Presumed, self.Scope);
        }

        ForceNote force = run.Own.Length > 1 ? RowNotes.Force(self) : RowNotes.Force(run.Regime.Latest, run.Layer.Facts(run.Own[0]));
        Duties.Write(cells, run);
        Tail(cells, force, _hasReadings ? RowNotes.Readings(run) : "", _hasVersions ? RowNotes.Version(run) : "", RowNotes.Word(run, row));
        _supplement?.Write(cells, run);
    }

    /// <summary>案号 and the columns kept.</summary>
    public void Begin(ICellSink cells, CaseRow row)
    {
        if (row.Texts is { } texts && cells is IUtf8Sink sink)
        {
            sink.Cell(texts.CaseNumber(row.TextsAt));
            for (int i = 0; i < _kept; i++) sink.Cell(texts.Kept(row.TextsAt, i));
            return;
        }

        cells.Cell(row.CaseNumber);
        for (int i = 0; i < _kept; i++) cells.Cell(row.Kept(i));
    }

    private void WriteGroup(ICellSink cells, int group, GroupOutcome outcome, ulong presumed, Truth scope)
    {
        RowStatus status = AnswerText.StatusOf(outcome, scope);
        (string text, string possible) = _texts[group].Of(outcome, scope, status);
        cells.Cell(text);
        cells.Cell(possible);
        bool isInapplicable = status == RowStatus.Inapplicable;
        cells.Cell(isInapplicable ? default : _joined.AsSpan(0, _length));
        cells.Cell(isInapplicable || presumed == 0 ? default : OutcomeText.Names(_shared[group], presumed, false));
    }

    /// <summary>What stands behind the groups and the duties, of a row that the regime's only program answers alone.</summary>
    public void Tail(ICellSink cells, ForceNote force, ReadOnlySpan<bool> depends) => Tail(cells, force, Readings(depends), "", "");

    private void Tail(ICellSink cells, ForceNote force, string readings, string version, string word)
    {
        if (_hasVersions) cells.Cell(version);
        if (_hasForce) cells.Cell(RowNotes.Of(force));
        if (_layered is not null) cells.Cell(word);
        if (_hasReadings) cells.Cell(readings);
        cells.Cell(_unmentioned);
    }

    /// <summary>By column of <see cref="Header"/>: has it few different texts, whatever the cases say?</summary>
    public ImmutableArray<bool> HasFewTexts()
    {
        var few = ImmutableArray.CreateBuilder<bool>();
        few.AddRange(Enumerable.Repeat(false, 1 + _kept));
        foreach (ConclusionGroup _ in _shared) few.AddRange((ReadOnlySpan<bool>)[true, true, false, true]);
        few.AddRange(Duties.HasFewTexts());
        if (_hasVersions) few.Add(true);
        if (_hasForce) few.Add(true);
        if (_layered is not null) few.Add(false);
        if (_hasReadings) few.Add(false);
        few.Add(true);
        few.AddRange(Enumerable.Repeat(false, _supplement?.Names.Count() ?? 0));
        return few.ToImmutable();
    }

    public void Header(ICellSink cells, ImmutableArray<string> kept)
    {
        var own = new List<string>();
        foreach (ConclusionGroup group in _shared)
        {
            string name = group.Name;
            own.AddRange([name, name + "·可能", name + "·依据", name + "·推定"]);
        }

        own.AddRange(Duties.Names());
        if (_hasVersions) own.Add("版本");
        if (_hasForce) own.Add("施行");
        if (_layered is not null) own.Add("让位");
        if (_hasReadings) own.Add("两读");
        own.Add("未提及");
        if (_supplement is not null) own.AddRange(_supplement.Names);
        cells.Cell("案号");
        foreach (string column in kept) cells.Cell(column == "案号" || own.Contains(column) ? "原表·" + column : column);
        foreach (string column in own) cells.Cell(column);
    }

    // Of each version that answers; where another regime had the word, of that.
    private void AddCitations(LayeredRun run, CaseRow row, int shared)
    {
        FamilyOutcome self = run.Layer.Self;
        for (int v = 0; v < run.Own.Length; v++)
        {
            if ((self.Used & (1u << v)) == 0) continue;
            AddCitations(run, row, run.Regime.Families.Length - 1, v, _shared[shared].Name, run.PrefixOf(v));
        }
    }

    private void AddCitations(LayeredRun run, CaseRow row, int family, int version, string name, string prefix)
    {
        FamilyVersion definition = run.Regime.Families[family].Versions[version];
        RegimeProgram program = run.Regime.Programs[definition.Program];
        int group = IndexOf(program, name);
        if (group < 0) return;
        Decider decider = run.Layer.DeciderOf(definition.Program, group);
        GroupOutcome outcome = run.AnswerOf(definition.Program).Groups[group];
        AddCitations(run.Indexes[definition.Program], run.AnswerOf(definition.Program).Conclusions, group, outcome, prefix);
        if (decider.Kind == DeciderKind.Law)
        {
            AddText(LayeredRun.LawWord(row, decider), "");
        }
        else if (decider.Kind == DeciderKind.Regime)
        {
            // One step up; what has the word over that one is in its own answer file.
            RegimeFamily higher = run.Regime.Families[definition.Superiors[decider.Index].Family];
            for (int v = 0; v < higher.Versions.Length; v++)
            {
                if ((run.Layer.Family(definition.Superiors[decider.Index].Family).Used & (1u << v)) == 0) continue;
                RegimeProgram other = run.Regime.Programs[higher.Versions[v].Program];
                int same = IndexOf(other, name);
                if (same >= 0) AddCitations(run.Indexes[higher.Versions[v].Program], run.AnswerOf(higher.Versions[v].Program).Conclusions, same, run.AnswerOf(higher.Versions[v].Program).Groups[same], other.Header.Code);
            }
        }
    }

    private static int IndexOf(RegimeProgram program, string name)
    {
        for (int g = 0; g < program.Groups.Length; g++)
        {
            if (program.Groups[g].IsDerived && program.Groups[g].Name == name) return g;
        }

        return -1;
    }

    private void AddCitations(RuleIndex index, ReadOnlySpan<Truth> conclusions, int group, GroupOutcome outcome, string prefix)
    {
        int count = Carriers.Collect(index, conclusions, group, outcome, _carriers);
        for (int i = 0; i < count; i++) AddText(index.Program.Rules[_carriers[i]].Citation, prefix);
    }

    private void AddText(string text, string prefix)
    {
        int needed = _length + prefix.Length + text.Length + 1;
        if (_joined.Length < needed) Array.Resize(ref _joined, Math.Max(_joined.Length * 2, needed));
        if (_length > 0) _joined[_length++] = '、';
        prefix.CopyTo(_joined.AsSpan(_length));
        _length += prefix.Length;
        text.CopyTo(_joined.AsSpan(_length));
        _length += text.Length;
    }

    // 第八条第（五）项、第九条
    private string Readings(ReadOnlySpan<bool> depends)
    {
        string text = "";
        for (int p = 0; p < depends.Length; p++)
        {
            if (depends[p]) text += (text.Length > 0 ? "、" : "") + _index.Program.Readings[p].Citation;
        }

        return text;
    }
}
