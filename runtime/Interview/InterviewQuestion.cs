using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Settling;

namespace Zhaodan.Runtime.Interview;

/// <summary>
/// A question as all regimes of an interview share it. What a regime decides, asserts, reads or leaves open is its own:
/// <see cref="Owner"/> is the regime's place, −1 where the fact is shared.
/// </summary>
public readonly record struct QuestionKey(string Name, FactKind Kind, QuestionAspect Aspect, int Owner);

/// <summary>
/// What to ask, the fact as the first regime that waits for it declares it, and the ways in which it may turn out that make a
/// difference somewhere; none where they cannot be told apart yet (two dates, neither of them known).
/// <see cref="Gloss"/> is 释义, or of an open item the clause's own words. <see cref="Reading"/>: which reading is followed.
/// </summary>
public sealed record InterviewQuestion(QuestionKey Key, Fact Fact, string Gloss, ImmutableArray<Supposition> Answers)
{
    public ReadingPair? Reading { get; init; }
}

/// <summary>A presumption that an answer stands on, and which a person may know better.</summary>
public sealed record PresumedQuestion(QuestionKey Key, Fact Fact, string Gloss, ImmutableArray<string> Citations);

/// <summary>What an interview asks for, in this order.</summary>
public enum InterviewStage : byte
{
    /// <summary>行为日期 and 决定日期, where versions or force in time make a difference: everything else follows from them</summary>
    Dates,

    /// <summary>What the goals wait for</summary>
    Facts,

    /// <summary>Which of two readings is followed, where the answer depends on it</summary>
    Readings,

    /// <summary>What a 可以 or a menu leaves to a person; decided on facts that are known</summary>
    Decisions,
}

/// <summary>How the next question was chosen.</summary>
public enum QuestionChoice : byte
{
    /// <summary>Every order of the questions was tried: the fewest are expected after it</summary>
    Exact,

    /// <summary>It narrows what is possible most, looked at one question ahead</summary>
    OneAhead,

    /// <summary>Something is presumed of it so far, and the outcome is another where it is otherwise</summary>
    Matters,
}
