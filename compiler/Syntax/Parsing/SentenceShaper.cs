using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>
/// Tells the joints of a sentence apart before the grammar reads it: which 但 begins an exception, which comma begins the
/// conclusions, where 即使 ends. That needs the whole sentence; done here, the grammar needs two tokens.
/// </summary>
internal sealed class SentenceShaper(DiagnosticReporter reporter)
{
    private List<ClauseToken> _tokens = [];
    private int[] _depths = [];
    private bool[] _dropped = [];
    private bool _suspect;

    /// <summary>Null when the sentence cannot be read at all; the reason was reported.</summary>
    public SentenceShape? Shape(List<ClauseToken> tokens, SentencePlace place, int end, bool isSuspect = false)
    {
        _suspect = isSuspect;
        if (!SentenceBrackets.Check(ref tokens, reporter, ref _suspect)) return null;

        List<List<ClauseToken>> evenIf = EvenIfPhrases.Take(ref tokens, reporter, ref _suspect);
        Fillers.Drop(tokens);
        if (tokens.Count == 0) return null;

        _tokens = tokens;
        _depths = SentenceBrackets.Depths(tokens);
        _dropped = new bool[tokens.Count];
        SentenceForm form = FormOf(tokens);
        var thens = new HashSet<int>();
        if (form == SentenceForm.Rule)
        {
            int start = 0;
            for (int i = 0; i <= tokens.Count; i++)
            {
                if (i < tokens.Count && !(tokens[i].Type == StatuteLexer.SEMI && _depths[i] == 0)) continue;
                if (start == i && i < tokens.Count) Suspect(DiagnosticCatalogue.EmptyAlternative, tokens[i]);
                form = ShapeAlternative(start, i, place, thens) ?? form;
                start = i + 1;
            }
        }

        bool unknown = tokens.Exists(token => token.Type == StatuteLexer.UNKNOWN);
        return new SentenceShape(form, Collect(thens), evenIf, _suspect || unknown, end);
    }

    /// <summary>A condition that stands alone has no joints but proof words.</summary>
    public SentenceShape? ShapeCondition(List<ClauseToken> tokens, int end, bool isSuspect = false)
    {
        _suspect = isSuspect;
        if (!SentenceBrackets.Check(ref tokens, reporter, ref _suspect)) return null;
        Fillers.Drop(tokens);
        if (tokens.Count == 0) return null;

        _tokens = tokens;
        _dropped = new bool[tokens.Count];
        MarkProof(0, tokens.Count);
        bool unknown = tokens.Exists(token => token.Type == StatuteLexer.UNKNOWN);
        return new SentenceShape(SentenceForm.Rule, Collect([]), [], _suspect || unknown, end);
    }

    private static SentenceForm FormOf(List<ClauseToken> tokens)
    {
        for (int i = 0; i < Math.Min(2, tokens.Count); i++)
        {
            if (tokens[i].Type == StatuteLexer.DEFINE) return SentenceForm.Definition;
        }

        foreach (ClauseToken token in tokens)
        {
            if (token.Type == StatuteLexer.PRIOR) return tokens[0].Type == StatuteLexer.REFERENCE ? SentenceForm.Precedence : SentenceForm.Rule;
            if (token.Type is not (StatuteLexer.REFERENCE or StatuteLexer.REFERENCE_JOINT or StatuteLexer.TO)) break;
        }

        return SentenceForm.Rule;
    }

    /// <summary>One alternative between ；. Gives the sentence's form where this one decides it.</summary>
    private SentenceForm? ShapeAlternative(int start, int end, SentencePlace place, HashSet<int> thens)
    {
        if (start < end && _tokens[start].Type == StatuteLexer.OR) start++;
        if (start == end) return null;

        var limited = new bool[end - start];
        MarkProof(start, end);
        MarkBesides(start, end, limited);
        MarkExceptions(start, end, limited);
        SentenceForm? form = MarkCutsAndContinuations(start, end, limited);
        if (form is null) MarkConclusions(start, end, limited, place, thens);
        return form;
    }

    private void MarkProof(int start, int end)
    {
        for (int i = start + 1; i < end; i++)
        {
            if (_tokens[i].Type != StatuteLexer.PROVEN || _tokens[i - 1].Type != StatuteLexer.COMMA) continue;
            _dropped[i - 1] = true;
            _tokens[i].Type = StatuteLexer.COMMA_PROVEN;
        }
    }

