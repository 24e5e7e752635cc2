using Antlr4.Runtime;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Antlr;

/// <summary>Text → raw tokens by the generated lexer, after characters that may not stand in a text were reported.</summary>
internal static class RawLexer
{
    public static List<RawToken> Lex(SourceText source, DiagnosticReporter reporter)
    {
        byte[] classes = Classify(source, reporter);
        var factory = new ReusedTokenFactory();
        var lexer = new StatuteLexer(new ClassCharStream(classes)) { TokenFactory = factory };
        lexer.RemoveErrorListeners();
        var tokens = new List<RawToken>(source.Length / 4 + 16);
        while (true)
        {
            IToken token = lexer.NextToken();
            if (token.Type == TokenConstants.EOF) return tokens;
            tokens.Add(new RawToken(token.Type, token.StartIndex, token.StopIndex + 1));
        }
    }

    private static byte[] Classify(SourceText source, DiagnosticReporter reporter)
    {
        string content = source.Content;
        var classes = new byte[content.Length];
        int badStart = -1;
        for (int i = 0; i < content.Length; i++)
        {
            byte cls = CharacterClasses.Of(content[i]);
            if (cls == CharacterClasses.Surrogate)
            {
                bool paired = char.IsHighSurrogate(content[i]) && i + 1 < content.Length && char.IsLowSurrogate(content[i + 1]);
                cls = paired && !IsRefusedPlane(content[i], content[i + 1]) ? CharacterClasses.Word : CharacterClasses.Refused;
                if (paired)
                {
                    if (cls == CharacterClasses.Refused && badStart < 0) badStart = i;
                    if (cls != CharacterClasses.Refused) EndBadRun(i);
                    classes[i] = classes[i + 1] = cls == CharacterClasses.Refused ? CharacterClasses.Blank : cls;
                    i++;
                    continue;
                }
            }

            if (cls == CharacterClasses.Refused)
            {
                if (badStart < 0) badStart = i;
                cls = CharacterClasses.Blank;
            }
            else
            {
                EndBadRun(i);
            }

            classes[i] = cls;
        }

        EndBadRun(content.Length);
        return classes;

        void EndBadRun(int end)
        {
            if (badStart < 0) return;
            ReportRefused(content, badStart, end, reporter);
            badStart = -1;
        }
    }

    /// <summary>Tags and variation selectors (U+E0000…) and compatibility ideographs beyond the basic plane (U+2F800…).</summary>
    private static bool IsRefusedPlane(char high, char low)
    {
        int code = char.ConvertToUtf32(high, low);
        return code >= 0xE0000 || (code >= 0x2F800 && code <= 0x2FA1F);
    }

    private static void ReportRefused(string content, int start, int end, DiagnosticReporter reporter)
    {
        char first = content[start];
        DiagnosticDescriptor descriptor = first == '\0' ? DiagnosticCatalogue.NulCharacter
            : char.IsSurrogate(first) && (end - start == 1 || !char.IsSurrogatePair(content, start)) ? DiagnosticCatalogue.UnpairedSurrogate
            : DiagnosticCatalogue.RefusedCharacter;
        int code = char.IsSurrogate(first) && start + 1 < content.Length && char.IsSurrogatePair(content, start)
            ? char.ConvertToUtf32(content, start)
            : first;
        reporter.Report(descriptor, TextSpan.FromBounds(start, end), code.ToString("X4", System.Globalization.CultureInfo.InvariantCulture), end - start);
    }

    /// <summary>Hands out one token over and over: what it says is copied before the next is asked for.</summary>
    private sealed class ReusedTokenFactory : ITokenFactory
    {
        private readonly CommonToken _token = new(0);

        public IToken Create(Tuple<ITokenSource, ICharStream> source, int type, string text, int channel, int start, int stop, int line, int charPositionInLine)
        {
            _token.Type = type;
            _token.StartIndex = start;
            _token.StopIndex = stop;
            return _token;
        }

        public IToken Create(int type, string text) => throw new InvalidOperationException("The lexer makes tokens from places only.");
    }
}
