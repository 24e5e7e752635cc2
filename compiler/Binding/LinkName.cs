using Zhaodan.Compiler.Symbols;
using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler.Binding;

/// <summary>
/// Names of causal links. There is one link for each pair of cause and effect, named 甲致使乙 after the facts' own names
/// (language page, section 3); 导致、使、造成 and synonyms all lead to that one name.
/// </summary>
public static class LinkName
{
    private static readonly string[] Verbs = ["致使", "导致", "造成", "使"];

    public static string Of(string cause, string effect) => cause + "致使" + effect;

    /// <summary>The canonical name of a link that somebody wrote, or null when its ends are not declared words.</summary>
    public static string? Canonical(string written, Func<string, Symbol?> find)
    {
        if (written.Length < 2) return null;
        foreach (string verb in Verbs)
        {
            for (int at = written.IndexOf(verb, 1, StringComparison.Ordinal); at > 0; at = written.IndexOf(verb, at + 1, StringComparison.Ordinal))
            {
                string? cause = End(written.Substring(0, at), find);
                string? effect = End(written.Substring(at + verb.Length), find);
                if (cause is not null && effect is not null) return Of(cause, effect);
            }
        }

        return null;
    }

    // An end is a declared word, or 未 and a declared word.
    private static string? End(string written, Func<string, Symbol?> find)
    {
        if (Name(find(written)) is { } name) return name;
        return written.Length > 1 && written[0] == '未' && Name(find(written.Substring(1))) is { } negated ? "未" + negated : null;
    }

    private static string? Name(Symbol? symbol) => symbol switch
    {
        FactSymbol { Kind: FactKind.Truth or FactKind.Event or FactKind.Actor } fact => fact.Name,
        ValueSymbol value => value.Name,
        _ => null,
    };
}
