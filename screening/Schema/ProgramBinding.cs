using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Input;

namespace Zhaodan.Screening.Schema;

/// <summary>From a row, in the order of the schema, to the slots of one program.</summary>
public sealed class ProgramBinding
{
    private readonly int[] _truths;
    private readonly int[] _numbers;
    private readonly int[] _choices;

    public ProgramBinding(CaseSchema schema, RegimeProgram program)
    {
        Program = program;
        _truths = Nowhere(program.TruthSlots);
        _numbers = Nowhere(program.NumberSlots);
        _choices = Nowhere(program.ChoiceSlots);
        foreach (Fact fact in program.Facts)
        {
            SchemaFact shared = schema.Find(program, fact);
            if (fact.TruthSlot >= 0) _truths[fact.TruthSlot] = shared.TruthIndex;
            if (fact.NumberSlot >= 0) _numbers[fact.NumberSlot] = shared.NumberIndex;
            if (fact.ChoiceSlot >= 0) _choices[fact.ChoiceSlot] = shared.ChoiceIndex;
        }
    }

    public RegimeProgram Program { get; }

    /// <summary>Where a row holds the number of a fact of the program.</summary>
    public int NumberIndex(Fact fact) => _numbers[fact.NumberSlot];

    /// <summary>Overwrites every slot.</summary>
    public void Fill(CaseRow row, bool restFalse, CaseFacts facts)
    {
        facts.RestFalse = restFalse;
        Gather(row.Truths, _truths, facts.Truths);
        Gather(row.Numbers, _numbers, facts.Numbers);
        Gather(row.Choices, _choices, facts.Choices);
    }

    /// <summary>Overwrites the numbers and leaves the rest.</summary>
    public void FillNumbers(CaseRow row, CaseFacts facts) => Gather(row.Numbers, _numbers, facts.Numbers);

    /// <summary>The facts of a row as facts of the program.</summary>
    public CaseFacts Read(CaseRow row, bool restFalse)
    {
        var facts = new CaseFacts(Program);
        Fill(row, restFalse, facts);
        return facts;
    }

    /// <summary>认可: the open items of the program that the row grants, with the reason.</summary>
    public ImmutableArray<Grant> Grants(CaseRow row)
    {
        if (row.Grants.Count == 0) return [];
        var grants = ImmutableArray.CreateBuilder<Grant>();
        for (int f = 0; f < Program.Facts.Length; f++)
        {
            if (Program.Facts[f].TruthSlot is not (>= 0 and int slot)) continue;
            foreach ((int index, string reason) in row.Grants)
            {
                if (_truths[slot] == index) grants.Add(new Grant(f, reason));
            }
        }

        return grants.ToImmutable();
    }

    private static int[] Nowhere(int slots)
    {
        var from = new int[slots];
        Array.Fill(from, -1);
        return from;
    }

    private static void Gather<T>(ReadOnlySpan<T> row, int[] from, Span<T> slots)
        where T : struct
    {
        for (int i = 0; i < slots.Length; i++)
        {
            int index = from[i];
            slots[i] = (uint)index < (uint)row.Length ? row[index] : default;
        }
    }
}
