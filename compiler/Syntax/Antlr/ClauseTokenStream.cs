using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace Zhaodan.Compiler.Syntax.Antlr;

/// <summary>The tokens of one sentence or line, in an array that ANTLR walks without buffering them again.</summary>
internal sealed class ClauseTokenStream : ITokenStream
{
    private IReadOnlyList<ClauseToken> _tokens = [];
    private ClauseToken _end = new(TokenConstants.EOF, 0, 0, "");
    private int _position;

    public int Index => _position;

    public int Size => _tokens.Count + 1;

    public string SourceName => IntStreamConstants.UnknownSourceName;

    public ITokenSource? TokenSource => null;

    /// <summary>Starts over with other tokens; <paramref name="end"/> is where the text ends.</summary>
    public void Load(IReadOnlyList<ClauseToken> tokens, int end)
    {
        _tokens = tokens;
        for (int i = 0; i < tokens.Count; i++) tokens[i].Index = i;
        _end = new ClauseToken(TokenConstants.EOF, end, end, "") { Index = tokens.Count };
        _position = 0;
    }

    public IToken? LT(int k)
    {
        int index = k > 0 ? _position + k - 1 : _position + k;
        if (k == 0 || index < 0) return null;
        return Get(index);
    }

    public int LA(int i) => LT(i)?.Type ?? TokenConstants.InvalidType;

    public IToken Get(int i) => i < _tokens.Count ? _tokens[i] : _end;

    public void Consume()
    {
        if (_position < _tokens.Count) _position++;
    }

    public int Mark() => -1;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => _position = index;

    public string GetText(Interval interval) => string.Empty;

    public string GetText() => string.Empty;

    public string GetText(RuleContext ctx) => string.Empty;

    public string GetText(IToken start, IToken stop) => string.Empty;
}
