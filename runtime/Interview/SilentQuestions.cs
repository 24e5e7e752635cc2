using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Settling;

namespace Zhaodan.Runtime.Interview;

/// <summary>
/// Questions to which silence is an answer (language page, sections 4 and 5), so that nothing is ever missing there: a case
/// silent on its dates is taken to fall in force, one silent on a reading follows the default one. They are asked where another
/// answer makes a difference.
/// </summary>
internal static class SilentQuestions
{
    /// <summary>行为日期 first, then 决定日期, then a blank 施行日期; those on which the case is silent.</summary>
    public static IEnumerable<InterviewQuestion> Dates(InterviewSubject subject)
    {
        ForceInTime?[] forces = [.. subject.OwnPrograms.Select(program => subject.Program(program).Force)];
        for (int i = 0; i < forces.Length; i++)
        {
            // The versions share the dates of the act and of the decision; only the newest may leave its 施行 blank.
            if (forces[i] is not { } force || i + 1 < forces.Length) continue;
            int program = subject.OwnPrograms[i];
            long[] turns = [.. forces.SelectMany(each => new[] { each?.From, each?.Until }).OfType<long>().Distinct().Order()];
            foreach (int fact in new[] { force.ActDate, force.DecisionDate })
            {
                if (fact >= 0 && IsSilent(subject, program, fact)) yield return Of(subject, program, fact, turns);
            }

            if (force.BlankDate < 0 || !IsSilent(subject, program, force.BlankDate)) continue;
            NumberRange act = subject.Facts[program].Numbers[subject.Program(program).Facts[force.ActDate].NumberSlot];
            if (act.IsExact) yield return Of(subject, program, force.BlankDate, [act.Low + 1]);
        }
    }

    /// <summary>Which reading is followed, of the places of the versions that answer for which the case chooses none.</summary>
    public static IEnumerable<InterviewQuestion> Readings(InterviewSubject subject, int index, Standing standing)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (int program in subject.OwnPrograms.Reverse().Where(program => !standing.IsContradictory && standing.Evaluations[program] is not null))
        {
            foreach (ReadingPair pair in subject.Program(program).Readings)
            {
                Fact fact = subject.Program(program).Facts[pair.Fact];
                if (!seen.Add(fact.Name) || subject.Facts[program].Truths[fact.TruthSlot] != StatedTruth.Silent) continue;
                yield return new InterviewQuestion(
                    new QuestionKey(fact.Name, fact.Kind, QuestionAspect.Truth, index), fact, "",
                    [new Supposition(StatedTruth.False, default, default, fact.Options[0]), new Supposition(StatedTruth.True, default, default, fact.Options[1])])
                { Reading = pair };
            }
        }
    }

    /// <summary>Does the regime come to something else under one answer than under another?</summary>
    public static bool Matters(InterviewQuestion question, InterviewSubject subject, TrialBudget budget)
    {
        Standing? first = null;
        foreach (Supposition answer in question.Answers)
        {
            if (subject.LookWith([(question, answer)], budget) is not { } standing) return true;
            if (first is not null && !first.ComesToTheSame(standing)) return true;
            first ??= standing;
        }

        return false;
    }

    private static bool IsSilent(InterviewSubject subject, int program, int fact)
    {
        Fact date = subject.Program(program).Facts[fact];
        return date.TruthSlot >= 0 ? subject.Facts[program].Truths[date.TruthSlot] == StatedTruth.Silent : subject.Facts[program].Numbers[date.NumberSlot].IsAnything;
    }

    // Between two turns no version tells one day from another.
    private static InterviewQuestion Of(InterviewSubject subject, int program, int fact, long[] turns)
    {
        Fact date = subject.Program(program).Facts[fact];
        var answers = ImmutableArray.CreateBuilder<Supposition>();
        long from = CaseDates.SomeDay.Low;
        foreach (long turn in turns)
        {
            Add(from, turn - 1);
            from = turn;
        }

        Add(from, CaseDates.SomeDay.High);
        return new InterviewQuestion(new QuestionKey(date.Name, date.Kind, QuestionAspect.Number, -1), date, date.Gloss, answers.ToImmutable());

        void Add(long low, long high) => answers.Add(new Supposition(Question.TruthOf(date), new NumberRange(low, high), default, ""));
    }
}
