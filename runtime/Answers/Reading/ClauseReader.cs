using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Conditions;

namespace Zhaodan.Runtime.Answers.Reading;

/// <summary>
/// Reads provisions back in Chinese as the compiler understood them (`zhaodan read 第八条（一）`). Made once for a program; not
/// thread-safe.
/// </summary>
public sealed class ClauseReader
{
    private const int MostSuggestions = 8;
    private readonly RegimeProgram _program;
    private readonly ShapeReader _shapes;
    private readonly NodeText _text;
    private readonly ImmutableArray<CitationPattern> _citations;

    public ClauseReader(RegimeProgram program)
    {
        _program = program;
        _shapes = new ShapeReader(program);
        _text = new NodeText(_shapes, NodeText.DefaultBudget);
        _citations = [.. program.Rules.Select(rule => CitationPattern.Parse(rule.Citation))];
    }

    /// <summary>The rules, definitions and omissions of a provision; suggestions where there are none.</summary>
    public ClauseReading Read(string citation)
    {
        var pattern = CitationPattern.Parse(citation);
        var reading = new ClauseReading
        {
            Regime = _program.Header,
            Asked = citation,
            Rules = [.. Enumerable.Range(0, _program.Rules.Length).Where(rule => IsMeant(pattern, rule)).Select(Read)],
            Definitions = [.. _program.Definitions.Where(d => pattern.Covers(CitationPattern.Parse(d.Citation))).Select(Read)],
            Omissions = [.. _program.Omissions.Where(omission => Covers(omission, pattern))],
            Readings = [.. _program.Readings.Where(pair => IsAbout(pattern, CitationPattern.Parse(pair.Citation)))],
        };
        return reading.IsEmpty ? reading with { Suggestions = Suggest(pattern) } : reading;
    }

    /// <summary>Every rule and definition of the regime.</summary>
    public ClauseReading ReadAll() => new()
    {
        Regime = _program.Header,
        Asked = "",
        Rules = [.. Enumerable.Range(0, _program.Rules.Length).Select(Read)],
        Definitions = [.. _program.Definitions.Select(Read)],
        Omissions = _program.Omissions,
        Readings = _program.Readings,
    };

    // Below what is asked, or a head above it.
    private static bool IsAbout(CitationPattern asked, CitationPattern pair) => asked.Covers(pair) || pair.Covers(asked);

    private bool IsMeant(CitationPattern pattern, int rule) =>
        _program.Rules[rule].Citation == pattern.Text
        || pattern.Covers(_citations[rule])
        || _program.Rules[rule].Parts.Any(part => pattern.Covers(CitationPattern.Parse(part.Citation)));

    private RuleReading Read(int index)
    {
        Rule rule = _program.Rules[index];
        (ImmutableArray<TermReading> terms, ImmutableArray<DefinitionReading> definitions) = Used(rule);
        return new RuleReading
        {
            Citation = rule.Citation,
            ArticleTitle = rule.ArticleTitle,
            Heads = rule.Heads,
            Text = rule.Text,
            Place = rule.Place,
            Condition = _text.Read(rule.Condition),
            Exceptions = Exceptions(rule.Exceptions, rule.Conclusions),
            Parts = [.. rule.Parts.Select(part => new PartReading(part.Citation, part.Text, _text.Read(part.Condition), Exceptions(part.Exceptions, [])))],
            Conclusions = [.. ConclusionText.Pieces(_program, rule.Conclusions), .. _program.Duties.Where(duty => duty.Rule == index).Select(duty => DutyText.Of(_program, duty))],
            Defeats = Citations(Enumerable.Range(0, _program.Rules.Length).Where(other => _program.Rules[other].DefeatedBy.Contains(index))),
            DefeatedBy = Citations(rule.DefeatedBy),
            PreferredTo = Citations(Enumerable.Range(0, _program.Rules.Length).Where(other => _program.Rules[other].YieldsTo.Contains(index))),
            YieldsTo = Citations(rule.YieldsTo),
            EvenIf = [.. rule.EvenIf.Select(_text.Read)],
            IsOpen = rule.OpenFact >= 0,
            Terms = terms,
            Definitions = definitions,
        };
    }

    private DefinitionReading Read(Definition definition) =>
        new(_program.Facts[definition.Fact].Name, definition.Citation, definition.Text, _text.Read(definition.Condition));

