using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Evaluation;

namespace Zhaodan.Screening.Output;

/// <summary>
/// The cells of obligations and rights: per duty its status, what is possible and its last day; last, the dates that the
/// calendar does not reach. A regime with versions has columns for the duties of each, under its name (义务·2018版第五条): a
/// citation of one version need not be the same duty in another. In a row those of versions that do not answer it are 不适用.
/// </summary>
internal sealed class DutyCells
{
    // So many different days do not occur; a hostile file must not fill the memory with them.
    private const int MostDays = 1 << 14;

    private readonly RegimeProgram[] _versions;
    private readonly string[] _prefixes;
    private readonly Dictionary<long, string>[][] _deadlines;

    public DutyCells(LayerShape shape)
    {
        _versions = [.. shape.Own.Select(own => shape.Regime.Programs[own])];
        _prefixes = [.. _versions.Select((_, v) => shape.PrefixOf(v))];
        _deadlines = [.. _versions.Select(version => version.Duties.Select(_ => new Dictionary<long, string>()).ToArray())];
        IsEmpty = !_versions.Any(version => version.ReckonsDays);
    }

    /// <summary>The regime reckons no days; it has none of these columns.</summary>
    public bool IsEmpty { get; }

    /// <summary>The versions' columns, the latest first.</summary>
    public IEnumerable<string> Names()
    {
        if (IsEmpty) yield break;
        for (int v = _versions.Length - 1; v >= 0; v--)
        {
            foreach (Duty duty in _versions[v].Duties)
            {
                string name = $"{DutyWords.Of(duty.Kind)}·{_prefixes[v]}{duty.Name}";
                yield return name;
                yield return name + "·可能";
                yield return name + "·期限";
            }
        }

        yield return "超出日历";
    }

    /// <summary>By column of <see cref="Names"/>: statuses are few, dates and reasons are not.</summary>
    public IEnumerable<bool> HasFewTexts()
    {
        if (IsEmpty) return [];
        return _versions.SelectMany(version => version.Duties).SelectMany(_ => (bool[])[true, true, false]).Append(false);
    }

    /// <summary>Of a row that the regime's only program answers alone.</summary>
    public void Write(ICellSink cells, CaseFacts facts, ReadOnlySpan<DutyStatus> duties, bool isOutsideCalendar, Truth scope)
    {
        if (IsEmpty) return;
        Write(cells, 0, facts, duties, scope);
        cells.Cell(isOutsideCalendar ? string.Join('；', Outside(0, facts, duties, scope)) : "");
    }

    /// <summary>Of a row that several versions may answer.</summary>
    public void Write(ICellSink cells, IDutyAnswer answer)
    {
        if (IsEmpty) return;
        ImmutableArray<string> outside = [];
        for (int v = _versions.Length - 1; v >= 0; v--)
        {
            Truth scope = answer.ScopeOf(v);
            Write(cells, v, answer.FactsOf(v), answer.DutiesOf(v), scope);
            if (scope != Truth.False && answer.IsOutsideCalendar(v)) outside = [.. outside.Union(Outside(v, answer.FactsOf(v), answer.DutiesOf(v), scope), StringComparer.Ordinal)];
        }

        cells.Cell(string.Join('；', outside));
    }

    private void Write(ICellSink cells, int version, CaseFacts facts, ReadOnlySpan<DutyStatus> statuses, Truth scope)
    {
        RegimeProgram program = _versions[version];
        for (int d = 0; d < program.Duties.Length; d++)
        {
            Duty duty = program.Duties[d];
            bool isInapplicable = scope == Truth.False;
            bool isOpen = scope == Truth.Unknown || !DutyWords.IsSettled(statuses[d]);
            cells.Cell(isInapplicable ? Words.Inapplicable : isOpen ? DutyWords.Undetermined : DutyWords.Of(duty, statuses[d]));
            cells.Cell(isInapplicable || !isOpen ? "" : string.Join('、', DutyWords.Possible(duty, statuses[d])) + (scope == Truth.Unknown ? "、" + Words.Inapplicable : ""));
            cells.Cell(isInapplicable ? "" : DeadlineOf(version, d, facts));
        }
    }

    // Cases begin on few days: each is reckoned once.
    private string DeadlineOf(int version, int duty, CaseFacts facts)
    {
        Duty definition = _versions[version].Duties[duty];
        NumberRange start = definition.Start < 0 ? default : facts.Numbers[_versions[version].Facts[definition.Start].NumberSlot];
        if (!start.IsExact) return "";
        Dictionary<long, string> known = _deadlines[version][duty];
        if (known.TryGetValue(start.Low, out string? text)) return text;
        text = DutyDeadline.Of(_versions[version], facts, definition);
        if (known.Count < MostDays) known.Add(start.Low, text);
        return text;
    }

    private ImmutableArray<string> Outside(int version, CaseFacts facts, ReadOnlySpan<DutyStatus> duties, Truth scope) =>
        scope == Truth.False || _versions[version].Calendar is null ? [] : OutsideCalendar.Find(_versions[version], facts, duties);
}
