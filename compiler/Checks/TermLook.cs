namespace Zhaodan.Compiler.Checks;

/// <summary>What is left of a term when one looks at it in passing; terms of the same look are easily taken for one another.</summary>
internal static class TermLook
{
    private const string Fillers = "的地得了之其所已等";

    // The second of each pair is taken for the first.
    private const string Variants = "作做帐账份分象像它他须需坐座记计定订致至";

    // A shorter term with its characters in another order is another word: 上海、海上.
    private const int LeastForOrder = 4;

    public static string Of(string term)
    {
        var kept = new List<char>(term.Length);
        foreach (char c in term)
        {
            if (Fillers.IndexOf(c) >= 0) continue;
            int at = Variants.IndexOf(c);
            kept.Add(at < 0 || at % 2 == 0 ? c : Variants[at - 1]);
        }

        if (kept.Count >= LeastForOrder) kept.Sort();
        return new string([.. kept]);
    }
}
