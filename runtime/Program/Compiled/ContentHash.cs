using System.Security.Cryptography;
using System.Text;

namespace Zhaodan.ProgramForm.Compiled;

/// <summary>SHA-256 in lower-case hexadecimal.</summary>
public static class ContentHash
{
    /// <summary>The hash of a text's UTF-16 units, so that broken surrogates stay distinct.</summary>
    public static string OfText(string text) => Of(Encoding.Unicode.GetBytes(text));

    public static string Of(byte[] content)
    {
        byte[] hash = BytesOf(content, content.Length);
        var text = new StringBuilder(2 * hash.Length);
        foreach (byte value in hash) text.Append(Digit(value >> 4)).Append(Digit(value & 15));
        return text.ToString();
    }

    /// <summary>The 32 bytes for the first <paramref name="length"/> bytes.</summary>
    public static byte[] BytesOf(byte[] content, int length)
    {
#if NETSTANDARD2_0
        using SHA256 sha = SHA256.Create();
        return sha.ComputeHash(content, 0, length);
#else
        return SHA256.HashData(content.AsSpan(0, length));
#endif
    }

    private static char Digit(int value) => (char)(value < 10 ? '0' + value : 'a' + value - 10);
}