    private ImmutableArray<ExceptionReading> Exceptions(ImmutableArray<RuleException> exceptions, ImmutableArray<RuleConclusion> conclusions) =>
    [
        .. exceptions.Select(exception => new ExceptionReading(
            exception.Text,
            _text.Read(exception.Condition),
            exception.Counter < 0 ? null : _text.Read(exception.Counter),
            [.. exception.Cuts.Where(cut => cut < conclusions.Length).Select(cut => ConclusionText.Name(_program, conclusions[cut]))])),
    ];

    private ImmutableArray<string> Citations(IEnumerable<int> rules) => [.. rules.Select(rule => _program.Rules[rule].Citation)];

    // What the rule's own words name: named provisions and definitions are not entered.
    private (ImmutableArray<TermReading> Terms, ImmutableArray<DefinitionReading> Definitions) Used(Rule rule)
    {
        var seen = new HashSet<int>();
        var facts = new SortedSet<int>();
        var defined = new SortedSet<int>();
        var roots = new HashSet<int> { rule.Condition };
        foreach (RuleException exception in rule.Exceptions.Concat(rule.Parts.SelectMany(part => part.Exceptions)))
        {
            roots.Add(exception.Condition);
            if (exception.Counter >= 0) roots.Add(exception.Counter);
        }

        var work = new Stack<int>(roots);

        while (work.TryPop(out int node))
        {
            if (!seen.Add(node)) continue;
            NodeShape shape = roots.Contains(node) ? _shapes.Read(node) : _shapes.ReadOperand(node);
            if (shape.Fact >= 0) (shape.Kind == ConditionKind.Defined ? defined : facts).Add(shape.Fact);
            if (shape.OtherFact >= 0) facts.Add(shape.OtherFact);
            if (shape.Kind is ConditionKind.Defined or ConditionKind.Provision) continue;
            foreach (int operand in shape.Operands) work.Push(operand);
        }

        return ([.. facts.Select(Term)], [.. _program.Definitions.Where(d => defined.Contains(d.Fact)).Select(Read)]);
    }

    private TermReading Term(int index)
    {
        Fact fact = _program.Facts[index];
        string presumption = fact.Presumption switch
        {
            Presumption.True => "推定是",
            Presumption.False => "推定否",
            Presumption.Burden => "未提出即否",
            _ => "",
        };
        return new TermReading(fact.Name, fact.Kind, fact.Gloss, presumption);
    }

    // 第三条至第六条, 第十条、第十一条
    private static bool Covers(Omission omission, CitationPattern asked)
    {
        foreach (string piece in omission.Citation.Split('、', '，'))
        {
            string[] ends = piece.Split('至', 2);
            var first = CitationPattern.Parse(ends[0]);
            if (ends.Length == 1 || asked.Article == 0)
            {
                if (asked.Covers(first) || (asked.Article != 0 && first.Covers(asked))) return true;
                continue;
            }

            var last = CitationPattern.Parse(ends[1]);
            if (first.IsPart == asked.IsPart && first.Items.Length == 0 && first.Paragraph == 0 && asked.Article >= first.Article && asked.Article <= last.Article) return true;
        }

        return false;
    }

    // The provisions of the same article, else those of the articles nearest in number; words that are no citation are looked
    // for in the clauses.
    private ImmutableArray<string> Suggest(CitationPattern asked)
    {
        IEnumerable<int> all = Enumerable.Range(0, _program.Rules.Length);
        if (asked.Article == 0)
        {
            string words = asked.Text.Trim();
            return words.Length == 0 ? [] : [.. Citations(all.Where(rule => _program.Rules[rule].Text.Contains(words, StringComparison.Ordinal))).Take(MostSuggestions)];
        }

        ImmutableArray<int> same = [.. all.Where(rule => _citations[rule].Article == asked.Article && _citations[rule].IsPart == asked.IsPart)];
        IEnumerable<int> near = same.IsEmpty
            ? all.Where(rule => _citations[rule].Article != 0).OrderBy(rule => Math.Abs(_citations[rule].Article - asked.Article)).ThenBy(rule => rule)
            : same;
        return [.. Citations(near).Take(MostSuggestions)];
    }
}
