using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Compiler.Fidelity.Words;

/// <summary>
/// One place in the published text and in the encoding. Texts are normalised; the context is what the heads above say.
/// <see cref="Forms"/> are the names and synonyms of the terms that the encoding uses there, <see cref="ContextForms"/> of those
/// above it; <see cref="Surroundings"/> is the published article as a whole.
/// </summary>
internal sealed record ProvisionPair(
    string Published,
    string PublishedContext,
    string Encoded,
    string EncodedContext,
    ImmutableArray<ImmutableArray<string>> Forms,
    ImmutableArray<string> ContextForms,
    string Surroundings);

/// <summary>A difference between the two, of a kind that a drafter can acknowledge.</summary>
internal sealed record WordFinding(DeviationKind Kind, DiagnosticDescriptor Descriptor, params object[] Arguments);

/// <summary>
/// Does what carries meaning in a published provision stand in its encoding too: exceptions, negations, causes, numbers, modal
/// words, connectives; and how many of its words (language page, section 7). Clauses repeat what an enumeration shares, so words
/// are matched by what they govern, not by their number alone.
/// </summary>
internal sealed class ProvisionComparer
{
    /// <summary>
    /// A place of which less is covered is reported. The encodings of this project that were checked by hand cover 80 % and more
    /// of nearly every place; below this share a whole phrase is missing or was rephrased beyond recognition.
    /// </summary>
    public const int LeastShare = 60;

    // Four neighbouring content characters that nothing covers may be a manner of speaking (等客观条件), more are a condition.
    private const int ShortestUncovered = 4;

    private const int ShortestClause = 6;

    private readonly ProvisionPair _pair;
    private readonly string _cite;
    private readonly List<Marker> _published;
    private readonly List<Marker> _publishedContext;
    private readonly List<Marker> _encoded;
    private readonly List<Marker> _encodedContext;
    private readonly Bigrams _words;
    private readonly List<WordFinding> _findings = [];

    private ProvisionComparer(string cite, ProvisionPair pair)
    {
        _pair = pair;
        _cite = cite;
        _published = MarkerScanner.Scan(pair.Published);
        _publishedContext = MarkerScanner.Scan(pair.PublishedContext);
        _encoded = MarkerScanner.Scan(pair.Encoded);
        _encodedContext = MarkerScanner.Scan(pair.EncodedContext);
        _words = new Bigrams(pair.Encoded, pair.EncodedContext);
        foreach (string form in pair.Forms.SelectMany(forms => forms).Concat(pair.ContextForms)) _words.Add(form);
    }

    /// <summary>What differs, and the share of the published content characters that is covered.</summary>
    public static (List<WordFinding> Findings, int Covered, int All) Compare(string cite, ProvisionPair pair)
    {
        var comparer = new ProvisionComparer(cite, pair);
        comparer.CompareExceptions();
        comparer.CompareNegations();
        comparer.CompareCauses();
        comparer.CompareQuantities();
        comparer.CompareModality();
        comparer.CompareConnectives();
        comparer.CompareClauses();
        comparer.CompareTerms();
        (int covered, int all) = comparer.CompareShare();
        return (comparer._findings, covered, all);
    }

    private void CompareExceptions()
    {
        List<Marker> published = Of(_published, MarkerKind.Exception);
        List<Marker> encoded = Of(_encoded, MarkerKind.Exception);
        foreach (Marker marker in published)
        {
            if (encoded.Count < published.Count && !Shared(marker, encoded)) Report(DeviationKind.Exception, DiagnosticCatalogue.ExceptionMissing, marker.Governed);
        }

        foreach (Marker marker in encoded)
        {
            if (encoded.Count > published.Count && !Shared(marker, published)) Report(DeviationKind.Exception, DiagnosticCatalogue.ExceptionExtra, marker.Governed);
        }
    }