    private void MarkBesides(int start, int end, bool[] limited)
    {
        int open = -1;
        for (int i = start; i < end; i++)
        {
            if (_depths[i] != 0) continue;
            if (_tokens[i].Type == StatuteLexer.BESIDES)
            {
                open = i;
            }
            else if (open >= 0 && IsOutside(_tokens[i]) && i + 1 < end && _tokens[i + 1].Type == StatuteLexer.COMMA)
            {
                _tokens[i].Type = StatuteLexer.BESIDES_END;
                _dropped[i + 1] = true;
                for (int j = open; j <= i + 1; j++) limited[j - start] = true;
                open = -1;
            }
        }

        for (int i = start; i < end; i++)
        {
            bool lone = _tokens[i].Type is StatuteLexer.BESIDES or StatuteLexer.BESIDES_END && _depths[i] == 0 && !limited[i - start];
            if (lone) Suspect(DiagnosticCatalogue.UnpairedBesides, _tokens[i], _tokens[i].Word);
        }
    }

    private static bool IsOutside(ClauseToken token) =>
        token.Type == StatuteLexer.BESIDES_END || (token.Type == StatuteLexer.BOUND && token.Word is "以外" or "之外");

    private void MarkExceptions(int start, int end, bool[] limited)
    {
        int floor = start;
        int lastExcluded = -1;
        for (int i = start; i < end; i++)
        {
            if (_depths[i] != 0) continue;
            if (_tokens[i].Type == StatuteLexer.EXCLUDED)
            {
                int but = LastBut(floor, i);
                if (but < 0)
                {
                    Suspect(DiagnosticCatalogue.ExcludedWithoutBut, _tokens[i]);
                }
                else
                {
                    BeginLimit(but, start, StatuteLexer.EXCEPT_BUT);
                    for (int j = but; j <= i; j++) limited[j - start] = true;
                }

                floor = i + 1;
                lastExcluded = i;
            }
            else if (_tokens[i].Type == StatuteLexer.STILL)
            {
                if (lastExcluded < 0 || _tokens[lastExcluded + 1].Type != StatuteLexer.COMMA)
                {
                    Suspect(DiagnosticCatalogue.StillWithoutException, _tokens[i], _tokens[i].Word);
                    continue;
                }

                _tokens[lastExcluded + 1].Type = StatuteLexer.COUNTER;
                for (int j = lastExcluded; j <= i; j++) limited[j - start] = true;
                lastExcluded = -1;
                floor = i + 1;
            }
        }
    }

    private int LastBut(int from, int before)
    {
        for (int i = before - 1; i >= from; i--)
        {
            if (_tokens[i].Type == StatuteLexer.BUT && _depths[i] == 0) return i;
        }

        return -1;
    }

    /// <summary>但 takes the comma before it along.</summary>
    private void BeginLimit(int but, int start, int type)
    {
        _tokens[but].Type = type;
        if (but > start && _tokens[but - 1].Type == StatuteLexer.COMMA) _dropped[but - 1] = true;
    }

    private SentenceForm? MarkCutsAndContinuations(int start, int end, bool[] limited)
    {
        int next = -1;
        for (int i = start; i < end; i++)
        {
            if (_tokens[i].Type != StatuteLexer.BUT || _depths[i] != 0) continue;
            if (next <= i) next = Next(i + 1, end, StatuteLexer.DE);
            if (next < 0) next = end;
            int de = next < end ? next : -1;
            if (IsCut(de, end))
            {
                BeginLimit(i, start, StatuteLexer.CUT_BUT);
                _dropped[de + 1] = true;
                _tokens[de + 2].Type = StatuteLexer.CUT;
                int last = de + 3;
                for (int j = de + 3; j < end && (j == de + 3 || IsNameOrJoint(_tokens[j])); j++)
                {
                    Retype(_tokens[j]);
                    last = j;
                }

                for (int j = i; j <= last; j++) limited[j - start] = true;
                i = last;
            }
            else if (i == start)
            {
                if (de >= 0 || Next(i + 1, end, StatuteLexer.LIST_HEAD) >= 0)
                {
                    Suspect(DiagnosticCatalogue.ButBeginsRule, _tokens[i]);
                    _dropped[i] = true;
                    continue;
                }

                for (int j = i + 1; j < end; j++) Retype(_tokens[j]);
                if (i + 1 < end && _tokens[i + 1].Type == StatuteLexer.COMMA) _dropped[i + 1] = true;
                if (i == 0)
                {
                    _tokens[i].Type = StatuteLexer.CONTINUE_BUT;
                    return SentenceForm.Continuation;
                }

                // 甲的，乙；但应当丙: one more conclusion as well.
                _tokens[i].Type = StatuteLexer.THEN;
                return SentenceForm.Rule;
            }
            else if (i > start + 1 && _tokens[i - 1].Type == StatuteLexer.COMMA && _tokens[i - 2].Type == StatuteLexer.DE)
            {
                Suspect(DiagnosticCatalogue.ButAfterDe, _tokens[i]);
            }
        }

        return null;
    }

