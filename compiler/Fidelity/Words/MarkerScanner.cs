using System.Globalization;
using System.Text;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Compiler.Fidelity.Words;

/// <summary>
/// Finds the words that carry logic in a normalised text, published or encoded: both go through the same scan, so that a word
/// inside a term counts alike on both sides.
/// </summary>
internal static class MarkerScanner
{
    // Longest first; a word that is part of another word of the field stands with Kind null.
    private static readonly (string Word, MarkerKind? Kind)[] Words =
    [
        ("不应当", MarkerKind.MustNot), ("不良", null), ("不仅", null), ("不论", null), ("不管", null), ("不但", null), ("无论", null), ("除非", null),
        ("相应", null), ("反应", null), ("适应", null), ("对应", null), ("响应", null), ("供应", null), ("应急", null), ("应对", null), ("应用", null), ("应尽", null), ("应有", null),
        ("可能", null), ("可靠", null), ("可行", null), ("许可", null), ("认可", null), ("可见", null), ("可供", null), ("不可", MarkerKind.Negation),
        ("原因", null), ("因素", null), ("因此", null), ("起因", null), ("诱因", null), ("基因", null), ("行使", null), ("使用", null), ("即使", null), ("使命", null), ("驱使", null),
        ("合并", null), ("一并", null), ("并列", null), ("并重", null), ("并举", null), ("暂且", null), ("况且", null), ("而且", MarkerKind.And), ("并且", MarkerKind.And),
        ("或者", MarkerKind.Or), ("或是", MarkerKind.Or), ("或许", null), ("或", MarkerKind.Or), ("且", MarkerKind.And), ("并", MarkerKind.And),
        ("致使", MarkerKind.Cause), ("导致", MarkerKind.Cause), ("造成", MarkerKind.Cause), ("以致", MarkerKind.Cause), ("引起", MarkerKind.Cause), ("引发", MarkerKind.Cause), ("使得", MarkerKind.Cause),
        ("因为", MarkerKind.Cause), ("由于", MarkerKind.Cause), ("因", MarkerKind.Cause), ("使", MarkerKind.Cause),
        ("应当", MarkerKind.Must), ("应该", MarkerKind.Must), ("应予", MarkerKind.Must), ("必须", MarkerKind.Must), ("应", MarkerKind.Must),
        ("可以", MarkerKind.May), ("可", MarkerKind.May),
        ("不得", MarkerKind.MustNot), ("不应", MarkerKind.MustNot), ("不准", MarkerKind.MustNot), ("不再", MarkerKind.MustNot), ("不受", MarkerKind.MustNot), ("禁止", MarkerKind.MustNot),
        ("没有", MarkerKind.Negation), ("并非", MarkerKind.Negation), ("并未", MarkerKind.Negation), ("尚未", MarkerKind.Negation), ("未能", MarkerKind.Negation),
        ("不", MarkerKind.Negation), ("未", MarkerKind.Negation), ("没", MarkerKind.Negation), ("非", MarkerKind.Negation), ("无", MarkerKind.Negation),
    ];

    private static readonly string[] Units = ["个工作日", "工作日", "个月", "日", "天", "年", "月", "小时", "次", "万元", "元", "人", "件", "倍", "%", "％"];

    private static readonly string[] Bounds = ["以上", "以下", "以内", "以外", "之内", "之外", "内", "届满"];

    private static readonly string[] FrontBounds = ["不超过", "未超过", "没有超过", "超过", "不满", "不足", "少于", "不少于", "多于", "不多于", "达到"];

    private const string Numerals = "0123456789零一二三四五六七八九十百千万亿两";

    public static List<Marker> Scan(string text)
    {
        var found = new List<Marker>();
        int i = 0;
        while (i < text.Length)
        {
            ReadException(text, i, found);
            if (TryQuantity(text, i, found) is var quantity && quantity > i)
            {
                i = quantity;
                continue;
            }

            int length = 1;
            foreach ((string word, MarkerKind? kind) in Words)
            {
                if (string.CompareOrdinal(text, i, word, 0, word.Length) != 0) continue;
                length = word.Length;
                if (kind is { } known) Add(text, i, word, known, found);
                break;
            }

            i += length;
        }

        return found;
    }

    private static void Add(string text, int start, string word, MarkerKind kind, List<Marker> found)
    {
        int after = start + word.Length;
        // 未造成不良后果, 没有（造成…）: there is no such result; nothing is said of what caused it.
        if (kind == MarkerKind.Cause && found.Exists(other => other.Kind == MarkerKind.Negation && other.Reaches(start) && IsDenied(text, other, start))) return;
        int end = EndOfGoverned(text, after);
        found.Add(new Marker(kind, word, start, Content(text, after, end), end));
        // 不得 and 不应 deny as well as they forbid.
        if (kind == MarkerKind.MustNot && word[0] == '不') found.Add(new Marker(MarkerKind.Negation, word, start, Content(text, start + 1, end), end));
    }

