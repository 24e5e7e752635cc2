using System.Collections.Immutable;
using Zhaodan.Compiler.Fidelity.Encoded;
using Zhaodan.Compiler.Fidelity.Published;
using Zhaodan.Compiler.Fidelity.Words;

namespace Zhaodan.Compiler.Fidelity;

/// <summary>
/// Which 款 of an article is which of its encoding: the order is kept and the likeness of the words decides, so that a 款 that is
/// left out is named and does not shift the rest.
/// </summary>
internal static class ParagraphAlignment
{
    // Likeness below this is chance, in a thousandth.
    private const int LeastLikeness = 50;

    // A hostile text may have any number of paragraphs; past this they are taken in order.
    private const int MostCells = 250_000;

    /// <summary>For each published 款 the index of its encoding, or −1.</summary>
    public static int[] Align(IReadOnlyList<PublishedParagraph> published, ImmutableArray<EncodedPlace> encoded)
    {
        int rows = published.Count, columns = encoded.Length;
        var match = new int[rows];
        for (int i = 0; i < rows; i++) match[i] = -1;
        if ((long)rows * columns > MostCells)
        {
            for (int i = 0; i < Math.Min(rows, columns); i++) match[i] = i;
            return match;
        }

        int[,] likeness = Likeness(published, encoded);
        var best = new int[rows + 1, columns + 1];
        for (int i = rows - 1; i >= 0; i--)
        {
            for (int j = columns - 1; j >= 0; j--)
            {
                int both = likeness[i, j] >= LeastLikeness ? likeness[i, j] + best[i + 1, j + 1] : -1;
                best[i, j] = Math.Max(both, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (likeness[i, j] >= LeastLikeness && best[i, j] == likeness[i, j] + best[i + 1, j + 1]) match[i++] = j++;
            else if (best[i, j] == best[i + 1, j]) i++;
            else j++;
        }

        return match;
    }

    private static int[,] Likeness(IReadOnlyList<PublishedParagraph> published, ImmutableArray<EncodedPlace> encoded)
    {
        var likeness = new int[published.Count, encoded.Length];
        var texts = published.Select(Text).ToList();
        var words = encoded.Select(place => new Bigrams(Text(place))).ToList();
        for (int i = 0; i < texts.Count; i++)
        {
            for (int j = 0; j < words.Count; j++)
            {
                int shared = 0;
                for (int at = 0; at + 1 < texts[i].Length; at++) shared += words[j].Has(texts[i], at) ? 1 : 0;
                likeness[i, j] = 1000 * shared / Math.Max(1, texts[i].Length - 1);
                // A head that only announces its items is known by them.
                if (texts[i].Length == 0 && encoded[j].Text.Length == 0) likeness[i, j] = 1000;
            }
        }

        return likeness;
    }

    private static string Text(PublishedParagraph paragraph)
    {
        var text = new System.Text.StringBuilder(NormalText.Of(paragraph.Text));
        foreach (PublishedItem item in paragraph.Items) text.Append(NormalText.Of(item.Title + item.Text));
        return text.ToString();
    }

    private static string Text(EncodedPlace place)
    {
        var text = new System.Text.StringBuilder(NormalText.Of(place.Text));
        foreach (EncodedPlace item in place.Items) text.Append(NormalText.Of(item.Text));
        return text.ToString();
    }
}
