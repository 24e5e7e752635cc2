using System.Globalization;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Generator.Naming;

/// <summary>Terms and the identifiers that a team wants for them, from files *.statute-names: 故意违法 = WilfulViolation.</summary>
internal sealed class NameMap
{
    private readonly Dictionary<string, (string Identifier, SourceLocation Location)> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public static NameMap Read(IEnumerable<SourceText> sources, DiagnosticBag diagnostics)
    {
        var map = new NameMap();
        foreach (SourceText source in sources)
        {
            for (int line = 0; line < source.LineCount; line++) map.ReadLine(source, line, diagnostics);
        }

        return map;
    }

    /// <summary>Null where nothing is wanted for the term.</summary>
    public string? Find(string term)
    {
        if (!_names.TryGetValue(term, out (string Identifier, SourceLocation Location) found)) return null;
        _used.Add(term);
        return found.Identifier;
    }

    /// <summary>Reports every term that nobody asked for.</summary>
    public void ReportUnused(DiagnosticBag diagnostics)
    {
        foreach (KeyValuePair<string, (string Identifier, SourceLocation Location)> name in _names)
        {
            if (!_used.Contains(name.Key)) diagnostics.Report(DiagnosticCatalogue.NamesTermUnknown, name.Value.Location, name.Key);
        }
    }

    private void ReadLine(SourceText source, int line, DiagnosticBag diagnostics)
    {
        string text = source.LineText(line);
        if (text.Trim().Length == 0 || text.TrimStart().StartsWith("//", StringComparison.Ordinal)) return;
        var whole = new SourceLocation(source, new TextSpan(source.LineStart(line), text.Length));
        int sign = text.LastIndexOf('=');
        string term = sign < 0 ? "" : text.Substring(0, sign).Trim();
        string identifier = sign < 0 ? "" : text.Substring(sign + 1).Trim();
        if (term.Length == 0 || identifier.Length == 0) diagnostics.Report(DiagnosticCatalogue.NamesLineUnreadable, whole, text.Trim());
        else if (!IsIdentifier(identifier)) diagnostics.Report(DiagnosticCatalogue.NamesIdentifier, whole, identifier);
        else if (_names.ContainsKey(term)) diagnostics.Report(DiagnosticCatalogue.NamesRepeated, whole, term);
        else _names.Add(term, (identifier, whole));
    }

    private static bool IsIdentifier(string text) =>
        (char.IsLetter(text[0]) || text[0] == '_')
        && text.All(c => c == '_' || char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber)
        && Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(text) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None;
}
