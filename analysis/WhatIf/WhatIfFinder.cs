using System.Collections.Immutable;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Analysis.Search;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.WhatIf;

/// <summary>
/// The smallest changes of facts that would change the answer to a case, group by group: the fewest facts that would have to
/// be otherwise, and all changes of that many. Every one is put to the reference interpreter before it is told. Made once for
/// a case; not thread-safe.
/// </summary>
public sealed class WhatIfFinder
{
    // Changes beyond those told are counted up to here.
    private const int MostCounted = 1_000;

    private readonly RegimeProgram _program;
    private readonly CaseFacts _facts;
    private readonly WhatIfRequest _request;
    private readonly CancellationToken _cancellation;
    private readonly Interpreter _interpreter;
    private readonly Evaluation _before;
    private readonly ChangeCircuit _circuit;

    /// <param name="program">The program.</param>
    /// <param name="facts">The case, free of contradiction.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellation">Ends a long search.</param>
    public WhatIfFinder(RegimeProgram program, CaseFacts facts, WhatIfRequest request, CancellationToken cancellation = default)
    {
        (_program, _facts, _request, _cancellation) = (program, facts, request, cancellation);
        _interpreter = new Interpreter(program);
        _before = _interpreter.Evaluate(facts);
        if (_before.IsContradictory) throw new ArgumentException("A case that contradicts itself has no answer.", nameof(facts));
        _circuit = new ChangeCircuit(program, facts, FactOptions.Of(program, facts, _before.Facts, request));
    }

    /// <summary>Is the value that is asked for one of a group's?</summary>
    public static bool HasValue(ConclusionGroup group, string value) =>
        value is Words.Nothing or Words.Inapplicable || group.Values.Any(known => known.Name == value || known.Synonyms.Contains(value));

    /// <summary>Of one derived group.</summary>
    public WhatIfGroup Find(int group)
    {
        var answer = new WhatIfGroup { Group = group, Name = _program.Groups[group].Name, Before = Text(_before, group), End = WhatIfEnd.Found };
        if (_request.Wanted.Length > 0 && IsWanted(_before, group)) return answer with { End = WhatIfEnd.Already };
        Wire target = _circuit.Gates.And(Target(group), !_circuit.Lowered.Contradictory);
        CaseSearch search = _circuit.Search(_request.Steps, _cancellation);
        var found = new List<FactOption[]>();
        int size = 1;
        try
        {
            if (!search.Find([target])) return answer with { End = WhatIfEnd.Impossible };
            for (; size <= _request.MostFacts; size++)
            {
                Wire limit = _circuit.Gates.NewInput();
                while (found.Count < MostCounted && search.Find([target], size, limit, _request.Steps))
                {
                    FactOption[] options = [.. _circuit.Options.Where(option => search.IsSet(_circuit[option].Gate))];
                    found.Add(options);
                    search.Require(options.Select(option => !_circuit[option]).Aggregate(_circuit.Gates.Or));
                }

                if (found.Count > 0) break;
            }
        }
        catch (DiagramLimitException)
        {
            answer = answer with { End = WhatIfEnd.OutOfSteps };
        }

        if (found.Count == 0) return answer with { End = answer.End == WhatIfEnd.Found ? WhatIfEnd.NoneSoSmall : answer.End, Size = size - 1 };
        return answer with
        {
            Size = size,
            Changes = [.. found.Order(Comparer<FactOption[]>.Create(InOrder)).Take(_request.MostChanges).Select(options => Change(options, group))],
            More = Math.Max(0, found.Count - _request.MostChanges),
            IsMoreOpen = found.Count == MostCounted,
        };
    }

    // As the interpreter answers it; a circuit that says otherwise is a bug.
    private WhatIfChange Change(FactOption[] options, int group)
    {
        CaseFacts changed = _facts.Copy();
        foreach (FactOption option in options) option.State(_program, changed);
        Evaluation after = _interpreter.Evaluate(changed);
        bool isSo = !after.IsContradictory && (_request.Wanted.Length > 0 ? IsWanted(after, group) : !IsSame(after, group));
        if (!isSo) throw new InvalidOperationException($"{_program.Header.Code}: the interpreter does not answer as the circuit does.");
        return new WhatIfChange([.. options.Select(Told)], changed, Text(after, group), ProvisionTurns.Of(_program, group, _before, after));
    }