    /// <summary>
    /// What is denied in the published text is denied in the encoding wherever it stands, and the other way round. A negation is
    /// known by the first words that it governs; where those were put in other words, by any that it governs.
    /// </summary>
    private void CompareNegations()
    {
        List<Marker> own = Of(_published, MarkerKind.Negation);
        List<Marker> encoded = Of(_encoded, MarkerKind.Negation);
        List<Marker> published = own.Concat(Of(_publishedContext, MarkerKind.Negation)).ToList();
        List<Marker> around = encoded.Concat(Of(_encodedContext, MarkerKind.Negation)).ToList();
        foreach (Marker marker in own)
        {
            if (!IsKept(marker, own, _pair.Published, around, encoded, _pair.Encoded)) Report(DeviationKind.Negation, DiagnosticCatalogue.NegationMissing, marker.Shown(_pair.Published));
        }

        foreach (Marker marker in encoded)
        {
            if (!IsKept(marker, encoded, _pair.Encoded, published, own, _pair.Published)) Report(DeviationKind.Negation, DiagnosticCatalogue.NegationExtra, marker.Shown(_pair.Encoded));
        }
    }

    private static bool IsKept(Marker marker, List<Marker> own, string text, List<Marker> othersAround, List<Marker> others, string otherText)
    {
        string head = marker.Head;
        if (head.Length == 0) return othersAround.Count > 0;
        // 甲没有明令禁止 may have become 没有（甲明令禁止）.
        if (marker.OpensBracket(text)) return Shared(marker, othersAround);
        bool isDenied = IsDeniedEverywhere(head, others, otherText);
        if (IsDeniedEverywhere(head, own, text) && !isDenied) return false;
        // 不再给予处分 may have become 不得再给予处分.
        if (othersAround.Exists(other => other.Governed.IndexOf(head, StringComparison.Ordinal) is >= 0 and <= 2)) return true;
        if (otherText.IndexOf(head, StringComparison.Ordinal) >= 0) return isDenied;
        char before = marker.Before(text);
        return Shared(marker, othersAround) || (before != '\0' && others.Exists(other => other.Before(otherText) == before && other.Word[0] == marker.Word[0]));
    }

    private static bool IsDeniedEverywhere(string words, List<Marker> negations, string text)
    {
        for (int at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            if (!negations.Exists(negation => negation.Reaches(at))) return false;
        }

        return true;
    }

    private void CompareCauses()
    {
        List<Marker> published = Of(_published, MarkerKind.Cause);
        List<Marker> encoded = Of(_encoded, MarkerKind.Cause).Concat(Of(_encodedContext, MarkerKind.Cause)).ToList();
        foreach (Marker marker in published)
        {
            if (!Shared(marker, encoded) && (encoded.Count < published.Count || SpeaksOf(marker))) Report(DeviationKind.Cause, DiagnosticCatalogue.CauseMissing, marker.Shown(_pair.Published));
        }

        if (published.Count > 0 || Of(_publishedContext, MarkerKind.Cause).Count > 0) return;
        foreach (Marker marker in Of(_encoded, MarkerKind.Cause)) Report(DeviationKind.Cause, DiagnosticCatalogue.CauseExtra, marker.Shown(_pair.Encoded));
    }

    private bool SpeaksOf(Marker marker) => marker.Governed.Length >= 2 && _pair.Encoded.IndexOf(marker.Governed.Substring(0, 2), StringComparison.Ordinal) >= 0;

    private void CompareQuantities()
    {
        List<Marker> published = Of(_published, MarkerKind.Quantity);
        List<Marker> encoded = Of(_encoded, MarkerKind.Quantity);
        foreach (Marker marker in published)
        {
            if (!encoded.Concat(Of(_encodedContext, MarkerKind.Quantity)).Any(other => other.Value == marker.Value)) Report(DeviationKind.Quantity, DiagnosticCatalogue.QuantityMissing, marker.Word);
        }

        foreach (Marker marker in encoded)
        {
            if (!published.Concat(Of(_publishedContext, MarkerKind.Quantity)).Any(other => other.Value == marker.Value)) Report(DeviationKind.Quantity, DiagnosticCatalogue.QuantityExtra, marker.Word);
        }
    }

