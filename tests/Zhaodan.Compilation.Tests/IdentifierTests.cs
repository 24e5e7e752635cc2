using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Zhaodan.Compiler.Emit.CSharp;

namespace Zhaodan.Compilation.Tests;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("故意违法", "故意违法")]
    [InlineData("双随机一公开", "双随机一公开")]
    [InlineData("双随机、一公开", "双随机_d一公开")]
    [InlineData("第八条第（一）项", "第八条第_l一_r项")]
    [InlineData("第十二条〔二〕", "第十二条_m二_n")]
    [InlineData("class", "_xclass")]
    [InlineData("2次以上", "_x2次以上")]
    [InlineData("甲_乙", "甲_u005F_乙")]
    [InlineData("𠮷", "_x_u20BB7_")]
    [InlineData("", "_x")]
    public void Terms_become_identifiers(string term, string identifier) => Assert.Equal(identifier, Identifier.Of(term));

    public static TheoryData<string> Hostile => [.. HostileNames.All];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Whatever_a_name_holds_is_one_identifier_and_no_keyword(string name)
    {
        string identifier = Identifier.Of(name);
        Assert.True(SyntaxFacts.IsValidIdentifier(identifier));
        Assert.Equal(SyntaxKind.None, SyntaxFacts.GetKeywordKind(identifier));
        Assert.Equal(SyntaxKind.None, SyntaxFacts.GetContextualKeywordKind(identifier));
        Assert.True(identifier.Length < 260);
    }

    [Fact]
    public void Hostile_names_stay_apart() =>
        Assert.Equal(HostileNames.All.Length, HostileNames.All.Select(Identifier.Of).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void What_was_escaped_can_be_read_back()
    {
        var random = new Random(8);
        string alphabet = "甲乙_ux、（）〔〕，《》05Fldrmncst \"@é\u0301\u200b\ud842\udfb7Ａ１\uF900";
        for (int i = 0; i < 20_000; i++)
        {
            var term = new StringBuilder();
            for (int length = random.Next(0, 9); length > 0; length--) term.Append(alphabet[random.Next(alphabet.Length)]);
            Assert.Equal(term.ToString(), ReadBack(Identifier.Of(term.ToString())));
        }
    }

    // The grammar of escapes as Identifier's summary states it.
    private static string ReadBack(string identifier)
    {
        var term = new StringBuilder();
        for (int i = 0; i < identifier.Length; i++)
        {
            if (identifier[i] != '_')
            {
                term.Append(identifier[i]);
                continue;
            }

            i++;
            if (identifier[i] == 'x' && i == 1) continue;
            if (identifier[i] == 'u')
            {
                int end = identifier.IndexOf('_', i);
                int code = int.Parse(identifier.AsSpan(i + 1, end - i - 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                if (code >= 0x10000) term.Append(char.ConvertFromUtf32(code));
                else term.Append((char)code);
                i = end;
                continue;
            }

            term.Append(identifier[i] switch
            {
                'l' => '（',
                'r' => '）',
                'd' => '、',
                'm' => '〔',
                'n' => '〕',
                'c' => '，',
                's' => '《',
                't' => '》',
                char other => throw new InvalidOperationException($"unknown escape {other}"),
            });
        }

        return term.ToString();
    }
}
