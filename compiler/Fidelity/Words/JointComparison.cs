namespace Zhaodan.Compiler.Fidelity.Words;

/// <summary>
/// What joins two neighbours in the published text against what joins the same two in the encoding. Neighbours are characters of
/// content that both texts have, so that it does not matter where else the words stand, or that an enumeration repeats what it
/// shares.
/// </summary>
internal static class JointComparison
{
    // Farther away, what stands next to a connective is no longer what it joins.
    private const int Farthest = 12;

    [Flags]
    internal enum Joints
    {
        None = 0,
        Or = 1,
        And = 2,
        Comma = 4,

        /// <summary>、 ； 等: what it means is settled elsewhere, and is not all of them</summary>
        List = 8,

        /// <summary>和 及 以及 与, which texts use for any as well as for all</summary>
        Vague = 16,

        Open = List | Vague,
    }

    /// <summary>
    /// The joints between the two neighbours of a connective, in the other text; null where one of them is not there or too
    /// far off to tell.
    /// </summary>
    public static Joints? Across(Marker marker, string text, List<Marker> markers, TextAlignment alignment, string other, List<Marker> otherMarkers)
    {
        int before = Neighbour(text, markers, marker.Start - 1, -1, alignment);
        int after = Neighbour(text, markers, marker.Start + marker.Word.Length, 1, alignment);
        if (before < 0 || after < 0) return null;
        int from = alignment[before] + 1, to = alignment[after];
        if (to - from > 2 * Farthest) return null;
        return Between(other, from, to, otherMarkers);
    }

    private static int Neighbour(string text, List<Marker> markers, int start, int step, TextAlignment alignment)
    {
        int seen = 0;
        for (int at = start; at >= 0 && at < text.Length && seen < Farthest; at += step)
        {
            if (text[at] is '。' or '：' || !NormalText.IsContent(text[at]) || IsJoint(markers, at))
            {
                // Past another joint it would be that one's neighbour.
                if (text[at] is '（' or '）' or '“') continue;
                return -1;
            }

            if (alignment[at] >= 0) return at;
            seen++;
        }

        return -1;
    }

    private static bool IsJoint(List<Marker> markers, int at) =>
        markers.Exists(marker => marker.Kind is MarkerKind.Or or MarkerKind.And && at >= marker.Start && at < marker.Start + marker.Word.Length);

    private static Joints Between(string text, int from, int to, List<Marker> markers)
    {
        Joints joints = Joints.None;
        for (int at = from; at < to; at++)
        {
            joints |= text[at] switch
            {
                '，' => Joints.Comma,
                '、' or '；' or '等' => Joints.List,
                '和' or '及' or '与' => Joints.Vague,
                _ => Joints.None,
            };
        }

        foreach (Marker marker in markers)
        {
            if (marker.Start < from || marker.Start >= to) continue;
            if (marker.Kind == MarkerKind.Or) joints |= Joints.Or;
            if (marker.Kind == MarkerKind.And) joints |= Joints.And;
        }

        return joints;
    }
}
