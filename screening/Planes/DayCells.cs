using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Planes;

/// <summary>
/// What became of the obligations and rights of a regime's versions, row by row: conditions come from planes, dates from the
/// row. Where a row gives none of the dates its text follows from the bits alone. Not thread-safe.
/// </summary>
internal sealed class DayCells : IDutyAnswer
{
    private readonly AnswerCells _cells;
    private readonly RowBits _bits;
    private readonly TextByBits _texts;
    private readonly Version[] _versions;
    private readonly int[] _dates;

    public DayCells(RegimeWires wires, AnswerCells cells, CaseSchema schema)
    {
        _cells = cells;
        _bits = new RowBits([.. wires.Days.SelectMany(bits => bits)]);
        _texts = new TextByBits(_bits.Width);
        _versions = [.. wires.Shape.Own.Select(own => new Version(new ProgramBinding(schema, wires.Shape.Regime.Programs[own])))];
        _dates = [.. _versions.SelectMany(version => version.Dates).Distinct()];
    }

    public Truth ScopeOf(int version) => _versions[version].Scope;

    public ReadOnlySpan<DutyStatus> DutiesOf(int version) => _versions[version].Statuses;

    public bool IsOutsideCalendar(int version) => _versions[version].IsOutsideCalendar;

    public CaseFacts FactsOf(int version) => _versions[version].Facts;

    public void Load(PlaneRun run, int word) => _bits.Load(run, word);

    public ReadyCells Of(CaseRow row, int index)
    {
        ReadOnlySpan<ulong> bits = _bits[index];
        var reader = new BitReader(bits);
        foreach (Version version in _versions) version.Read(ref reader, row);
        if (HasDates(row))
        {
            foreach (Version version in _versions) version.Fill(row);
            return Write();
        }

        if (_texts.Find(bits) is { } known) return known;
        foreach (Version version in _versions) version.Facts.Clear();
        return _texts.Add(bits, Write());
    }

    private ReadyCells Write() => ReadyCells.Of(cells => _cells.Duties.Write(cells, this));

    private bool HasDates(CaseRow row)
    {
        foreach (int date in _dates)
        {
            if (!row.Numbers[date].IsAnything) return true;
        }

        return false;
    }

    /// <summary>One version, of the row read last.</summary>
    private sealed class Version(ProgramBinding binding)
    {
        private readonly RegimeProgram _program = binding.Program;

        public CaseFacts Facts { get; } = new(binding.Program);

        public DutyStatus[] Statuses { get; } = new DutyStatus[binding.Program.Duties.Length];

        public Truth Scope { get; private set; }

        public bool IsOutsideCalendar { get; private set; }

        /// <summary>Where rows hold the dates that its text looks at.</summary>
        public IEnumerable<int> Dates
        {
            get
            {
                IEnumerable<int> dates = _program.Duties.SelectMany(duty => new[] { duty.Start, duty.Act }).Append(_program.AsOf).Append(_program.DecisionDate);
                return dates.Concat(_program.Nodes.OfType<SpanNode>().SelectMany(span => new[] { span.Start, span.Finish })).Where(fact => fact >= 0).Select(NumberIndexOf);
            }
        }

        public void Read(ref BitReader reader, CaseRow row)
        {
            Scope = reader.Truth();
            IsOutsideCalendar = reader.Bit();
            for (int d = 0; d < Statuses.Length; d++)
            {
                Statuses[d] = StatusOf(_program.Duties[d], reader.Truth(), reader.Truth(), reader.Truth(), row);
                IsOutsideCalendar |= (Statuses[d] & DutyStatus.OutsideCalendar) != 0;
            }
        }

        // The facts' numbers are all that is looked at.
        public void Fill(CaseRow row)
        {
            Facts.Clear();
            binding.FillNumbers(row, Facts);
        }

        private DutyStatus StatusOf(Duty duty, Truth applies, Truth started, Truth performed, CaseRow row) => Scope == Truth.False ? DutyStatus.None : DutyReckoning.Find(
            _program.Calendar,
            duty.Period,
            applies,
            started,
            DateOf(duty.Start, row),
            performed,
            DateOf(duty.Act, row),
            DutyReckoning.AsOf(DateOf(_program.AsOf, row), DateOf(_program.DecisionDate, row)));

        private NumberRange DateOf(int fact, CaseRow row) => fact < 0 ? NumberRange.Anything : row.Numbers[NumberIndexOf(fact)];

        private int NumberIndexOf(int fact) => binding.NumberIndex(_program.Facts[fact]);
    }
}
