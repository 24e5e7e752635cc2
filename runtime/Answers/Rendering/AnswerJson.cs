using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Runtime.Reference;
using static Zhaodan.Runtime.Answers.Rendering.JsonParts;

namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>
/// An answer as JSON: English keys, Chinese values, <see cref="Schema"/> as version (docs/答案文档.md). Keys are always there;
/// what is unknown or absent is an empty text, an empty list or null. Written by <see cref="Utf8JsonWriter"/>, no reflection.
/// </summary>
public static class AnswerJson
{
    /// <summary>Grows by one when a key changes its meaning or goes; new keys may come without.</summary>
    public const string Schema = "zhaodan.answer/1";

    /// <summary>Chinese stays readable; &lt; &gt; &amp; and quotation marks are escaped, so that the text may stand in a page.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = true };

    public static string Render(Answer answer, bool indented = true)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options with { Indented = indented })) Write(answer, writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>One object; several answers are the caller's list.</summary>
    public static void Write(Answer answer, Utf8JsonWriter json)
    {
        Dictionary<int, string> citations = answer.Rules.ToDictionary(rule => rule.Rule, rule => rule.Citation);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        Regime(answer, json);
        json.WriteString("case", answer.CaseNumber);
        json.WriteString("act", answer.ActName);
        json.WriteString("status", Words.Of(answer.Status));
        List(json, "contradictions", answer.Contradictions, contradiction =>
        {
            Fact(json, "first", contradiction.First);
            Fact(json, "second", contradiction.Second);
            json.WriteString("declaration", contradiction.Declaration);
        });
        Force(answer.Force, json);
        Versions(answer.Versions, json);
        Scope(answer.Scope, json);
        Readings(answer, json);
        if (answer.ExactNote.Length > 0) json.WriteString("exactNote", answer.ExactNote);
        List(json, "groups", answer.Groups, group => Group(group, citations, json));
        json.WriteString("asOf", answer.AsOf);
        List(json, "duties", answer.Duties, duty => Duty(duty, json));
        Texts(json, "outsideCalendar", answer.OutsideCalendar);
        List(json, "rules", answer.Rules, rule => Rule(rule, json));
        json.WriteNumber("rulesNotShown", answer.RulesNotShown);
        List(json, "facts", answer.Facts, fact => FactBody(json, fact));
        List(json, "definitionConflicts", answer.DefinitionConflicts, conflict =>
        {
            json.WriteString("term", conflict.Term.Name);
            json.WriteString("stated", Words.Of(conflict.Stated));
            json.WriteString("defined", Words.Of(conflict.Defined));
            Texts(json, "citations", conflict.Citations);
        });
        List(json, "assertionConflicts", answer.AssertionConflicts, conflict =>
        {
            json.WriteString("group", conflict.GroupName);
            json.WriteString("value", conflict.ValueName);
            json.WriteString("derived", Words.Of(conflict.Derived));
        });
        // At most one level: an answer among the others has none of its own.
        json.WriteStartArray("others");
        foreach (Answer other in answer.Others) Write(other with { Others = [] }, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Readings(Answer answer, Utf8JsonWriter json)
    {
        List(json, "readings", answer.Readings, reading =>
        {
            json.WriteString("citation", reading.Citation);
            json.WriteBoolean("chosen", reading.IsChosen);
            json.WriteString("followed", reading.Followed);
            json.WriteString("followedText", reading.FollowedText);
            json.WriteString("other", reading.Other);
            json.WriteString("otherText", reading.OtherText);
            json.WriteString("reason", reading.Reason);
            Effects(json, "effects", reading.Effects);
        });
        List(json, "readingCombinations", answer.ReadingCombinations, combination =>
        {
            Texts(json, "readings", combination.Readings);
            json.WriteString("group", combination.GroupName);
            json.WriteString("outcome", combination.Outcome);
        });
        json.WriteBoolean("readingsCut", answer.AreReadingsCut);
    }

    // The place is an index into the answer's readings.
    private static void Effects(Utf8JsonWriter json, string key, ImmutableArray<ReadingEffect> effects) =>
        List(json, key, effects, effect =>
        {
            json.WriteNumber("reading", effect.Place);
            json.WriteString("group", effect.GroupName);
            json.WriteString("followed", effect.Followed);
            json.WriteString("other", effect.Other);
        });

    private static void Regime(Answer answer, Utf8JsonWriter json)
    {
        RegimeHeader regime = answer.Regime;
        json.WriteStartObject("regime");
        json.WriteString("title", regime.Title);
        json.WriteString("code", regime.Code);
        json.WriteString("documentNumber", regime.DocumentNumber);
        json.WriteString("authority", regime.Authority);
        json.WriteString("territory", regime.Territory);
        json.WriteString("rank", regime.Rank);
        json.WriteString("inForce", regime.InForce);
        json.WriteString("repealed", regime.Repealed);
        json.WriteString("version", regime.Version);
        json.WriteString("programHash", answer.ProgramHash);
        json.WriteEndObject();
    }

    private static void Versions(VersionsAnswer? versions, Utf8JsonWriter json)
    {
        if (versions is null)
        {
            json.WriteNull("versions");
            return;
        }

        json.WriteStartObject("versions");
        json.WriteString("ground", Words.Of(versions.Ground));
        json.WriteString("reason", versions.Reason);
        List(json, "list", versions.Versions, version =>
        {
            json.WriteString("version", version.Label);
            json.WriteString("period", version.Period);
            json.WriteBoolean("used", version.IsUsed);
            json.WriteString("main", version.Main);
        });
        json.WriteEndObject();
    }

    private static void Word(WordAnswer? word, Utf8JsonWriter json)
    {
        if (word is null)
        {
            json.WriteNull("word");
            return;
        }

        json.WriteStartObject("word");
        json.WriteString("own", word.Own);
        Texts(json, "ownCitations", word.OwnCitations);
        json.WriteString("higherName", word.HigherName);
        json.WriteString("higher", word.Higher);
        Texts(json, "higherCitations", word.HigherCitations);
        json.WriteString("declarer", word.Declarer);
        json.WriteString("citation", word.Citation);
        json.WriteString("text", word.Text);
        json.WriteEndObject();
    }

    private static void Force(ForceAnswer? force, Utf8JsonWriter json)
    {
        if (force is null)
        {
            json.WriteNull("force");
            return;
        }

        json.WriteStartObject("force");
        Judgement(json, "value", force.Value);
        json.WriteString("period", force.Period);
        json.WriteString("reason", force.Reason);
        json.WriteBoolean("presumed", force.IsPresumed);
        json.WriteEndObject();
    }

    private static void Scope(ScopeAnswer? scope, Utf8JsonWriter json)
    {
        if (scope is null)
        {
            json.WriteNull("scope");
            return;
        }

        json.WriteStartObject("scope");
        Judgement(json, "value", scope.Value);
        Condition(json, "condition", scope.Condition);
        Mentions(json, "missing", scope.Missing);
        Mentions(json, "presumed", scope.Presumed);
        json.WriteEndObject();
    }

    private static void Group(GroupAnswer group, Dictionary<int, string> citations, Utf8JsonWriter json)
    {
        json.WriteString("name", group.Name);
        json.WriteString("kind", Words.Of(group.Kind));
        json.WriteString("status", Words.Of(group.Status));
        json.WriteString("cause", Words.Of(group.Cause));
        Texts(json, "settled", group.Settled.Select(outcome => outcome.Name));
        Word(group.Word, json);
        List(json, "outcomes", group.Outcomes, outcome =>
        {
            json.WriteString("name", outcome.Name);
            json.WriteBoolean("settled", outcome.IsSettled);
            json.WriteBoolean("default", outcome.IsDefault);
            json.WriteBoolean("presumed", outcome.IsPresumed);
            json.WriteString("cause", Words.Of(outcome.Cause));
            json.WriteBoolean("followsDiscretion", outcome.FollowsDiscretion);
            Texts(json, "modalities", outcome.Modalities.Select(ModalityWord));
            Texts(json, "carriers", outcome.Carriers.Select(Citation));
            Texts(json, "candidates", outcome.Candidates.Select(Citation));
        });
        Grounds(json, "missing", group.Missing);
        Grounds(json, "decisions", group.Decisions);
        Grounds(json, "presumed", group.Presumed);
        json.WriteString("withoutPresumption", group.WithoutPresumption);
        List(json, "unproven", group.Unproven, ground =>
        {
            json.WriteString("text", ground.Text);
            Texts(json, "citations", ground.Citations);
        });
        Exact(json, group.Exact);
        List(json, "conflicts", group.Conflicts, conflict =>
        {
            json.WriteString("first", conflict.FirstName);
            Texts(json, "firstRules", conflict.FirstRules.Select(Citation));
            json.WriteString("second", conflict.SecondName);
            Texts(json, "secondRules", conflict.SecondRules.Select(Citation));
            json.WriteBoolean("certain", conflict.IsCertain);
        });
        Texts(json, "hangsOnConflicts", group.HangsOnConflicts);
        Settling(json, group.Settling);
        Effects(json, "readings", group.Readings);
        List(json, "rules", group.Rules, rule =>
        {
            json.WriteString("citation", rule.Citation);
            json.WriteString("role", Words.Of(rule.Role));
            json.WriteString("reason", rule.Reason);
            Conclusions(json, rule.Conclusions);
        });
        json.WriteNumber("rulesNotShown", group.RulesNotShown);

        string Citation(int rule) => citations.GetValueOrDefault(rule, "");
    }

    private static void Duty(DutyAnswer duty, Utf8JsonWriter json)
    {
        json.WriteString("name", duty.Name);
        json.WriteString("citation", duty.Citation);
        json.WriteString("kind", DutyWords.Of(duty.Kind));
        Texts(json, "actors", duty.Actors);
        json.WriteString("act", duty.Act);
        json.WriteString("start", duty.Start);
        json.WriteString("period", duty.Period);
        json.WriteBoolean("prompt", duty.IsPrompt);
        json.WriteString("status", duty.StatusWord);
        Texts(json, "possible", duty.Possible);
        json.WriteString("startDate", duty.StartDate);
        json.WriteString("deadline", duty.Deadline);
        json.WriteString("actDate", duty.ActDate);
        Mentions(json, "missing", duty.Missing);
        Texts(json, "reasons", duty.Reasons);
    }

    // Only where it was asked for.
    private static void Exact(Utf8JsonWriter json, ExactAnswer? exact)
    {
        if (exact is null) return;
        json.WriteStartObject("exact");
        json.WriteString("outcome", exact.Text);
        json.WriteString("status", Words.Of(exact.Outcome.Status));
        json.WriteBoolean("differs", exact.Differs);
        List(json, "examples", exact.Examples, example =>
        {
            json.WriteString("outcome", example.Outcome);
            json.WriteString("facts", example.Facts);
        });
        List(json, "ifProven", exact.Proofs, proof =>
        {
            json.WriteString("text", proof.Text);
            json.WriteString("outcome", proof.Outcome);
        });
        json.WriteEndObject();
    }

    private static void Settling(Utf8JsonWriter json, SettlingAnswer? settling)
    {
        if (settling is null)
        {
            json.WriteNull("settling");
            return;
        }

        json.WriteStartObject("settling");
        List(json, "sets", settling.Sets, set =>
        {
            Mentions(json, "facts", [.. set.Facts.Select(fact => fact.Mention)]);
            List(json, "cases", set.Cases, found => Supposed(json, found));
        });
        List(json, "findings", settling.Findings, found => Supposed(json, found));
        json.WriteNumber("moreSets", settling.MoreSets);
        json.WriteNumber("moreFindings", settling.MoreFindings);
        json.WriteBoolean("cut", settling.IsCut);
        json.WriteNumber("trials", settling.Trials);
        json.WriteEndObject();
    }

    private static void Supposed(Utf8JsonWriter json, SettlingCase found)
    {
        List(json, "suppositions", found.Suppositions, supposed =>
        {
            json.WriteString("name", supposed.Fact.Mention.Name);
            json.WriteString("kind", Words.Of(supposed.Fact.Mention.Kind));
            json.WriteString("value", supposed.Value);
        });
        json.WriteString("outcome", found.Outcome);
    }

    private static void Rule(RuleAnswer rule, Utf8JsonWriter json)
    {
        json.WriteString("citation", rule.Citation);
        json.WriteString("title", rule.ArticleTitle);
        Texts(json, "heads", rule.Heads);
        json.WriteString("text", rule.Text);
        Place(json, rule.Place);
        Judgement(json, "applies", rule.Applies);
        Condition(json, "condition", rule.Condition);
        Exceptions(json, rule.Exceptions);
        Defeats(json, "defeatedBy", rule.Defeats);
        Defeats(json, "yieldsTo", rule.YieldsTo);
        Conclusions(json, rule.Conclusions);
        List(json, "parts", rule.Parts, part =>
        {
            json.WriteString("citation", part.Citation);
            json.WriteString("text", part.Text);
            Condition(json, "condition", part.Condition);
            Exceptions(json, part.Exceptions);
        });
        List(json, "evenIf", rule.EvenIf, condition => ConditionBody(json, condition));
        if (rule.OpenFact is { } open) Fact(json, "openFact", open);
        else json.WriteNull("openFact");
    }

    private static void Exceptions(Utf8JsonWriter json, ImmutableArray<ExceptionAnswer> exceptions) =>
        List(json, "exceptions", exceptions, exception =>
        {
            json.WriteString("text", exception.Text);
            Judgement(json, "holds", exception.Holds);
            Texts(json, "because", exception.Because);
            Texts(json, "cuts", exception.Cuts);
            Condition(json, "condition", exception.Condition);
            if (exception.Counter is { } counter) Condition(json, "counter", counter);
            else json.WriteNull("counter");
            Place(json, exception.Place);
        });

    private static void Defeats(Utf8JsonWriter json, string key, ImmutableArray<DefeatAnswer> defeats) =>
        List(json, key, defeats, defeat =>
        {
            json.WriteString("citation", defeat.Citation);
            Judgement(json, "applies", defeat.Applies);
        });

    private static void Conclusions(Utf8JsonWriter json, ImmutableArray<ConclusionAnswer> conclusions) =>
        List(json, "conclusions", conclusions, conclusion =>
        {
            json.WriteString("group", conclusion.GroupName);
            json.WriteString("value", conclusion.ValueName);
            json.WriteString("modality", ModalityWord(conclusion.Modality));
            if (conclusion.Menu < 0) json.WriteNull("menu");
            else json.WriteNumber("menu", conclusion.Menu);
            Judgement(json, "applies", conclusion.Applies);
            Texts(json, "notes", conclusion.Notes);
        });

    private static void Condition(Utf8JsonWriter json, string key, ConditionAnswer condition)
    {
        json.WriteStartObject(key);
        ConditionBody(json, condition);
        json.WriteEndObject();
    }

    // Conditions are at most 32 deep (ConditionExplainer), so that recursion is bounded.
    private static void ConditionBody(Utf8JsonWriter json, ConditionAnswer condition)
    {
        json.WriteString("text", condition.Text);
        Judgement(json, "value", condition.Value);
        json.WriteString("known", condition.Known);
        json.WriteBoolean("presumed", condition.IsPresumed);
        json.WriteBoolean("unproven", condition.IsUnproven);
        List(json, "operands", condition.Operands, operand => ConditionBody(json, operand));
        json.WriteNumber("omitted", condition.Omitted);
    }

    private static void Fact(Utf8JsonWriter json, string key, FactAnswer fact)
    {
        json.WriteStartObject(key);
        FactBody(json, fact);
        json.WriteEndObject();
    }

    private static void FactBody(Utf8JsonWriter json, FactAnswer fact)
    {
        json.WriteString("name", fact.Mention.Name);
        json.WriteString("kind", Words.Of(fact.Mention.Kind));
        if (fact.Truth is { } truth) json.WriteString("truth", Words.Of(truth));
        else json.WriteNull("truth");
        json.WriteString("quantity", fact.Quantity);
        json.WriteString("provenance", ProvenanceWord(fact.Provenance));
        json.WriteString("source", fact.Source);
        json.WriteBoolean("relevant", fact.IsRelevant);
        json.WriteString("gloss", fact.Gloss);
    }

    private static void Mentions(Utf8JsonWriter json, string key, ImmutableArray<FactMention> facts) =>
        List(json, key, facts, fact =>
        {
            json.WriteString("name", fact.Name);
            json.WriteString("kind", Words.Of(fact.Kind));
        });

    private static void Grounds(Utf8JsonWriter json, string key, ImmutableArray<FactGround> grounds) =>
        List(json, key, grounds, ground =>
        {
            json.WriteString("name", ground.Name);
            json.WriteString("kind", Words.Of(ground.Mention.Kind));
            Texts(json, "citations", ground.Citations);
            json.WriteString("through", ground.Through);
        });

    private static void Judgement(Utf8JsonWriter json, string key, Judgement value)
    {
        json.WriteStartObject(key);
        json.WriteString("truth", Words.Of(value.Truth));
        json.WriteString("cause", Words.Of(value.Cause));
        json.WriteEndObject();
    }

    private static string ModalityWord(Modality modality) => modality == Modality.Settles ? "直接" : Words.Of(modality);

    private static string ProvenanceWord(Provenance provenance) => provenance switch
    {
        Provenance.Stated => "陈述",
        Provenance.Forced => "推出",
        Provenance.Presumed => "推定",
        Provenance.PresumedByCase => "其余否",
        Provenance.ForcedByPresumption => "由推定推出",
        _ => "未陈述",
    };
}