    private bool IsCut(int de, int end) =>
        de >= 0 && de + 3 < end
        && _tokens[de + 1].Type == StatuteLexer.COMMA
        && _tokens[de + 2].Type is StatuteLexer.NOT or StatuteLexer.CUT
        && (_tokens[de + 3].Kinds & (TermKinds.Value | TermKinds.Group)) != 0;

    private static bool IsNameOrJoint(ClauseToken token) =>
        (token.Kinds & (TermKinds.Value | TermKinds.Group)) != 0
        || token.Type is StatuteLexer.PAUSE or StatuteLexer.LIST_AND or StatuteLexer.OR or StatuteLexer.AND;

    private int Next(int from, int end, int type)
    {
        for (int i = from; i < end; i++)
        {
            if (_tokens[i].Type == type && _depths[i] == 0) return i;
        }

        return -1;
    }

    /// <summary>Finds where the conclusions begin: after the 的 of the condition, or at the start of a sentence without one.</summary>
    private void MarkConclusions(int start, int end, bool[] limited, SentencePlace place, HashSet<int> thens)
    {
        int de = -1;
        for (int i = start; i < end && de < 0; i++)
        {
            if (_tokens[i].Type == StatuteLexer.DE && _depths[i] == 0 && !limited[i - start]) de = i;
        }

        if (de < 0 && BeginsWithConclusion(start, end, limited, place, out int first))
        {
            for (int j = start; j < first; j++)
            {
                // A subject before the modal word carries no logic.
                if (!limited[j - start]) _dropped[j] = true;
            }

            thens.Add(first);
            RetypeConclusions(first, end, limited, start);
            return;
        }

        // After the condition's 的 and the exceptions that follow it comes the comma before the conclusions.
        int from = de >= 0 ? de + 1 : start;
        for (int i = from; i < end; i++)
        {
            if (limited[i - start] || _dropped[i]) continue;
            bool afterLimit = i > start && limited[i - start - 1];
            if (_tokens[i].Type == StatuteLexer.COMMA && _depths[i] == 0 && (de == i - 1 || (de >= 0 && afterLimit) || (afterLimit && EndsLimit(i - 1))))
            {
                _dropped[i] = true;
                thens.Add(i + 1);
                RetypeConclusions(i + 1, end, limited, start);
                return;
            }

            if (de == i - 1 && de >= 0 && ConclusionLead.Is(_tokens[i].Type))
            {
                thens.Add(i);
                RetypeConclusions(i, end, limited, start);
                return;
            }

            if (de >= 0) break;
        }

        if (de < 0) ReportMissingDe(start, end);
    }

    private bool EndsLimit(int i) => _tokens[i].Type is StatuteLexer.EXCLUDED or StatuteLexer.STILL;

    private bool BeginsWithConclusion(int start, int end, bool[] limited, SentencePlace place, out int first)
    {
        first = start;
        while (first < end && (limited[first - start] || _dropped[first])) first++;
        int subject = EndOfOpening(first, end);
        int lead = EndOfActors(subject, end);
        if (lead < end && ConclusionLead.Is(_tokens[lead].Type)) return true;

        // A subject that is no plain list of actors carries no logic.
        lead = first;
        while (lead < end && _tokens[lead].Type is StatuteLexer.ACTOR or StatuteLexer.OR or StatuteLexer.PAUSE or StatuteLexer.LIST_AND) lead++;
        if (lead < end && ConclusionLead.Is(_tokens[lead].Type))
        {
            first = lead;
            return true;
        }

        if (first == end || (_tokens[first].Kinds & TermKinds.Value) == 0 || _tokens[first].Type is StatuteLexer.FACT) return false;
        if (_tokens[end - 1].Type == StatuteLexer.DE_CASES) return true;
        if (place == SentencePlace.Item || Next(first, end, StatuteLexer.LIST_HEAD) >= 0) return false;
        // 构成过错，甲：… is a condition; 从轻、减轻 are conclusions.
        for (int i = first; i < end; i++)
        {
            bool fits = limited[i - start] || IsNameOrJoint(_tokens[i]) || ConclusionLead.Is(_tokens[i].Type) || _tokens[i].Type is StatuteLexer.COMMA or StatuteLexer.TITLE or StatuteLexer.ACTOR;
            if (!fits) return false;
        }

        return true;
    }

