using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Compilation.Tests.Generation;

/// <summary>Random cases for a program: some say much and some little, some 是 and some 否 mostly, some 其余 否.</summary>
internal static class FactsGenerator
{
    public static void Fill(CaseFacts facts, RegimeProgram program, Random random)
    {
        facts.Clear();
        facts.RestFalse = random.Next(3) == 0;
        int silence = random.Next(0, 100);
        int yes = random.Next(0, 100);
        int unknown = random.Next(3) == 0 ? 30 : 5;
        foreach (ref StatedTruth truth in facts.Truths)
        {
            if (random.Next(100) < silence) continue;
            truth = random.Next(100) < unknown ? StatedTruth.Unknown : random.Next(100) < yes ? StatedTruth.True : StatedTruth.False;
        }

        foreach (ref NumberRange number in facts.Numbers)
        {
            if (random.Next(100) < silence) continue;
            number = random.Next(6) switch
            {
                0 => NumberRange.AtLeast(random.Next(0, 6)),
                1 => NumberRange.AtMost(random.Next(0, 6)),
                2 => new NumberRange(random.Next(0, 4), random.Next(3, 8)),
                3 => NumberRange.Exactly(random.Next(4) switch { 0 => long.MinValue, 1 => long.MaxValue, 2 => long.MinValue + 1, _ => -1 }),
                _ => NumberRange.Exactly(random.Next(0, 6)),
            };
        }

        foreach (Fact fact in program.Facts)
        {
            if (fact.ChoiceSlot < 0 || random.Next(100) < silence) continue;
            int count = fact.Options.Length;
            facts.Choices[fact.ChoiceSlot] = random.Next(3) == 0
                ? new OptionSet((ulong)random.NextInt64() & OptionSet.All(count))
                : OptionSet.Exactly(random.Next(count), count);
        }
    }
}
