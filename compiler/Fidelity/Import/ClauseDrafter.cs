using System.Text;
using System.Text.RegularExpressions;

namespace Zhaodan.Compiler.Fidelity.Import;

/// <summary>How closely a drafted clause follows the connectives of its text.</summary>
internal enum DraftStyle
{
    /// <summary>Split at 或者、且, causes and negations written as such</summary>
    Split,

    /// <summary>Each phrase between commas is one term</summary>
    Flat,

    /// <summary>Not drafted: the words are left to the drafter</summary>
    Pending,
}

/// <summary>
/// Published words → a clause of the language, as far as their shape tells: 条件的，结论。, list heads, items, exceptions. It proposes;
/// whether the result can be read is for the compiler to say. Null where the shape is unknown.
/// </summary>
internal sealed class ClauseDrafter(DraftWords words, DraftStyle style)
{
    private static readonly Regex ListPhrase = new(@"(同时)?(有|符合|具有|存在|具备|属于)?(下列|以下)(情形|行为|情况|条件)(之一|者)?(的)?(，|$)", RegexOptions.CultureInvariant);

    private static readonly Regex ExceptionTail = new("，但(?:是)?([^，；。]*?)的?除外$", RegexOptions.CultureInvariant);

    private static readonly Regex ExceptionFront = new("(^|，)除([^，；。]{2,40}?)(?:的|者)?(?:以)?外，", RegexOptions.CultureInvariant);

    private static readonly Regex Definition = new("所称的?[“]?([^“，]{2,40}?)[“]?，?(?:是指|包括)(?:下列|以下)(?:情形|行为)(?:之一)?$", RegexOptions.CultureInvariant);

    // What a conclusion begins with; before it stands 的，.
    private static readonly Regex Conclusion = new("的，((?:应当|应予|应该|应|可以|不得|予以|给予|依法|依规|不予|不再|不|免于|免予|从轻|从重|减轻|由|按照|按|依照|移送|移交|交由|追究|处).*)$", RegexOptions.CultureInvariant);

    private static readonly Regex Modal = new("^(应当|应予|应该|应|可以|不得|予以)", RegexOptions.CultureInvariant);

    private static readonly Regex CauseInside = new("^(因|因为|由于)(.+?)，?(致使|导致|造成|以致)(.+)$", RegexOptions.CultureInvariant);

