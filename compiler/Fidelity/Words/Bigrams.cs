namespace Zhaodan.Compiler.Fidelity.Words;

/// <summary>
/// The pairs of neighbouring content characters of texts. Two stretches speak of the same when they share a pair: clauses join
/// and split enumerations, but keep the words.
/// </summary>
internal sealed class Bigrams
{
    private readonly HashSet<int> _pairs = [];

    public Bigrams(params string[] texts)
    {
        foreach (string text in texts) Add(text);
    }

    public void Add(string text)
    {
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (NormalText.IsContent(text[i]) && NormalText.IsContent(text[i + 1])) _pairs.Add(Pair(text, i));
        }
    }

    public bool Has(string text, int at) => at >= 0 && at + 1 < text.Length && _pairs.Contains(Pair(text, at));

    public bool SharesAny(string text)
    {
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (Has(text, i)) return true;
        }

        return false;
    }

    private static int Pair(string text, int at) => (text[at] << 16) | text[at + 1];
}
