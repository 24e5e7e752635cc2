using System.Globalization;
using System.Runtime.InteropServices;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.ProgramForm.Values;
using Zhaodan.Runtime.Facts;

namespace Zhaodan;

/// <summary>
/// What a case states, by the names of a regime's facts. What is not stated is silence, never 否. Not thread-safe while it is
/// being filled.
/// </summary>
public sealed class Case
{
    private readonly CaseFacts[] _facts;
    private readonly List<StatedLaw> _laws = [];

    internal Case(Regime regime)
    {
        Regime = regime;
        _facts = [.. regime.Form.Programs.Select(program => new CaseFacts(program))];
    }

    public Regime Regime { get; }

    /// <summary>案号; only shown.</summary>
    public string Number { get; set; } = "";

    /// <summary>行为, where a case has several; only shown.</summary>
    public string Act { get; set; } = "";

    /// <summary>其余 否: 是否 facts of the vocabulary that are silent are 否.</summary>
    public bool RestFalse
    {
        get => _facts[0].RestFalse;
        set
        {
            foreach (CaseFacts facts in _facts) facts.RestFalse = value;
        }
    }

    /// <summary>另有规定: what law that is not encoded says of the case.</summary>
    public IList<StatedLaw> Laws => _laws;

    internal ReadOnlySpan<CaseFacts> Facts => _facts;

    internal ReadOnlySpan<StatedLaw> LawSpan => CollectionsMarshal.AsSpan(_laws);

    /// <summary>States a fact by text, as a table of cases has it: 是, 否, 不明, 3次以上, 12000元, 2026-01-05, an option.</summary>
    /// <exception cref="ArgumentException">There is no such fact, or the text is no value of it; the message says what is near or right.</exception>
    public Case State(string fact, string value)
    {
        CaseTerm term = Find(fact);
        if (!FactValueParser.TryParse(term.Fact, value, out FactValue parsed, out string reason)) throw new ArgumentException($"“{fact}”：{reason}", nameof(value));
        State(term, parsed);
        return this;
    }

    /// <summary>States that something is so, or is not.</summary>
    /// <exception cref="ArgumentException">There is no such fact, or it is neither 是 nor 否.</exception>
    public Case State(string fact, bool value) => State(fact, value ? "是" : "否");

    /// <summary>States a count, or an amount in 元.</summary>
    /// <exception cref="ArgumentException">There is no such fact, or it has no such number.</exception>
    public Case State(string fact, decimal value) => State(fact, value.ToString("0.############################", CultureInfo.InvariantCulture));

    /// <summary>States a date, or when an event happened.</summary>
    /// <exception cref="ArgumentException">There is no such fact, or it has no date.</exception>
    public Case State(string fact, DateOnly value) => State(fact, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    internal void State(CaseTerm term, FactValue value)
    {
        foreach ((int program, Fact fact) in term.Places)
        {
            CaseFacts facts = _facts[program];
            if (fact.TruthSlot >= 0) facts.Truths[fact.TruthSlot] = value.Truth;
            if (fact.NumberSlot >= 0) facts.Numbers[fact.NumberSlot] = value.Number;
            if (fact.ChoiceSlot >= 0) facts.Choices[fact.ChoiceSlot] = value.Choice;
        }
    }

    private CaseTerm Find(string fact) => Regime.TermTable.TryFind(fact, out CaseTerm? term)
        ? term
        : throw new ArgumentException($"“{fact}”不是制度“{Regime.Code}”的事实。{NearestTerms.Sentence(fact, Regime.TermTable.Names)}", nameof(fact));
}
