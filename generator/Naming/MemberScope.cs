using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Zhaodan.Compiler.Emit.CSharp;

namespace Zhaodan.Generator.Naming;

/// <summary>
/// Identifiers of one type or namespace, each given once. A term reads as it is written, its punctuation left out:
/// 第八条第（一）项 → 第八条第一项. Where that is taken or is no identifier, the emitter's own one-to-one spelling stands in.
/// </summary>
internal sealed class MemberScope(NameMap map, params string[] taken)
{
    private const int MaxLength = 200;

    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <param name="term">As declared; a team may want another name for it.</param>
    /// <param name="prefix">Said before it, where the kind of thing must be told: 认可_.</param>
    public string Take(string term, string prefix = "")
    {
        string wanted = map.Find(prefix + term) ?? (prefix.Length == 0 ? null : map.Find(term)) ?? Readable(prefix + term) ?? Identifier.Of(prefix + term);
        if (_taken.Add(wanted)) return wanted;
        string exact = Identifier.Of(prefix + term);
        string name = exact;
        for (int number = 2; !_taken.Add(name); number++) name = exact + "_N" + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }

    /// <summary>Is the name free, so that something that need not be there may have it?</summary>
    public bool TryTake(string term, out string name)
    {
        name = Readable(term) ?? Identifier.Of(term);
        return _taken.Add(name);
    }

    private static string? Readable(string term)
    {
        if (term.Length > MaxLength) return null;
        var text = new StringBuilder(term.Length);
        foreach (char c in term)
        {
            if (char.IsSurrogate(c)) return null;
            if (IsLetter(c)) text.Append(c);
            else if (!IsBracket(c) && text.Length > 0 && text[text.Length - 1] != '_') text.Append('_');
        }

        string name = text.ToString().TrimEnd('_');
        if (name.Length == 0 || char.IsDigit(name[0]) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None) return null;
        return name;
    }

    private static bool IsBracket(char c) => c is '（' or '）' or '(' or ')' or '「' or '」' or '《' or '》' or '“' or '”' or '〕';

    // What Unicode composes or treats as another's double would let two terms look the same.
    private static bool IsLetter(char c)
    {
        if (c < 0x80) return c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
        if (c is >= '\uF900' and <= '\uFAFF') return false;
        return char.GetUnicodeCategory(c) is UnicodeCategory.OtherLetter or UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber;
    }
}
