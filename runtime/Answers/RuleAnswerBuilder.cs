using System.Collections.Immutable;
using Zhaodan.ProgramForm;

namespace Zhaodan.Runtime.Answers;

/// <summary>Builds the explanation of one rule in one case.</summary>
internal sealed class RuleAnswerBuilder(CaseView view)
{
    private RegimeProgram Program => view.Program;

    public RuleAnswer Build(int index)
    {
        Rule rule = Program.Rules[index];
        if (rule.OpenFact >= 0) view.Explainer.Mentioned.Add(rule.OpenFact);
        return new RuleAnswer
        {
            Rule = index,
            Citation = rule.Citation,
            ArticleTitle = rule.ArticleTitle,
            Heads = rule.Heads,
            Text = rule.Text,
            Place = rule.Place,
            Condition = view.Explainer.Explain(rule.Condition),
            Applies = view[rule.Applies],
            Exceptions = Exceptions(rule.Exceptions, rule.Conclusions),
            Defeats = Others(rule.DefeatedBy),
            YieldsTo = Others(rule.YieldsTo),
            Conclusions = [.. rule.Conclusions.Select(conclusion => ConclusionText.Answer(view, conclusion))],
            Parts = [.. rule.Parts.Select(part => new PartAnswer(part.Citation, part.Text, view.Explainer.Explain(part.Condition), Exceptions(part.Exceptions, [])))],
            EvenIf = [.. rule.EvenIf.Select(view.Explainer.Explain)],
            OpenFact = rule.OpenFact < 0 ? null : view.Describer.Describe(rule.OpenFact, isRelevant: true),
        };
    }

    private ImmutableArray<ExceptionAnswer> Exceptions(ImmutableArray<RuleException> exceptions, ImmutableArray<RuleConclusion> conclusions) =>
    [
        .. exceptions.Select(exception => new ExceptionAnswer(
            exception.Text,
            view[exception.Holds],
            view.Explainer.Explain(exception.Condition),
            exception.Counter < 0 ? null : view.Explainer.Explain(exception.Counter),
            view.Explainer.Because(exception.Holds),
            [.. exception.Cuts.Where(cut => cut < conclusions.Length).Select(cut => ConclusionText.Name(Program, conclusions[cut]))],
            exception.Place)),
    ];

    private ImmutableArray<DefeatAnswer> Others(ImmutableArray<int> rules) =>
        [.. rules.Select(other => new DefeatAnswer(other, Program.Rules[other].Citation, view[Program.Rules[other].Applies]))];
}
