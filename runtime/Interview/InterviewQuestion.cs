using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Settling;

namespace Zhaodan.Runtime.Interview;

/// <summary>
/// A question as all regimes of an interview share it. What a regime decides, asserts or leaves open is its own:
/// <see cref="Owner"/> is the regime's place, −1 where the fact is shared.
/// </summary>
public readonly record struct QuestionKey(string Name, FactKind Kind, QuestionAspect Aspect, int Owner);

/// <summary>
/// What to ask, the fact as the first regime that waits for it declares it, and each regime's own question.
/// <see cref="Gloss"/> is 释义, or of an open item the clause's own words.
/// </summary>
public sealed record InterviewQuestion(QuestionKey Key, Fact Fact, string Gloss, ImmutableArray<(int Subject, Question Question)> Parts);

/// <summary>A presumption that an answer stands on, and which a person may know better.</summary>
public sealed record PresumedQuestion(QuestionKey Key, Fact Fact, string Gloss, ImmutableArray<string> Citations);

/// <summary>How the next question was chosen.</summary>
public enum QuestionChoice : byte
{
    /// <summary>Every order of the questions was tried: the fewest are expected after it</summary>
    Exact,

    /// <summary>It narrows what is possible most, looked at one question ahead</summary>
    OneAhead,
}