    private void CompareModality()
    {
        foreach (MarkerKind kind in new[] { MarkerKind.Must, MarkerKind.May, MarkerKind.MustNot })
        {
            List<Marker> published = Of(_published, kind);
            List<Marker> encoded = Of(_encoded, kind);
            List<Marker> encodedAround = encoded.Concat(Of(_encodedContext, kind)).ToList();
            List<Marker> publishedAround = published.Concat(Of(_publishedContext, kind)).ToList();
            foreach (Marker marker in published)
            {
                if (Shared(marker, encodedAround) || encodedAround.Count >= published.Count) continue;
                // 不应追究 may be a value that denies: 不予追究.
                if (kind == MarkerKind.MustNot && Shared(marker, Of(_encoded, MarkerKind.Negation))) continue;
                Report(DeviationKind.Modality, DiagnosticCatalogue.ModalityMissing, marker.Shown(_pair.Published));
            }

            foreach (Marker marker in encoded)
            {
                if (Shared(marker, publishedAround) || publishedAround.Count >= encoded.Count) continue;
                // A sentence without a modal word settles the matter as 应当 does.
                if (kind == MarkerKind.Must && !Shared(marker, Of(_published, MarkerKind.May))) continue;
                if (kind == MarkerKind.MustNot && Shared(marker, Of(_published, MarkerKind.Negation))) continue;
                Report(DeviationKind.Modality, DiagnosticCatalogue.ModalityExtra, marker.Shown(_pair.Encoded));
            }
        }
    }

    /// <summary>
    /// What 或者 or 且 joins in the published text must not be joined by the other in the encoding. The neighbours of a connective
    /// tell where it stands in the other text; where they were put in other words, the rarest of the words that it joins on.
    /// </summary>
    private void CompareConnectives()
    {
        string written = WithWordsOf(_pair.Published);
        List<Marker> encoded = MarkerScanner.Scan(written);
        TextAlignment? there = TextAlignment.Of(_pair.Published, written);
        TextAlignment? back = TextAlignment.Of(written, _pair.Published);
        foreach (Marker marker in _published)
        {
            if (marker.Kind is not (MarkerKind.Or or MarkerKind.And)) continue;
            JointComparison.Joints? across = there is null ? null : JointComparison.Across(marker, _pair.Published, _published, there, written, encoded);
            if (!IsKept(marker, across)) Report(DeviationKind.Connective, DiagnosticCatalogue.ConnectiveDiffers, marker.Shown(_pair.Published));
        }

        foreach (Marker marker in encoded)
        {
            if (marker.Kind is not (MarkerKind.Or or MarkerKind.And)) continue;
            JointComparison.Joints? across = back is null ? null : JointComparison.Across(marker, written, encoded, back, _pair.Published, _published);
            if (marker.Kind == MarkerKind.And)
            {
                if (IsTightened(marker, across)) Report(DeviationKind.Connective, DiagnosticCatalogue.ConnectiveTightened, marker.Shown(written));
            }
            else if (!IsThere(marker, across)) Report(DeviationKind.Connective, DiagnosticCatalogue.ConnectiveAdded, marker.Shown(written));
        }
    }

    // 或者 may have become 、 or ；, which the encoding settles elsewhere; 且 a comma.
    private bool IsKept(Marker marker, JointComparison.Joints? across)
    {
        const JointComparison.Joints notOr = JointComparison.Joints.And | JointComparison.Joints.Comma;
        if (across is { } joints && joints != JointComparison.Joints.None)
        {
            return marker.Kind == MarkerKind.Or
                ? (joints & (JointComparison.Joints.Or | JointComparison.Joints.Open)) != 0
                : (joints & JointComparison.Joints.Or) == 0 || (joints & (notOr | JointComparison.Joints.Open)) != 0;
        }

        List<Joint> found = Connectives.BeforeWords(_pair.Encoded, marker.Governed);
        return found.Count == 0 || (marker.Kind == MarkerKind.Or ? found.Exists(joint => joint is Joint.Or or Joint.Open) : found.Exists(joint => joint != Joint.Or));
    }

    // 甲、乙 may be any or all; who makes all of it says why.
    private bool IsTightened(Marker marker, JointComparison.Joints? across)
    {
        if (across is { } joints && joints != JointComparison.Joints.None) return joints == JointComparison.Joints.List;
        List<Joint> found = Connectives.BeforeWords(_pair.Published, marker.Governed);
        return found.Count > 0 && found.TrueForAll(joint => joint == Joint.Or);
    }

