using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers.Settling;

/// <summary>Turns facts that are missing (缺) into questions with their possible answers. Made once for a program.</summary>
public sealed class QuestionFinder
{
    // More stretches or options than these are no question that a person answers by choosing.
    private const int MostAnswers = 12;

    private static readonly ImmutableArray<Supposition> YesOrNo =
    [
        new(StatedTruth.True, default, default, "是"),
        new(StatedTruth.False, default, default, "否"),
    ];

    private readonly RegimeProgram _program;
    private readonly Thresholds _thresholds;

    public QuestionFinder(RegimeProgram program)
    {
        _program = program;
        _thresholds = new Thresholds(program);
    }

    /// <summary>
    /// In the order of the facts. A fact whose numbers cannot be told apart yet (two dates, neither of them known) gives no
    /// question.
    /// </summary>
    public ImmutableArray<Question> Of(CaseFacts facts, FactResolution resolution, IEnumerable<int> missing)
    {
        var questions = ImmutableArray.CreateBuilder<Question>();
        foreach (int index in missing)
        {
            Fact fact = _program.Facts[index];
            if (fact.TruthSlot >= 0 && !fact.IsCaseDate && resolution[index].Value == Truth.Unknown) questions.Add(new Question(index, QuestionAspect.Truth, YesOrNo));
            if (fact.NumberSlot >= 0) Add(new Question(index, QuestionAspect.Number, _thresholds.Of(index, facts)));
            if (fact.ChoiceSlot >= 0) Add(new Question(index, QuestionAspect.Choice, Options(fact, facts.Choices[fact.ChoiceSlot])));
        }

        return questions.ToImmutable();

        void Add(Question question)
        {
            if (question.Answers.Length is > 1 and <= MostAnswers) questions.Add(question);
        }
    }

    private static ImmutableArray<Supposition> Options(Fact fact, OptionSet known)
    {
        var options = ImmutableArray.CreateBuilder<Supposition>();
        for (int i = 0; i < fact.Options.Length; i++)
        {
            if ((known.Excluded & (1UL << i)) == 0) options.Add(new Supposition(default, default, OptionSet.Exactly(i, fact.Options.Length), fact.Options[i]));
        }

        return options.ToImmutable();
    }
}
