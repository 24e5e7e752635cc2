using System.Runtime.InteropServices;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Embedding;

/// <summary>From the bytes of a facts type to what the interpreter and the layer read.</summary>
internal static class EmbeddedFacts
{
    public static void CopyTo(ReadOnlySpan<byte> bytes, RegimeProgram program, FactLayout layout, CaseFacts facts)
    {
        MemoryMarshal.Cast<byte, StatedTruth>(bytes[..layout.TruthSlots]).CopyTo(facts.Truths);
        MemoryMarshal.Cast<byte, NumberRange>(bytes[layout.NumbersOffset..layout.ChoicesOffset]).CopyTo(facts.Numbers);
        MemoryMarshal.Cast<byte, OptionSet>(bytes[layout.ChoicesOffset..layout.RestFalseOffset]).CopyTo(facts.Choices);
        facts.RestFalse = bytes[layout.RestFalseOffset] != 0;
        foreach (Fact fact in program.Facts)
        {
            // A facts type excludes the bits beyond the options too.
            if (fact.ChoiceSlot >= 0) facts.Choices[fact.ChoiceSlot] = new OptionSet(facts.Choices[fact.ChoiceSlot].Excluded & OptionSet.All(fact.Options.Length));
        }
    }
}
