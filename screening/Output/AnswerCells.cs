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
    private readonly LayerShape _shape;
    private readonly SupplementCells? _supplement;
    private char[] _joined = new char[1024];
    private int _length;

    public AnswerCells(LayerShape shape, int kept, string unmentioned, SupplementCells? supplement = null)
    {
        (_shape, _supplement, _kept, _unmentioned) = (shape, supplement, kept, unmentioned);
        _index = shape.Indexes[shape.Own[^1]];
        Duties = new DutyCells(shape);
        _groups = [.. Enumerable.Range(0, shape.Latest.Groups.Length).Where(g => shape.Latest.Groups[g].IsDerived)];
        _shared = shape.Groups;
        _texts = [.. _shared.Select(group => new AnswerText(group))];
        _carriers = new int[shape.Indexes.Max(one => one.ConclusionCount)];
    }

    /// <summary>Behind the groups.</summary>
    public DutyCells Duties { get; }

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
            _length = 0;
            if (answer.Scope != Truth.False) AddCitations(_index, answer.Conclusions, group, answer.Groups[group], "");
            WriteGroup(cells, i, answer.Groups[group], answer.Presumed[group], answer.Scope);
        }

        Duties.Write(cells, facts, answer.Duties, answer.IsOutsideCalendar, answer.Scope);
        Tail(cells, force, Readings(depends), "", "");
        _supplement?.Write(cells, facts);
    }

    /// <summary>The cells of a group.</summary>
    public void Group(ICellSink cells, int shared, ILayerAnswer answer)
    {
        _length = 0;
        if (answer.Scope != Truth.False) AddCitations(answer, shared);
        WriteGroup(cells, shared, answer.Outcome(shared), answer.Presumed(shared), answer.Scope);
    }

    /// <summary>A row that the layer answers.</summary>
    public void Write(ICellSink cells, CaseRow row, LayeredRun run)
    {
        Begin(cells, row);
        for (int i = 0; i < _shared.Length; i++) Group(cells, i, run);
        Duties.Write(cells, run);
        Tail(cells, RowNotes.Force(_shape, run), run);
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

    /// <summary>What stands behind the groups and the duties.</summary>
    public void Tail(ICellSink cells, ForceNote force, ILayerAnswer answer) => Tail(
        cells,
        force,
        _shape.HasReadings ? RowNotes.Readings(_shape, answer) : "",
        _shape.HasVersions ? RowNotes.Version(_shape, answer) : "",
        _shape.IsLayered ? RowNotes.Word(_shape, answer) : "");

    private void Tail(ICellSink cells, ForceNote force, string readings, string version, string word)
    {
        if (_shape.HasVersions) cells.Cell(version);
        if (_shape.Latest.Force is not null) cells.Cell(RowNotes.Of(force));
        if (_shape.IsLayered) cells.Cell(word);
        if (_shape.HasReadings) cells.Cell(readings);
        cells.Cell(_unmentioned);
    }

    /// <summary>By column of <see cref="Header"/>: has it few different texts, whatever the cases say?</summary>
    public ImmutableArray<bool> HasFewTexts()
    {
        var few = ImmutableArray.CreateBuilder<bool>();
        few.AddRange(Enumerable.Repeat(false, 1 + _kept));
        foreach (ConclusionGroup _ in _shared) few.AddRange((ReadOnlySpan<bool>)[true, true, false, true]);
        few.AddRange(Duties.HasFewTexts());
        if (_shape.HasVersions) few.Add(true);
        if (_shape.Latest.Force is not null) few.Add(true);
        if (_shape.IsLayered) few.Add(false);
        if (_shape.HasReadings) few.Add(false);
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
        if (_shape.HasVersions) own.Add("版本");
        if (_shape.Latest.Force is not null) own.Add("施行");
        if (_shape.IsLayered) own.Add("让位");
        if (_shape.HasReadings) own.Add("两读");
        own.Add("未提及");
        if (_supplement is not null) own.AddRange(_supplement.Names);
        cells.Cell("案号");
        foreach (string column in kept) cells.Cell(column == "案号" || own.Contains(column) ? "原表·" + column : column);
        foreach (string column in own) cells.Cell(column);
    }

    // Of each version that answers; where another regime had the word, of that.
    private void AddCitations(ILayerAnswer answer, int shared)
    {
        for (int v = 0; v < _shape.Own.Length; v++)
        {
            if ((answer.Used & (1u << v)) == 0) continue;
            AddCitations(answer, v, _shared[shared].Name);
        }
    }

    private void AddCitations(ILayerAnswer answer, int version, string name)
    {
        int own = _shape.Own[version], group = _shape.GroupOf(own, name);
        if (group < 0) return;
        AddCitations(_shape.Indexes[own], answer.ConclusionsOf(own), group, answer.OutcomeOf(own, group), _shape.PrefixOf(version));
        Decider decider = answer.DeciderOf(own, group);
        if (decider.Kind == DeciderKind.Law)
        {
            AddText(LegalRankWords.Of(answer.RankOf(decider)), "");
        }
        else if (decider.Kind == DeciderKind.Regime)
        {
            // One step up; what has the word over that one is in its own answer file.
            int family = _shape.Regime.Self.Versions[version].Superiors[decider.Index].Family;
            RegimeFamily higher = _shape.Regime.Families[family];
            for (int v = 0; v < higher.Versions.Length; v++)
            {
                if ((answer.UsedOf(family) & (1u << v)) == 0) continue;
                int other = higher.Versions[v].Program, same = _shape.GroupOf(other, name);
                if (same >= 0) AddCitations(_shape.Indexes[other], answer.ConclusionsOf(other), same, answer.OutcomeOf(other, same), _shape.Regime.Programs[other].Header.Code);
            }
        }
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
