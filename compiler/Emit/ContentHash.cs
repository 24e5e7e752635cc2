using System.Security.Cryptography;
using System.Text;

namespace Zhaodan.Compiler.Emit;

/// <summary>SHA-256 in lower-case hexadecimal.</summary>
public static class ContentHash
{
    /// <summary>The hash of a text's UTF-16 units, so that broken surrogates stay distinct.</summary>
    public static string OfText(string text) => Of(Encoding.Unicode.GetBytes(text));

    public static string Of(byte[] content)
    {
#if NETSTANDARD2_0
        using SHA256 sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(content);
#else
        byte[] hash = SHA256.HashData(content);
#endif
        var text = new StringBuilder(2 * hash.Length);
        foreach (byte value in hash) text.Append(Digit(value >> 4)).Append(Digit(value & 15));
        return text.ToString();
    }

    private static char Digit(int value) => (char)(value < 10 ? '0' + value : 'a' + value - 10);
}
