using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Planes;

/// <summary>
/// What became of a regime's obligations and rights, row by row: conditions come from planes, dates from the row. Where a row
/// gives none of the dates, which is nearly always, its text follows from the bits alone. Not thread-safe.
/// </summary>
internal sealed class DayCells
{
    private readonly RegimeProgram _program;
    private readonly AnswerCells _cells;
    private readonly ProgramBinding _binding;
    private readonly RowBits _bits;
    private readonly TextByBits _texts;
    private readonly int[] _dates;
    private readonly DutyStatus[] _statuses;
    private readonly CaseFacts _facts;

    public DayCells(RegimeWires wires, AnswerCells cells, CaseSchema schema, ProgramBinding binding)
    {
        _program = wires.Index.Program;
        (_cells, _binding) = (cells, binding);
        _bits = new RowBits(wires.Days);
        _texts = new TextByBits(_bits.Width);
        _statuses = new DutyStatus[_program.Duties.Length];
        _facts = new CaseFacts(_program);
        _dates = [.. Dates(_program).Distinct().Select(fact => schema.Find(_program, _program.Facts[fact]).NumberIndex)];
    }

    /// <summary>By duty, of the row asked for last.</summary>
    public ReadOnlySpan<DutyStatus> Statuses => _statuses;

    public Truth Scope { get; private set; }

    public bool IsOutsideCalendar { get; private set; }

    public void Load(PlaneRun run, int word) => _bits.Load(run, word);

    public ReadyCells Of(CaseRow row, int index)
    {
        ReadOnlySpan<ulong> bits = _bits[index];
        var reader = new BitReader(bits);
        Scope = reader.Truth();
        IsOutsideCalendar = reader.Bit();
        for (int d = 0; d < _statuses.Length; d++)
        {
            _statuses[d] = StatusOf(_program.Duties[d], reader.Truth(), reader.Truth(), reader.Truth(), row);
            IsOutsideCalendar |= (_statuses[d] & DutyStatus.OutsideCalendar) != 0;
        }

        if (HasDates(row))
        {
            _facts.Clear();
            _binding.FillNumbers(row, _facts);
            return Write();
        }

        if (_texts.Find(bits) is { } known) return known;
        _facts.Clear();
        return _texts.Add(bits, Write());
    }

    // The facts' numbers are all that is looked at.
    private ReadyCells Write() => ReadyCells.Of(cells => _cells.Duties.Write(cells, _facts, _statuses, IsOutsideCalendar, Scope));

    private DutyStatus StatusOf(Duty duty, Truth applies, Truth started, Truth performed, CaseRow row) =>
        DutyReckoning.Find(
            _program.Calendar,
            duty.Period,
            applies,
            started,
            DateOf(duty.Start, row),
            performed,
            DateOf(duty.Act, row),
            DutyReckoning.AsOf(DateOf(_program.AsOf, row), DateOf(_program.DecisionDate, row)));

    private bool HasDates(CaseRow row)
    {
        foreach (int date in _dates)
        {
            if (!row.Number(date).IsAnything) return true;
        }

        return false;
    }

    private NumberRange DateOf(int fact, CaseRow row) => fact < 0 ? NumberRange.Anything : row.Number(NumberIndexOf(fact));

    private int NumberIndexOf(int fact) => _binding.NumberIndex(_program.Facts[fact]);

    private static IEnumerable<int> Dates(RegimeProgram program)
    {
        IEnumerable<int> dates = program.Duties.SelectMany(duty => new[] { duty.Start, duty.Act }).Append(program.AsOf).Append(program.DecisionDate);
        return dates.Concat(program.Nodes.OfType<SpanNode>().SelectMany(span => new[] { span.Start, span.Finish })).Where(fact => fact >= 0);
    }
}
