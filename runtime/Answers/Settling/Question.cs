using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Answers.Settling;

/// <summary>Which part of a fact a question asks for; an event has two, whether it happened and when.</summary>
public enum QuestionAspect : byte
{
    Truth,

    Number,

    Choice,
}

/// <summary>
/// One way in which an open fact may turn out: 是 or 否, a stretch of numbers that no condition of the program tells apart, or
/// an option. <see cref="Text"/> is for people.
/// </summary>
public readonly record struct Supposition(StatedTruth Truth, NumberRange Number, OptionSet Choice, string Text);

/// <summary>Something that a case leaves open, with the ways in which it may turn out; at least two, and they cover all.</summary>
public sealed record Question(int Fact, QuestionAspect Aspect, ImmutableArray<Supposition> Answers)
{
    /// <summary>Makes a supposition what the case states.</summary>
    public void State(RegimeProgram program, CaseFacts facts, Supposition answer)
    {
        Fact fact = program.Facts[Fact];
        switch (Aspect)
        {
            case QuestionAspect.Truth:
                facts.Truths[fact.TruthSlot] = answer.Truth;
                break;
            case QuestionAspect.Number:
                facts.Numbers[fact.NumberSlot] = answer.Number;
                if (IsDateOfCase(fact)) facts.Truths[fact.TruthSlot] = answer.Truth;
                break;
            default:
                facts.Choices[fact.ChoiceSlot] = answer.Choice;
                break;
        }
    }

    /// <summary>What the case states now, to be put back after a trial.</summary>
    public Supposition Stated(RegimeProgram program, CaseFacts facts)
    {
        Fact fact = program.Facts[Fact];
        return Aspect switch
        {
            QuestionAspect.Truth => new Supposition(facts.Truths[fact.TruthSlot], default, default, ""),
            QuestionAspect.Number => new Supposition(IsDateOfCase(fact) ? facts.Truths[fact.TruthSlot] : default, facts.Numbers[fact.NumberSlot], default, ""),
            _ => new Supposition(default, default, facts.Choices[fact.ChoiceSlot], ""),
        };
    }

    // The truth part of such a date says that the case states it (Fact.IsCaseDate), so the two go together.
    private static bool IsDateOfCase(Fact fact) => fact is { IsCaseDate: true, TruthSlot: >= 0 };

    /// <summary>What goes with a supposed number of a fact: of a date of the case, that it is stated.</summary>
    internal static StatedTruth TruthOf(Fact fact) => IsDateOfCase(fact) ? StatedTruth.Unknown : StatedTruth.Silent;
}