    private bool IsThere(Marker marker, JointComparison.Joints? across)
    {
        if (across is { } joints && joints != JointComparison.Joints.None) return (joints & (JointComparison.Joints.Or | JointComparison.Joints.Open)) != 0;
        List<Joint> found = Connectives.BeforeWords(_pair.Published, marker.Governed);
        return found.Count == 0 || !found.TrueForAll(joint => joint is Joint.And or Joint.Comma);
    }

    /// <summary>The encoding with each term in the words that the published text has for it, where that has one of its other forms.</summary>
    private string WithWordsOf(string published)
    {
        string written = _pair.Encoded;
        foreach (ImmutableArray<string> forms in _pair.Forms)
        {
            if (forms.Length < 2 || forms[0].Length < 2 || published.IndexOf(forms[0], StringComparison.Ordinal) >= 0) continue;
            string? other = forms.FirstOrDefault(form => form.Length >= 2 && form != forms[0] && published.IndexOf(form, StringComparison.Ordinal) >= 0);
            if (other is not null) written = written.Replace(forms[0], other);
        }

        return written;
    }

    /// <summary>A run of words between two signs of which nothing stands in the encoding.</summary>
    private void CompareClauses()
    {
        foreach ((int start, int end, int length) in WordShare.UncoveredRuns(_pair.Published, _words, ShortestUncovered))
        {
            DiagnosticDescriptor descriptor = length > ShortestUncovered ? DiagnosticCatalogue.ClauseMissing : DiagnosticCatalogue.PhraseMissing;
            Report(DeviationKind.Clause, descriptor, NormalText.Excerpt(_pair.Published.Substring(start, end - start)));
        }
    }

    private void CompareTerms()
    {
        var published = new Bigrams(_pair.Published, _pair.PublishedContext, _pair.Surroundings);
        foreach (ImmutableArray<string> forms in _pair.Forms)
        {
            if (forms.Length > 0 && forms[0].Length >= 2 && !forms.Any(published.SharesAny)) Report(DeviationKind.Words, DiagnosticCatalogue.TermExtra, forms[0]);
        }
    }

    private (int Covered, int All) CompareShare()
    {
        (int covered, int all) = WordShare.Of(_pair.Published, 0, _pair.Published.Length, _words);
        if (all >= ShortestClause && covered * 100 < all * LeastShare)
        {
            Report(DeviationKind.Words, DiagnosticCatalogue.LowShare, (covered * 100 / all).ToString(CultureInfo.InvariantCulture), LeastShare, Uncovered());
        }

        return (covered, all);
    }

    /// <summary>The phrases between signs that the encoding covers least.</summary>
    private string Uncovered()
    {
        var phrases = new List<string>();
        string text = _pair.Published;
        int start = 0;
        while (start < text.Length && phrases.Count < 3)
        {
            int end = text.IndexOfAny(['，', '。', '；', '：', '、'], start);
            if (end < 0) end = text.Length;
            (int covered, int all) = WordShare.Of(text, start, end, _words);
            if (all >= 4 && covered * 2 < all) phrases.Add(NormalText.Excerpt(text.Substring(start, end - start)));
            start = end + 1;
        }

        return string.Join("”“", phrases.DefaultIfEmpty(NormalText.Excerpt(text)));
    }

    private static List<Marker> Of(List<Marker> markers, MarkerKind kind) => markers.FindAll(marker => marker.Kind == kind);

    /// <summary>Does one of the others govern some of the same words? One that governs nothing is matched by any.</summary>
    private static bool Shared(Marker marker, List<Marker> others)
    {
        if (marker.Governed.Length < 2) return others.Count > 0;
        var pairs = new Bigrams(marker.Governed);
        return others.Exists(other => pairs.SharesAny(other.Governed));
    }

    private void Report(DeviationKind kind, DiagnosticDescriptor descriptor, params object[] arguments) =>
        _findings.Add(new WordFinding(kind, descriptor, [_cite, .. arguments]));
}
