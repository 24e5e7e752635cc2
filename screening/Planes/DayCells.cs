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
/// row. A day is reckoned only where it bears on the row: an obligation that did not arise waits for nothing, and only the
/// last day of its time is still told. Where no date does, the text follows from the bits alone. Not thread-safe.
/// </summary>
internal sealed class DayCells : IDutyAnswer
{
    private readonly AnswerCells _cells;
    private readonly RowBits _bits;
    private readonly TextByBits _texts;
    private readonly Version[] _versions;

    public DayCells(RegimeWires wires, AnswerCells cells, CaseSchema schema)
    {
        _cells = cells;
        _bits = new RowBits([.. wires.Days.SelectMany(bits => bits)]);
        _texts = new TextByBits(_bits.Width);
        _versions = [.. wires.Shape.Own.Select(own => new Version(new ProgramBinding(schema, wires.Shape.Regime.Programs[own])))];
    }

    public Truth ScopeOf(int version) => _versions[version].Scope;

    public ReadOnlySpan<DutyStatus> DutiesOf(int version) => _versions[version].Statuses;

    public bool IsOutsideCalendar(int version) => _versions[version].IsOutsideCalendar;

    public CaseFacts FactsOf(int version) => _versions[version].Facts;

    public void Load(PlaneRun run, int word) => _bits.Load(run, word);

    /// <param name="cells">Where they go.</param>
    /// <param name="row">The case.</param>
    /// <param name="index">Its place in the word loaded, 0 to 63.</param>
    public void Write(ICellSink cells, CaseRow row, int index)
    {
        ReadOnlySpan<ulong> bits = _bits[index];
        var reader = new BitReader(bits);
        bool isDated = false;
        foreach (Version version in _versions) isDated |= version.Read(ref reader, row);
        if (isDated)
        {
            foreach (Version version in _versions) version.Fill(row);
            _cells.Duties.Write(cells, this);
            return;
        }

        if (_texts.Find(bits) is not { } text)
        {
            foreach (Version version in _versions) version.Facts.Clear();
            text = _texts.Add(bits, ReadyCells.Of(sink => _cells.Duties.Write(sink, this)));
        }

        cells.Ready(text);
    }

    /// <summary>One version, of the row read last.</summary>
    private sealed class Version(ProgramBinding binding)
    {
        private readonly RegimeProgram _program = binding.Program;

        public CaseFacts Facts { get; } = new(binding.Program);

        public DutyStatus[] Statuses { get; } = new DutyStatus[binding.Program.Duties.Length];

        public Truth Scope { get; private set; }

        public bool IsOutsideCalendar { get; private set; }

        /// <summary>Judges the duties; false where no date of the row bears on them, or on what is told of them.</summary>
        public bool Read(ref BitReader reader, CaseRow row)
        {
            Scope = reader.Truth();
            IsOutsideCalendar = reader.Bit();
            bool isDated = IsOutsideCalendar;
            NumberRange asOf = Scope == Truth.False ? default : DutyReckoning.AsOf(DateOf(_program.AsOf, row), DateOf(_program.DecisionDate, row));
            for (int d = 0; d < Statuses.Length; d++)
            {
                Duty duty = _program.Duties[d];
                Truth applies = reader.Truth(), started = reader.Truth(), performed = reader.Truth();
                if (Scope == Truth.False) continue;
                NumberRange start = DateOf(duty.Start, row);
                if (applies == Truth.False)
                {
                    Statuses[d] = DutyStatus.NotArisen;
                    isDated |= start.IsExact;
                    continue;
                }

                NumberRange act = DateOf(duty.Act, row);
                Statuses[d] = DutyReckoning.Find(_program.Calendar, duty.Period, applies, started, start, performed, act, asOf);
                IsOutsideCalendar |= (Statuses[d] & DutyStatus.OutsideCalendar) != 0;
                isDated |= !start.IsAnything || !act.IsAnything || !asOf.IsAnything;
            }

            return isDated;
        }

        // The facts' numbers are all that is looked at.
        public void Fill(CaseRow row)
        {
            Facts.Clear();
            binding.FillNumbers(row, Facts);
        }

        private NumberRange DateOf(int fact, CaseRow row) => fact < 0 ? NumberRange.Anything : row.Numbers[NumberIndexOf(fact)];

        private int NumberIndexOf(int fact) => binding.NumberIndex(_program.Facts[fact]);
    }
}
