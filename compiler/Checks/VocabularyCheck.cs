using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Symbols;
using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler.Checks;

/// <summary>
/// What can be wrong with a vocabulary as a whole (language page, sections 2, 5 and 7): facts that the constraints rule out,
/// presumptions that clash, opposites that nobody declared as such, terms that hide logic, missing 释义.
/// </summary>
public sealed class VocabularyCheck
{
    private static readonly string[] Negations = ["未", "没有", "不", "非", "无"];

    // Steps through implications, for the whole vocabulary: enough for thousands of chained declarations, and no hang.
    private const int Budget = 5_000_000;

    private readonly Vocabulary _vocabulary;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<string, List<FactSymbol>> _looks = new(StringComparer.Ordinal);
    private int _steps;
    private readonly Dictionary<(FactSymbol Fact, bool Positive), List<((FactSymbol Fact, bool Positive) Literal, string Origin)>> _implies = [];

    private VocabularyCheck(Vocabulary vocabulary, DiagnosticBag diagnostics)
    {
        _vocabulary = vocabulary;
        _diagnostics = diagnostics;
        foreach (FactConstraint c in vocabulary.Constraints)
        {
            AddImplication((c.First, !c.FirstPositive), (c.Second, c.SecondPositive), c.Origin);
            AddImplication((c.Second, !c.SecondPositive), (c.First, c.FirstPositive), c.Origin);
        }
    }

    public static void Run(Vocabulary vocabulary, DiagnosticBag diagnostics)
    {
        var check = new VocabularyCheck(vocabulary, diagnostics);
        check.CheckConstraints();
        check.CheckPresumptions();
        check.CheckNames();
        ModalNames.Check(vocabulary, diagnostics);
        if (check._steps >= Budget) diagnostics.Report(DiagnosticCatalogue.ConstraintBudget, vocabulary.Constraints[0].First.Location, vocabulary.Title);
    }

    /// <summary>Words that neither a regime nor a constraint uses.</summary>
    public static void ReportUnused(Vocabulary vocabulary, ISet<Symbol> used, DiagnosticBag diagnostics)
    {
        var related = new HashSet<Symbol>(used);
        foreach (FactConstraint c in vocabulary.Constraints)
        {
            related.Add(c.First);
            related.Add(c.Second);
        }

        foreach (FactSymbol fact in vocabulary.Facts)
        {
            if (!related.Contains(fact)) diagnostics.Report(DiagnosticCatalogue.UnusedTerm, fact.Location, fact.Name);
        }

        foreach (GroupSymbol group in vocabulary.Groups)
        {
            if (!group.Values.Any(used.Contains)) diagnostics.Report(DiagnosticCatalogue.UnusedConclusion, group.Location, group.Name);
        }
    }

    private void AddImplication((FactSymbol, bool) from, (FactSymbol, bool) to, string origin)
    {
        if (!_implies.TryGetValue(from, out var list)) _implies.Add(from, list = []);
        list.Add((to, origin));
    }

    // A literal that implies its own opposite can never hold.
    private void CheckConstraints()
    {
        foreach ((FactSymbol Fact, bool Positive) literal in _implies.Keys)
        {
            if (Consequences(literal).TryGetValue((literal.Fact, !literal.Positive), out string? origin))
            {
                _diagnostics.Report(DiagnosticCatalogue.UnsatisfiableFact, literal.Fact.Location, literal.Fact.Name, literal.Positive ? "是" : "否", origin);
            }
        }
    }

    // Presumptions that force opposite things of one fact would make the answer depend on their order.
    private void CheckPresumptions()
    {
        var forcedBy = new Dictionary<(FactSymbol Fact, bool Positive), (FactSymbol Presumed, string Origin)>();
        foreach (FactSymbol fact in _vocabulary.Facts)
        {
            if (fact.Presumption == Presumption.None || _steps >= Budget) continue;
            (FactSymbol, bool) literal = (fact, fact.Presumption == Presumption.True);
            ImmutableDictionary<(FactSymbol Fact, bool Positive), string> forced = Consequences(literal).SetItem(literal, "推定 " + fact.Name);
            foreach (KeyValuePair<(FactSymbol Fact, bool Positive), string> consequence in forced)
            {
                if (forcedBy.TryGetValue((consequence.Key.Fact, !consequence.Key.Positive), out var other))
                {
                    _diagnostics.Report(DiagnosticCatalogue.ClashingPresumptions, fact.Location, fact.Name, other.Presumed.Name, consequence.Value);
                    break;
                }
            }

            foreach (KeyValuePair<(FactSymbol Fact, bool Positive), string> consequence in forced)
            {
                if (!forcedBy.ContainsKey(consequence.Key)) forcedBy.Add(consequence.Key, (fact, consequence.Value));
            }
        }
    }

