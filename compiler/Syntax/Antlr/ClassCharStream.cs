using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace Zhaodan.Compiler.Syntax.Antlr;

/// <summary>
/// The lexer's view of a text: one ASCII class letter for each UTF-16 unit, so that ANTLR's decision cache (which ends at 127)
/// serves Han text, and offsets are those of the text.
/// </summary>
internal sealed class ClassCharStream(byte[] classes) : ICharStream
{
    private int _position;

    public int Index => _position;

    public int Size => classes.Length;

    public string SourceName => IntStreamConstants.UnknownSourceName;

    public void Consume() => _position++;

    public int LA(int i)
    {
        if (i < 0) i++;
        int index = _position + i - 1;
        return (uint)index < (uint)classes.Length ? classes[index] : IntStreamConstants.EOF;
    }

    public int Mark() => -1;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => _position = index;

    public string GetText(Interval interval) => string.Empty;
}