    // Right after the negation, or at the head of what it denies in brackets.
    private static bool IsDenied(string text, Marker negation, int start)
    {
        int after = negation.Start + negation.Word.Length;
        return after == start || (text[after] == '（' && text[start - 1] is '（' or '者' or '、' or '和');
    }

    /// <summary>The words after a marker up to the next sign or connective; in brackets, all that stands in them.</summary>
    private static int EndOfGoverned(string text, int after)
    {
        int end = after;
        int depth = 0;
        while (end < text.Length)
        {
            char c = text[end];
            if (c == '（') depth++;
            if (c == '）' && --depth <= 0) break;
            if (depth == 0 && end > after && (StartsWith(text, end, "致使") || StartsWith(text, end, "导致") || StartsWith(text, end, "以致"))) break;
            if (depth == 0 && (c is '，' or '。' or '；' or '：' or '、' or '且' or '或')) break;
            end++;
        }

        return end;
    }

    /// <summary>但…除外: what stands between; 除…外 likewise.</summary>
    private static void ReadException(string text, int i, List<Marker> found)
    {
        if (StartsWith(text, i, "除外"))
        {
            int from = Math.Max(text.LastIndexOf('但', i), Math.Max(text.LastIndexOf('。', i), text.LastIndexOf('；', i)));
            found.Add(new Marker(MarkerKind.Exception, "除外", i, Content(text, from + 1, i)));
            return;
        }

        if (text[i] != '除' || (i > 0 && text[i - 1] is not ('，' or '。' or '；' or '：'))) return;
        int stop = text.IndexOf('外', i);
        if (stop < 0 || stop - i > 40 || (stop + 1 < text.Length && text[stop + 1] is not ('，' or '。' or '；'))) return;
        int comma = text.IndexOf('，', i);
        if (comma >= 0 && comma < stop) return;
        found.Add(new Marker(MarkerKind.Exception, "除…外", i, Content(text, i + 1, stop)));
    }

    private static int TryQuantity(string text, int i, List<Marker> found)
    {
        if (Numerals.IndexOf(text[i]) < 0 || (i > 0 && (text[i - 1] == '第' || Numerals.IndexOf(text[i - 1]) >= 0))) return i;
        int end = i;
        while (end < text.Length && (Numerals.IndexOf(text[end]) >= 0 || (text[end] == '.' && end + 1 < text.Length && char.IsDigit(text[end + 1])))) end++;
        string? unit = Array.Find(Units, candidate => StartsWith(text, end, candidate));
        if (unit is null || !HanNumber.TryParse(text.AsSpan(i, end - i), out decimal value)) return i;
        int after = end + unit.Length;
        // 2020年12月30日 is a date; 一年度 and 一次性 are words.
        if ((unit == "年" && value > 1000) || (unit == "月" && i > 0 && text[i - 1] == '年') || (unit == "日" && i > 0 && text[i - 1] == '月')) return after;
        if (StartsWith(text, after, "度") || StartsWith(text, after, "性") || StartsWith(text, after, "民")) return i;
        string bound = Array.Find(Bounds, candidate => StartsWith(text, after, candidate)) ?? "";
        string front = Array.Find(FrontBounds, candidate => i >= candidate.Length && string.CompareOrdinal(text, i - candidate.Length, candidate, 0, candidate.Length) == 0) ?? "";
        string amount = value.ToString(CultureInfo.InvariantCulture) + Canonical(unit) + Canonical(front + bound);
        found.Add(new Marker(MarkerKind.Quantity, text.Substring(i, after + bound.Length - i), i, "", 0, amount));
        return after + bound.Length;
    }

    private static string Canonical(string word) => word switch
    {
        "个工作日" => "工作日",
        "个月" => "月",
        "天" => "日",
        "％" => "%",
        "内" or "之内" => "以内",
        "之外" => "以外",
        "不超过" or "未超过" or "没有超过" or "不多于" => "以下",
        "不足" or "少于" => "不满",
        "多于" => "超过",
        "不少于" or "达到" => "以上",
        _ => word,
    };

    private static bool StartsWith(string text, int at, string word) => at + word.Length <= text.Length && string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    /// <summary>The letters, digits and Han characters of a stretch.</summary>
    public static string Content(string text, int start, int end)
    {
        var content = new StringBuilder(Math.Max(0, end - start));
        for (int i = start; i < end; i++)
        {
            if (NormalText.IsContent(text[i])) content.Append(text[i]);
        }

        return content.ToString();
    }
}