    private FactChange Told(FactOption option)
    {
        Fact fact = _program.Facts[option.Fact];
        string from = option switch
        {
            TruthOption => Words.Of(_before.Facts[option.Fact].Value) + (_before.Facts[option.Fact].RestsOnPresumption ? "（推定）" : ""),
            NumberOption => QuantityText.Range(fact, _facts.Numbers[fact.NumberSlot]) is { Length: > 0 } range ? range : Words.Of(Truth.Unknown),
            _ => string.Join("或者", fact.Options.Where((_, i) => (_facts.Choices[fact.ChoiceSlot].Excluded >> i & 1) == 0)),
        };
        return new FactChange(option.Fact, fact.Name, from, option.Text(_program));
    }

    private string Text(Evaluation evaluation, int group) => evaluation.Scope.IsFalse
        ? Words.Inapplicable
        : OutcomeText.Of(_program.Groups[group], evaluation.Groups[group], evaluation.Scope.IsUnknown);

    // The answer to a group: does the regime apply, what is possible, what is settled, and is anything 待查明?
    private bool IsSame(Evaluation after, int group)
    {
        if (after.Scope.Truth != _before.Scope.Truth) return false;
        (GroupOutcome was, GroupOutcome becomes) = (_before.Groups[group], after.Groups[group]);
        return _before.Scope.IsFalse || (was.Possible == becomes.Possible && was.Settled == becomes.Settled && was.Status == becomes.Status);
    }

    private bool IsWanted(Evaluation evaluation, int group)
    {
        if (_request.Wanted == Words.Inapplicable) return evaluation.Scope.IsFalse;
        int slot = WantedSlot(group);
        ulong wanted = slot == _program.Groups[group].Values.Length ? GroupOutcome.None : 1UL << slot;
        return evaluation.Scope.IsTrue && (evaluation.Groups[group].Settled & wanted) != 0;
    }

    private int WantedSlot(int group)
    {
        ConclusionGroup definition = _program.Groups[group];
        int slot = 0;
        while (slot < definition.Values.Length && definition.Values[slot].Name != _request.Wanted && !definition.Values[slot].Synonyms.Contains(_request.Wanted)) slot++;
        return slot;
    }

    private Wire Target(int group)
    {
        Circuit gates = _circuit.Gates;
        (Wire mayApply, Wire applies) = (_circuit.Lowered.Scope.Possible, _circuit.Lowered.Scope.Certain);
        if (_request.Wanted == Words.Inapplicable) return !mayApply;
        if (_circuit.Lowered.Groups[group] is not { } outcome) return Wire.False;
        if (_request.Wanted.Length > 0) return gates.And(applies, outcome.Slots[WantedSlot(group)].Settled);

        GroupOutcome was = _before.Groups[group];
        Wire differs = Wire.False, open = Wire.False;
        for (int s = 0; s < outcome.Slots.Length; s++)
        {
            OutcomeSlot<Wire> slot = outcome.Slots[s];
            differs = gates.Or(differs, (was.Possible & outcome.BitOf(s)) != 0 ? !slot.Possible : slot.Possible);
            differs = gates.Or(differs, (was.Settled & outcome.BitOf(s)) != 0 ? !slot.Settled : slot.Settled);
            open = gates.Or(open, gates.And(gates.And(slot.Possible, !slot.Settled), slot.Ignorance));
        }

        // Where the same values are open and settled, a 冲突 is a 冲突 still.
        if ((was.Settled & GroupOutcome.Clash) == 0) differs = gates.Or(differs, was.Status == GroupStatus.Undetermined ? !open : open);
        Wire otherScope = gates.Or(_before.Scope.IsFalse ? mayApply : !mayApply, _before.Scope.IsTrue ? !applies : applies);
        return _before.Scope.IsFalse ? otherScope : gates.Or(differs, otherScope);
    }

    private int InOrder(FactOption[]? a, FactOption[]? b)
    {
        for (int i = 0; a is not null && b is not null && i < Math.Min(a.Length, b.Length); i++)
        {
            int order = a[i].Fact != b[i].Fact ? a[i].Fact.CompareTo(b[i].Fact) : string.CompareOrdinal(a[i].Text(_program), b[i].Text(_program));
            if (order != 0) return order;
        }

        return 0;
    }
}
