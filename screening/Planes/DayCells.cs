using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Planes;

/// <summary>What the duties of one version came to in a row.</summary>
/// <param name="Statuses">By duty.</param>
/// <param name="Scope">Does the version apply?</param>
/// <param name="IsOutsideCalendar">Its dates leave the calendar.</param>
internal sealed record DayOutcome(ImmutableArray<DutyStatus> Statuses, Truth Scope, bool IsOutsideCalendar);

/// <summary>
/// What became of the obligations and rights of a regime's versions, row by row: conditions come from planes, dates from the
/// row. A day is reckoned only where it bears on the row: an obligation that did not arise waits for nothing, and only the
/// last day of its time is still told. Where no date does, the text follows from the bits alone. Not thread-safe.
/// </summary>
internal sealed class DayCells : IDutyAnswer
{
    private readonly AnswerCells _cells;
    private readonly TextByBits<ReadyCells> _texts;
    private readonly Version[] _versions;

    public DayCells(RegimeWires wires, AnswerCells cells, CaseSchema schema)
    {
        _cells = cells;
        _texts = new TextByBits<ReadyCells>((wires.Days.Sum(bits => bits.Length) + 63) / 64);
        _versions = [.. wires.Shape.Own.Select(own => new Version(new ProgramBinding(schema, wires.Shape.Regime.Programs[own])))];
    }

    public Truth ScopeOf(int version) => _versions[version].Scope;

    public ReadOnlySpan<DutyStatus> DutiesOf(int version) => _versions[version].Statuses;

    public bool IsOutsideCalendar(int version) => _versions[version].IsOutsideCalendar;

    public CaseFacts FactsOf(int version) => _versions[version].Facts;

    /// <summary>The row written last reckoned its days; else <see cref="WholeRows"/> counts it.</summary>
    public bool IsOfRow { get; set; }

    /// <summary>What the row's duties came to, by own version, for those whose bits say the same.</summary>
    public ImmutableArray<DayOutcome> Outcome => [.. _versions.Select(version => new DayOutcome([.. version.Statuses], version.Scope, version.IsOutsideCalendar))];

    /// <summary>Judges the duties of a row; does what is said of them follow from its bits (<see cref="RegimeWires.Days"/>) alone?</summary>
    public bool FollowsFromBits(CaseRow row, ReadOnlySpan<ulong> bits)
    {
        var reader = new BitReader(bits);
        bool isDated = false;
        foreach (Version version in _versions) isDated |= version.Read(ref reader, row);
        return !isDated;
    }

    public ReadyCells Of(CaseRow row, ReadOnlySpan<ulong> bits)
    {
        if (!FollowsFromBits(row, bits))
        {
            foreach (Version version in _versions) version.Fill(row);
            return Write();
        }

        if (_texts.Find(bits) is { } known) return known;
        foreach (Version version in _versions) version.Facts.Clear();
        return _texts.Add(bits, Write());
    }

    /// <summary>The facts whose dates decide what became of duties and spans.</summary>
    public static IEnumerable<int> Dates(RegimeProgram program)
    {
        IEnumerable<int> dates = program.Duties.SelectMany(duty => new[] { duty.Start, duty.Act }).Append(program.AsOf).Append(program.DecisionDate);
        return dates.Concat(program.Nodes.OfType<SpanNode>().SelectMany(span => new[] { span.Start, span.Finish })).Where(fact => fact >= 0);
    }

    private ReadyCells Write() => ReadyCells.Of(cells => _cells.Duties.Write(cells, this));

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

        private NumberRange DateOf(int fact, CaseRow row) => fact < 0 ? NumberRange.Anything : row.Number(NumberIndexOf(fact));

        private int NumberIndexOf(int fact) => binding.NumberIndex(_program.Facts[fact]);
    }
}