    /// <summary>A paragraph without items: one sentence or several.</summary>
    public string? Paragraph(string text)
    {
        var clause = new StringBuilder();
        foreach (string sentence in text.Split(['。'], StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = new List<string>();
            foreach (string part in sentence.Split(['；'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (Rule(part) is not { } rule) return null;
                parts.Add(rule);
            }

            if (parts.Count == 0) return null;
            clause.Append(string.Join("；", parts)).Append('。');
        }

        return clause.Length == 0 ? null : clause.ToString();
    }

    /// <summary>A head that announces items.</summary>
    public string? Head(string text)
    {
        string head = text.TrimEnd('：', '。', '，');
        if (Definition.Match(head) is { Success: true } definition) return words.Fact(definition.Groups[1].Value) is { } term ? $"本办法所称{term}，包括下列情形：" : null;
        Match list = ListPhrase.Match(head);
        if (!list.Success) return null;
        string before = head.Substring(0, list.Index).TrimEnd('，', '的');
        string conclusion = head.Substring(list.Index + list.Length);
        string phrase = list.Groups[1].Success ? "同时具备下列情形的" : "有下列情形之一的";
        // What stands before is mostly where and by whom; it is a condition only after a comma.
        string context = before.Length == 0 ? "" : Condition(before) is { } condition ? condition + "，" : "";
        if (conclusion.Length == 0) return null;
        return Conclusions(conclusion) is { } concluded ? $"{context}{phrase}，{concluded}：" : null;
    }

    /// <summary>An item below a head.</summary>
    public string? Item(string text)
    {
        string item = text.TrimEnd('；', '。', '：');
        if (item.StartsWith("其他", StringComparison.Ordinal) || item.StartsWith("其它", StringComparison.Ordinal)) return $"其他{item.Substring(2)}；";
        if (Conclusion.IsMatch(item) && Rule(item) is { } rule) return rule + "；";
        return Conditional(item) is { } condition ? condition + "；" : null;
    }

    private string? Rule(string text)
    {
        string front = "";
        if (ExceptionFront.Match(text) is { Success: true } exception)
        {
            if (Condition(exception.Groups[2].Value) is not { } excepted) return null;
            front = $"除{excepted}外，";
            text = text.Remove(exception.Index, exception.Length).Insert(exception.Index, exception.Groups[1].Value);
        }

        Match match = Conclusion.Match(text);
        if (!match.Success) return null;
        string before = text.Substring(0, match.Index);
        string tail = "";
        string conclusions = match.Groups[1].Value;
        if (ExceptionTail.Match(conclusions) is { Success: true } last)
        {
            if (Condition(last.Groups[1].Value) is not { } excepted) return null;
            tail = $"，但{excepted}的除外";
            conclusions = conclusions.Substring(0, last.Index);
        }

        return Condition(before) is { } condition && Conclusions(conclusions) is { } concluded ? $"{front}{condition}的，{concluded}{tail}" : null;
    }

    private string? Conditional(string text)
    {
        string tail = "";
        if (ExceptionTail.Match(text) is { Success: true } exception)
        {
            if (Condition(exception.Groups[1].Value) is not { } excepted) return null;
            tail = $"，但{excepted}的除外";
            text = text.Substring(0, exception.Index);
        }

        return Condition(text.TrimEnd('的')) is { } condition ? $"{condition}的{tail}" : null;
    }

    private string? Condition(string text)
    {
        if (style == DraftStyle.Split && CauseInside.Match(text) is { Success: true } cause && Phrases(cause.Groups[2].Value) is { } because && Phrases(cause.Groups[4].Value) is { } effect)
        {
            return $"因{because}，致使{effect}";
        }

        return Phrases(text);
    }

    private string? Phrases(string text)
    {
        var phrases = new List<string>();
        foreach (string part in text.Split(['，', '；'], StringSplitOptions.RemoveEmptyEntries))
        {
            string phrase = part.TrimEnd('的');
            foreach (string word in new[] { "但是", "但", "并且", "而且", "并", "且", "或者", "已经", "已" })
            {
                if (phrase.Length > word.Length + 2 && phrase.StartsWith(word, StringComparison.Ordinal)) phrase = phrase.Substring(word.Length);
            }

            if (Phrase(phrase) is not { } drafted) return null;
            phrases.Add(drafted);
        }

        return phrases.Count == 0 ? null : string.Join("，", phrases);
    }

    private string? Phrase(string phrase)
    {
        if (style == DraftStyle.Flat) return words.Fact(phrase);
        foreach ((string between, string joined) in new[] { ("或者", "或者"), ("并且", "且"), ("且", "且") })
        {
            if (phrase.IndexOf(between, StringComparison.Ordinal) <= 0) continue;
            string[] pieces = phrase.Split([between], StringSplitOptions.RemoveEmptyEntries);
            var drafted = pieces.Select(piece => Plain(piece.Trim('、', '的'))).ToList();
            return drafted.Contains(null) ? words.Fact(phrase) : string.Join(joined, drafted);
        }

        return Plain(phrase);
    }

    private string? Plain(string phrase)
    {
        foreach (string negation in new[] { "没有", "未" })
        {
            if (phrase.Length >= negation.Length + 3 && phrase.StartsWith(negation, StringComparison.Ordinal)) return words.Fact(phrase.Substring(negation.Length)) is { } denied ? negation + denied : null;
        }

        return words.Fact(phrase);
    }

    private string? Conclusions(string text)
    {
        var pieces = new List<string>();
        foreach (string part in text.Split(['，'], StringSplitOptions.RemoveEmptyEntries))
        {
            string modal = Modal.Match(part) is { Success: true } match ? match.Value : "";
            string rest = part.Substring(modal.Length);
            string[] menu = style == DraftStyle.Split && modal == "可以" ? rest.Split(["或者"], StringSplitOptions.RemoveEmptyEntries) : [rest];
            var values = menu.Select(words.Value).ToList();
            if (values.Count == 0 || values.Contains(null)) return null;
            pieces.Add(modal + string.Join("或者", values));
        }

        return pieces.Count == 0 ? null : string.Join("，", pieces);
    }
}
