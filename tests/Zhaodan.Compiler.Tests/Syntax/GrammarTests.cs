using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Dfa;
using Antlr4.Runtime.Sharpen;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Parsing;
using Zhaodan.Compiler.Syntax.Printing;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using GrammarParser = Zhaodan.Grammar.StatuteParser;

namespace Zhaodan.Compiler.Tests.Syntax;

/// <summary>What keeps the grammar fast and unambiguous.</summary>
public sealed class GrammarTests
{
    private const string Clauses = """
        甲、乙或者丙，没有（丙或者丁）的，但乙的除外，丁的仍然适用，应当依照《甲法》《乙法》等规定给予处分，可以从轻、减轻或者移送
        因甲或者乙，致使丙，虽甲，但乙或者丙，经查证属实的；或者丁的，追究
        违法所得2万元以上不满5万元，次数不超过三次，情节为轻微、一般或者严重，两次以上不如实记录的，追究，但甲的，不从轻、减轻
        有第八条、第九条至第十一条规定情形之一，启动追责早于2022年3月1日，决定日不晚于提出申请的，不适用第二条、第三条，优先于第四条
        除甲的外，执法人员未甲，查实乙，甲、乙或者丙等，有下列情形之一的，追究
        自启动追责之日起五个工作日内提出申请，在决定日后三个月内提出申请，启动追责后2日内执法人员提出申请的，执法人员或者市场监管部门应当在启动追责后2日内提出申请，从轻，并应当及时提出申请
        启动追责后，由执法人员、市场监管部门于7日内提出申请，可以自决定日起1个月内提出申请
        从轻或者减轻的情形
        """;

    [Fact]
    public void No_clause_is_ambiguous_and_none_needs_full_context()
    {
        var bag = new DiagnosticBag();
        FileDeclarations declarations = StatuteParser.ParseDeclarations(new SourceText("试", Front.Vocabulary + "第一条 甲。"), bag);
        TermLexicon lexicon = LexiconSet.Build([declarations]).ForVocabularies(["试"]);
        var listener = new Listener();
        foreach (string clause in Clauses.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var source = new SourceText("试", clause);
            var reporter = new DiagnosticReporter(source, bag);
            var text = new SentenceText();
            foreach (var token in RawLexer.Lex(source, reporter)) text.Append(source, token, 0);
            List<ClauseToken> tokens = new SentenceTokenizer(reporter, new UnknownWords()).Tokenize(text, lexicon);
            SentenceShape? shape = new SentenceShaper(reporter).Shape(tokens, SentencePlace.Heading, clause.Length);
            Assert.NotNull(shape);
            var stream = new ClauseTokenStream();
            stream.Load(shape.Tokens, clause.Length);
            var parser = new GrammarParser(stream);
            parser.RemoveErrorListeners();
            parser.AddErrorListener(listener);
            parser.Interpreter.PredictionMode = PredictionMode.LL_EXACT_AMBIG_DETECTION;
            parser.sentence();
            Assert.Equal(0, parser.NumberOfSyntaxErrors);
        }

        Assert.Empty(bag.Items);
        Assert.Equal([], listener.Findings);
    }

    [Fact]
    public void Files_may_be_read_on_several_threads()
    {
        string text = Front.Vocabulary + string.Concat(Clauses.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(4).Select((clause, i) => $"第{i + 1}条 {clause}。\n"));
        string expected = SyntaxPrinter.Print(Front.Parse(text).File);
        var trees = new string[16];
        Parallel.For(0, trees.Length, i => trees[i] = SyntaxPrinter.Print(Front.Parse(text).File));
        Assert.All(trees, tree => Assert.Equal(expected, tree));
    }

    private sealed class Listener : BaseErrorListener
    {
        public List<string> Findings { get; } = [];

        public override void ReportAmbiguity(Parser recognizer, DFA dfa, int startIndex, int stopIndex, bool exact, BitSet ambigAlts, ATNConfigSet configs) =>
            Findings.Add($"ambiguous: decision {dfa.decision} in {recognizer.RuleNames[dfa.atnStartState.ruleIndex]}");

        public override void ReportAttemptingFullContext(Parser recognizer, DFA dfa, int startIndex, int stopIndex, BitSet conflictingAlts, SimulatorState conflictState) =>
            Findings.Add($"full context: decision {dfa.decision} in {recognizer.RuleNames[dfa.atnStartState.ruleIndex]}");
    }
}
