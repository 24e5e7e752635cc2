using System.Globalization;
using System.Text;

namespace Zhaodan.Screening.Job.Sharding;

/// <summary>
/// 案号索引.txt of a part: line and number of every row that has one, in order, so that numbers which occur in several parts
/// are found when the parts are put together.
/// </summary>
internal sealed class NumberIndexWriter(Stream stream) : IDisposable
{
    public const string FileName = "案号索引.txt";

    private const int BlockLength = 32 * 1024;

    private readonly StringBuilder _text = new();

    public void Add(long line, ReadOnlySpan<char> number)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{line}\t");
        foreach (char character in number)
        {
            _ = character switch
            {
                '\\' => _text.Append(@"\\"),
                '\n' => _text.Append(@"\n"),
                '\r' => _text.Append(@"\r"),
                _ => _text.Append(character),
            };
        }

        _text.Append('\n');
        if (_text.Length >= BlockLength) Flush();
    }

    public void Flush()
    {
        stream.Write(Encoding.UTF8.GetBytes(_text.ToString()));
        _text.Clear();
    }

    public void Dispose() => stream.Dispose();

    /// <summary>Line and number, as they were added.</summary>
    public static IEnumerable<(long Line, string Number)> Read(string path)
    {
        foreach (string line in File.ReadLines(path, Encoding.UTF8))
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            yield return (long.Parse(line.AsSpan(0, tab), CultureInfo.InvariantCulture), Unescape(line[(tab + 1)..]));
        }
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] != '\\' || i + 1 == text.Length ? text[i] : text[++i] switch { 'n' => '\n', 'r' => '\r', char other => other });
        }

        return plain.ToString();
    }
}
