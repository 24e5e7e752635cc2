using System.Text;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Benchmarks.Corpus;

/// <summary>
/// A megabyte of clauses: 第八条 of 连云港2022, with its 28 items and their exceptions, again and again under new article numbers.
/// </summary>
public static class SyntheticClauses
{
    /// <summary>The vocabulary files and one regime whose text is at least this long in UTF-8.</summary>
    public static (IReadOnlyList<SourceText> Vocabulary, SourceText Regime) Of(int bytes)
    {
        IReadOnlyList<SourceText> reduced = EmbeddedStatutes.Read(EmbeddedStatutes.Reduced);
        SourceText regime = reduced.Single(source => source.Path.Contains("regime", StringComparison.Ordinal));
        int article = regime.Content.IndexOf("第八条【", StringComparison.Ordinal);
        int end = regime.Content.IndexOf("\n不编码", StringComparison.Ordinal);
        string clause = regime.Content[(article + "第八条".Length)..end];
        var text = new StringBuilder(regime.Content[..regime.Content.IndexOf("第七条【", StringComparison.Ordinal)]);
        int copies = (bytes / Encoding.UTF8.GetByteCount(clause)) + 1;
        for (int i = 1; i <= copies; i++) text.Append('第').Append(Han(i)).Append('条').Append(clause);
        return ([.. reduced.Where(source => source != regime)], new SourceText("synthetic.statute", text.ToString()));
    }

    /// <summary>1 to 999 in Chinese.</summary>
    private static string Han(int number)
    {
        const string Digits = "零一二三四五六七八九";
        string hundreds = number >= 100 ? Digits[number / 100] + "百" : "";
        int rest = number % 100;
        if (rest == 0) return hundreds;
        string tens = rest >= 20 || (rest >= 10 && number >= 100) ? Digits[rest / 10] + "十" : rest >= 10 ? "十" : number >= 100 ? "零" : "";
        return hundreds + tens + (rest % 10 == 0 ? "" : Digits[rest % 10]);
    }
}