    // What a literal forces, each with the declaration by which it does.
    private ImmutableDictionary<(FactSymbol Fact, bool Positive), string> Consequences((FactSymbol Fact, bool Positive) start)
    {
        var found = ImmutableDictionary.CreateBuilder<(FactSymbol Fact, bool Positive), string>();
        var work = new Queue<(FactSymbol Fact, bool Positive)>();
        work.Enqueue(start);
        while (work.Count > 0 && _steps < Budget)
        {
            if (!_implies.TryGetValue(work.Dequeue(), out var next)) continue;
            foreach (((FactSymbol Fact, bool Positive) literal, string origin) in next)
            {
                _steps++;
                if (literal == start || found.ContainsKey(literal)) continue;
                found.Add(literal, origin);
                work.Enqueue(literal);
            }
        }

        return found.ToImmutable();
    }

    // Terms that come to the same when filler words, the order of characters and variants often mixed up are evened out: the
    // earlier one of the same look, unless a constraint says how the two stand to each other.
    private FactSymbol? LookAlike(FactSymbol fact, HashSet<(FactSymbol, FactSymbol)> related)
    {
        string look = TermLook.Of(fact.Name);
        if (!_looks.TryGetValue(look, out List<FactSymbol>? same)) _looks.Add(look, same = []);
        FactSymbol? twin = same.Find(other => !related.Contains((fact, other)));
        same.Add(fact);
        return twin;
    }

    // 未X, 没有X, 不X beside X, by whatever name or synonym of either.
    private IEnumerable<(string Word, FactSymbol Positive)> Positives(FactSymbol fact)
    {
        var found = new HashSet<FactSymbol>();
        foreach (string word in fact.Synonyms.Insert(0, fact.Name))
        {
            foreach (string negation in Negations)
            {
                if (word.Length <= negation.Length || !word.StartsWith(negation, StringComparison.Ordinal)) continue;
                if (_vocabulary.Find(word.Substring(negation.Length)) is FactSymbol positive && positive != fact && found.Add(positive)) yield return (word, positive);
            }
        }
    }

    private void CheckNames()
    {
        // Facts of a 反义 or 互斥: what the negation in their name says is said there.
        var opposed = new HashSet<FactSymbol>();
        var related = new HashSet<(FactSymbol, FactSymbol)>();
        foreach (FactConstraint c in _vocabulary.Constraints)
        {
            related.Add((c.First, c.Second));
            related.Add((c.Second, c.First));
            if (c.FirstPositive || c.SecondPositive) continue;
            opposed.Add(c.First);
            opposed.Add(c.Second);
        }

        foreach (FactSymbol fact in _vocabulary.Facts)
        {
            bool isNegation = false;
            foreach ((string word, FactSymbol positive) in Positives(fact))
            {
                isNegation = true;
                if (!related.Contains((fact, positive))) _diagnostics.Report(DiagnosticCatalogue.UnrelatedNegation, fact.Location, word, positive.Name);
            }

            // 未X beside a declared X hides nothing: how the two stand to each other is declared, or was just asked for.
            if (fact.Reason.Length == 0 && TermLogic.In(fact.Name) is { } hidden && !(isNegation && TermLogic.IsNegation(hidden)) && !(TermLogic.IsNegation(hidden) && opposed.Contains(fact)))
            {
                _diagnostics.Report(DiagnosticCatalogue.LogicInTerm, fact.Location, fact.Name, hidden);
            }

            if (fact.Reason.Length == 0 && LookAlike(fact, related) is { } twin) _diagnostics.Report(DiagnosticCatalogue.LookAlikeTerms, fact.Location, fact.Name, twin.Name);
            if (fact.Gloss.Length == 0) _diagnostics.Report(DiagnosticCatalogue.MissingGloss, fact.Location, fact.Name);
        }
    }
}
