using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Planes;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Totals;

/// <summary>
/// Everything that a summary counts under the regimes of a job, as one circuit over the columns of a file as they lie. Where
/// <see cref="IsOdd"/> holds the counts mean nothing, and the row has to be looked at by itself.
/// </summary>
internal sealed class TotalsCircuit
{
    // As ColumnFiller: longer numbers are read with the limits of texts.
    private const long MostPlain = 1_000_000_000_000_000;

    private readonly WireSet _set = new();
    private readonly CaseSchema _schema;
    private readonly DirectColumns _columns;
    private readonly int[] _places;

    public TotalsCircuit(CaseSchema schema, DirectColumns columns, IReadOnlyList<RegimeProgram> programs, bool restFalse, bool triesOpenItems)
    {
        (_schema, _columns) = (schema, columns);
        Builder = new CircuitBuilder(new SchemaColumns(schema), restFalse, TruthForm.Bitmaps, columns);
        Regimes = [.. programs.Select(program => new RegimeWires(Builder, _set, new LayerShape(program, null), null, triesOpenItems, null))];
        Days = [.. Regimes.Select(regime => regime.Days.IsEmpty ? null : new DatelessDays(Builder, _set, regime))];
        ImmutableArray<Wire> all = _set.Wires;
        int odd = _set.Add(Odd(Regimes.Select(regime => all[regime.Contradictory])));
        all = _set.Wires;
        IEnumerable<int> wanted = Regimes.SelectMany((regime, r) => regime.Counts.Outputs.Concat(Days[r]?.All ?? []));
        _places = new int[all.Length];
        Array.Fill(_places, -1);
        var outputs = ImmutableArray.CreateBuilder<Wire>();
        foreach (int output in wanted.Prepend(odd))
        {
            if (_places[output] >= 0) continue;
            _places[output] = outputs.Count;
            outputs.Add(all[output]);
        }

        Outputs = outputs.ToImmutable();
    }

    public CircuitBuilder Builder { get; }

    public ImmutableArray<RegimeWires> Regimes { get; }

    /// <summary>By regime; null where it reckons no days.</summary>
    public ImmutableArray<DatelessDays?> Days { get; }

    /// <summary>What a kernel gives; the first is <see cref="IsOdd"/>.</summary>
    public ImmutableArray<Wire> Outputs { get; }

    /// <summary>The place among <see cref="Outputs"/> of what says that a row cannot be counted by its planes.</summary>
    public static int IsOdd => 0;

    /// <summary>The place of an output of <see cref="Regimes"/> or <see cref="Days"/>.</summary>
    public int PlaceOf(int output) => _places[output];

    // A case contradicts itself, says two things of one fact, gives a number beyond the limits, or a date from which days are
    // reckoned.
    private Wire Odd(IEnumerable<Wire> contradictory)
    {
        Circuit circuit = Builder.Circuit;
        Wire odd = contradictory.Aggregate(Wire.False, circuit.Or);
        for (int truth = 0; truth < _columns.Truths.Length; truth++)
        {
            if (_columns.Truths[truth] < 0 || _columns.Unknown[truth] < 0) continue;
            Wire given = circuit.Or(Builder.Input(new CircuitInput(InputKind.StatedTrue, truth)), Builder.Input(new CircuitInput(InputKind.StatedFalse, truth)));
            odd = circuit.Or(odd, circuit.And(given, Builder.Input(new CircuitInput(InputKind.StatedUnknown, truth))));
        }

        for (int number = 0; number < _columns.Numbers.Length; number++)
        {
            if (_columns.Numbers[number] < 0) continue;
            (long low, long high) = _columns.Days[number] ? (CaseDates.SomeDay.Low, CaseDates.SomeDay.High + 1) : (0, MostPlain);
            odd = circuit.Or(odd, IsAtLeast(number, high));
            odd = circuit.Or(odd, circuit.And(IsAtLeast(number, long.MinValue), !IsAtLeast(number, low)));
        }

        foreach (int date in Dates().Distinct().Where(date => _columns.Numbers[date] >= 0)) odd = circuit.Or(odd, IsAtLeast(date, long.MinValue));
        return odd;
    }

    private Wire IsAtLeast(int number, long bound) => Builder.Input(new CircuitInput(InputKind.IsAtLeast, number, bound));

    // As DayCells, which writes what days come to.
    private IEnumerable<int> Dates() => Regimes.Where(regime => !regime.Days.IsEmpty).SelectMany(regime => DayCells.Dates(regime.Shape.Latest).Select(fact => _schema.Find(regime.Shape.Latest, regime.Shape.Latest.Facts[fact]).NumberIndex));
}
