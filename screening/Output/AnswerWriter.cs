using System.Collections.Immutable;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Input;

namespace Zhaodan.Screening.Output;

/// <summary>
/// 答案-代号.csv: 案号, the columns kept, then per conclusion group the outcome, what is possible, the rules it stands on and
/// the values that are settled only by presumption; per obligation and right its status, what is possible and its last day; then, in a regime with clauses in two readings, the places whose other
/// reading would change the answer; last, how facts that nobody mentions were taken.
/// </summary>
internal sealed class AnswerWriter : IDisposable
{
    private readonly CsvWriter _csv;
    private readonly RuleIndex _index;
    private readonly int[] _groups;
    private readonly AnswerText[] _texts;
    private readonly int[] _carriers;
    private readonly int _kept;
    private readonly string _unmentioned;
    private readonly bool _reckonsDays;
    private char[] _joined = new char[1024];

    public AnswerWriter(Stream stream, RuleIndex index, ImmutableArray<string> kept, string unmentioned)
    {
        _csv = new CsvWriter(stream, new UTF8Encoding(false), withMark: true);
        _index = index;
        _kept = kept.Length;
        _unmentioned = unmentioned;
        _reckonsDays = index.Program.ReckonsDays;
        RegimeProgram program = index.Program;
        _groups = [.. Enumerable.Range(0, program.Groups.Length).Where(g => program.Groups[g].IsDerived)];
        _texts = Array.ConvertAll(_groups, g => new AnswerText(program.Groups[g]));
        _carriers = new int[index.ConclusionCount];
        WriteHeader(program, kept);
    }

    /// <summary>Cases written.</summary>
    public long Rows => _csv.Rows - 1;

    /// <param name="row">The case.</param>
    /// <param name="facts">What it states, in the slots of the program.</param>
    /// <param name="answer">The answer to it.</param>
    /// <param name="depends">By place with two readings (<see cref="RegimeProgram.Readings"/>): would the other one change the answer?</param>
    public void Write(CaseRow row, CaseFacts facts, CaseAnswer answer, ReadOnlySpan<bool> depends)
    {
        _csv.Cell(row.CaseNumber);
        for (int i = 0; i < _kept; i++) _csv.Cell(row.Kept(i));
        for (int i = 0; i < _groups.Length; i++)
        {
            int group = _groups[i];
            GroupOutcome outcome = answer.Groups[group];
            RowStatus status = AnswerText.StatusOf(outcome, answer.Scope);
            (string text, string possible) = _texts[i].Of(outcome, answer.Scope, status);
            _csv.Cell(text);
            _csv.Cell(possible);
            bool isInapplicable = status == RowStatus.Inapplicable;
            _csv.Cell(isInapplicable ? default : Citations(answer, group, outcome));
            _csv.Cell(isInapplicable || answer.Presumed[group] == 0 ? default : PresumedValues(group, answer.Presumed[group]));
        }

        WriteDuties(facts, answer);
        if (!depends.IsEmpty) _csv.Cell(Readings(depends));
        _csv.Cell(_unmentioned);
        _csv.EndRow();
    }

    private void WriteDuties(CaseFacts facts, CaseAnswer answer)
    {
        RegimeProgram program = _index.Program;
        for (int d = 0; d < program.Duties.Length; d++)
        {
            Duty duty = program.Duties[d];
            bool isInapplicable = answer.Scope == Truth.False;
            bool isOpen = answer.Scope == Truth.Unknown || !DutyWords.IsSettled(answer.Duties[d]);
            _csv.Cell(isInapplicable ? Words.Inapplicable : isOpen ? DutyWords.Undetermined : DutyWords.Of(duty, answer.Duties[d]));
            _csv.Cell(isInapplicable || !isOpen ? "" : string.Join('、', DutyWords.Possible(duty, answer.Duties[d])) + (answer.Scope == Truth.Unknown ? "、" + Words.Inapplicable : ""));
            _csv.Cell(isInapplicable ? "" : DutyDeadline.Of(program, facts, duty));
        }

        if (!_reckonsDays) return;
        bool isOutside = answer.IsOutsideCalendar && answer.Scope != Truth.False && program.Calendar is not null;
        _csv.Cell(isOutside ? string.Join('；', OutsideCalendar.Find(program, facts, answer.Duties)) : "");
    }

    public void Finish() => _csv.Finish();

    public void Dispose() => _csv.Dispose();

    private void WriteHeader(RegimeProgram program, ImmutableArray<string> kept)
    {
        var own = new List<string>();
        foreach (int g in _groups)
        {
            string name = program.Groups[g].Name;
            own.AddRange([name, name + "·可能", name + "·依据", name + "·推定"]);
        }

        foreach (Duty duty in program.Duties)
        {
            string name = $"{DutyWords.Of(duty.Kind)}·{duty.Name}";
            own.AddRange([name, name + "·可能", name + "·期限"]);
        }

        if (program.ReckonsDays) own.Add("超出日历");
        if (!program.Readings.IsEmpty) own.Add("两读");
        own.Add("未提及");
        _csv.Cell("案号");
        foreach (string column in kept) _csv.Cell(column == "案号" || own.Contains(column) ? "原表·" + column : column);
        foreach (string column in own) _csv.Cell(column);
        _csv.EndRow();
    }

    private ReadOnlySpan<char> Citations(CaseAnswer answer, int group, GroupOutcome outcome)
    {
        int count = Carriers.Collect(_index, answer.Conclusions, group, outcome, _carriers);
        int length = 0;
        for (int i = 0; i < count; i++)
        {
            string citation = _index.Program.Rules[_carriers[i]].Citation;
            if (_joined.Length - length <= citation.Length) Array.Resize(ref _joined, Math.Max(_joined.Length * 2, length + citation.Length + 1));
            if (i > 0) _joined[length++] = '、';
            citation.CopyTo(_joined.AsSpan(length));
            length += citation.Length;
        }

        return _joined.AsSpan(0, length);
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

    private string PresumedValues(int group, ulong presumed) => OutcomeText.Names(_index.Program.Groups[group], presumed, false);
}