    /// <summary>甲后，应当…: where the conclusions go on after what starts a time; the place itself where nothing does.</summary>
    private int EndOfOpening(int from, int end)
    {
        int i = from;
        if (i < end && _tokens[i].Type is StatuteLexer.SPAN_FROM or StatuteLexer.IN_TIME) i++;
        bool opens = i + 2 < end && _tokens[i].Type is StatuteLexer.EVENT or StatuteLexer.DATE_FACT
            && _tokens[i + 1].Type is StatuteLexer.AFTER or StatuteLexer.FROM_DAY && _tokens[i + 2].Type == StatuteLexer.COMMA;
        return opens ? i + 3 : from;
    }

    /// <summary>甲、乙或者丙: the end of a list of actors.</summary>
    private int EndOfActors(int from, int end)
    {
        int i = from;
        while (i < end && _tokens[i].Type == StatuteLexer.ACTOR)
        {
            i++;
            bool goesOn = i + 1 < end && _tokens[i].Type is StatuteLexer.OR or StatuteLexer.PAUSE or StatuteLexer.LIST_AND or StatuteLexer.AND
                && _tokens[i + 1].Type == StatuteLexer.ACTOR;
            if (goesOn) i++;
        }

        return i;
    }

    private void RetypeConclusions(int from, int end, bool[] limited, int start)
    {
        for (int i = from; i < end; i++)
        {
            if (!limited[i - start]) Retype(_tokens[i]);
            // 由甲或者乙，在丙后2日内: the comma only lets a long subject breathe.
            bool breathes = _tokens[i].Type == StatuteLexer.COMMA && i > from && i + 1 < end
                && _tokens[i - 1].Type == StatuteLexer.ACTOR && _tokens[i + 1].Type is StatuteLexer.IN_TIME or StatuteLexer.SPAN_FROM;
            if (breathes) _dropped[i] = true;
        }
    }

    /// <summary>A word that is a conclusion's value and something else is the value here.</summary>
    private static void Retype(ClauseToken token)
    {
        if ((token.Kinds & TermKinds.Value) != 0) token.Type = StatuteLexer.VALUE;
        else if ((token.Kinds & TermKinds.Group) != 0) token.Type = StatuteLexer.GROUP;
    }

    private void ReportMissingDe(int start, int end)
    {
        for (int i = start + 1; i < end; i++)
        {
            // 甲，给予警告: after a comma these begin a conclusion as well.
            bool isLead = _tokens[i].Type is StatuteLexer.MUST or StatuteLexer.MAY or StatuteLexer.AGAINST or StatuteLexer.GIVE
                || (_tokens[i].Type == StatuteLexer.VERB_FILLER && _tokens[i - 1].Type == StatuteLexer.COMMA);
            if (_depths[i] != 0 || !isLead) continue;
            Suspect(DiagnosticCatalogue.MissingDe, _tokens[i], _tokens[i].Word);
            return;
        }
    }

    private void Suspect(DiagnosticDescriptor descriptor, ClauseToken token, params object[] arguments)
    {
        reporter.Report(descriptor, token.Span, arguments);
        _suspect = true;
    }

    private List<ClauseToken> Collect(HashSet<int> thens)
    {
        var shaped = new List<ClauseToken>(_tokens.Count + 1);
        for (int i = 0; i <= _tokens.Count; i++)
        {
            if (thens.Contains(i))
            {
                int at = i < _tokens.Count ? _tokens[i].Start : _tokens[i - 1].End;
                shaped.Add(new ClauseToken(StatuteLexer.THEN, at, at, "，"));
            }

            if (i < _tokens.Count && !_dropped[i]) shaped.Add(_tokens[i]);
        }

        return shaped;
    }
}
