using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Planes;

/// <summary>What the duties of a row came to.</summary>
/// <param name="Statuses">By duty.</param>
/// <param name="Scope">Does the regime speak of the case?</param>
/// <param name="IsOutsideCalendar">Its dates leave the calendar.</param>
internal sealed record DayOutcome(ImmutableArray<DutyStatus> Statuses, Truth Scope, bool IsOutsideCalendar);

/// <summary>
/// What became of a regime's obligations and rights, row by row: conditions come from planes, dates from the row. Where a row
/// gives none of the dates, which is nearly always, its text follows from the bits alone. Not thread-safe.
/// </summary>
internal sealed class DayCells
{
    private readonly RegimeProgram _program;
    private readonly AnswerCells _cells;
    private readonly ProgramBinding _binding;
    private readonly TextByBits<ReadyCells> _texts;
    private readonly int[] _dates;
    private readonly DutyStatus[] _statuses;
    private readonly CaseFacts _facts;

    public DayCells(RegimeWires wires, AnswerCells cells, CaseSchema schema, ProgramBinding binding)
    {
        _program = wires.Index.Program;
        (_cells, _binding) = (cells, binding);
        _texts = new TextByBits<ReadyCells>((wires.Days.Length + 63) / 64);
        _statuses = new DutyStatus[_program.Duties.Length];
        _facts = new CaseFacts(_program);
        _dates = [.. Dates(_program).Distinct().Select(fact => schema.Find(_program, _program.Facts[fact]).NumberIndex)];
    }

    /// <summary>By duty, of the row asked for last.</summary>
    public ReadOnlySpan<DutyStatus> Statuses => _statuses;

    /// <summary>The row written last reckoned its days; else <see cref="WholeRows"/> counts it.</summary>
    public bool IsOfRow { get; set; }

    public Truth Scope { get; private set; }

    public bool IsOutsideCalendar { get; private set; }

    /// <summary>Follows what is said of a row from its bits (<see cref="RegimeWires.Days"/>) alone?</summary>
    public bool FollowsFromBits(CaseRow row, ReadOnlySpan<ulong> bits)
    {
        if (!HasDates(row)) return true;
        var reader = new BitReader(bits);
        if (reader.Truth() == Truth.False) return true;
        if (reader.Bit()) return false;
        foreach (Duty duty in _program.Duties)
        {
            // Of a duty that does not apply only the last day is shown.
            Truth applies = reader.Truth();
            if (applies != Truth.False || (!duty.Period.IsNone && !DateOf(duty.Start, row).IsAnything)) return false;
            reader.Truth();
            reader.Truth();
        }

        return true;
    }

    /// <summary>What the row's duties came to, for those whose bits say the same.</summary>
    public DayOutcome Outcome => new([.. _statuses], Scope, IsOutsideCalendar);

    public ReadyCells Of(CaseRow row, ReadOnlySpan<ulong> bits)
    {
        var reader = new BitReader(bits);
        Scope = reader.Truth();
        IsOutsideCalendar = reader.Bit();
        for (int d = 0; d < _statuses.Length; d++)
        {
            _statuses[d] = StatusOf(_program.Duties[d], reader.Truth(), reader.Truth(), reader.Truth(), row);
            IsOutsideCalendar |= (_statuses[d] & DutyStatus.OutsideCalendar) != 0;
        }

        if (!FollowsFromBits(row, bits))
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

    /// <summary>The facts whose dates decide what became of duties and spans.</summary>
    public static IEnumerable<int> Dates(RegimeProgram program)
    {
        IEnumerable<int> dates = program.Duties.SelectMany(duty => new[] { duty.Start, duty.Act }).Append(program.AsOf).Append(program.DecisionDate);
        return dates.Concat(program.Nodes.OfType<SpanNode>().SelectMany(span => new[] { span.Start, span.Finish })).Where(fact => fact >= 0);
    }
}
