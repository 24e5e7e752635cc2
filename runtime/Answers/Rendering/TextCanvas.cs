using System.Text;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Answers.Rendering;

internal enum TextStyle : byte
{
    Plain,
    Title,
    Strong,
    Faint,
    Good,
    Bad,
    Open,
}

/// <summary>Lines with an indent, coloured when wished. Everything that comes from a user passes through <see cref="PlainText"/>.</summary>
internal sealed class TextCanvas(bool useColour)
{
    private const string Reset = "\u001b[0m";
    private readonly StringBuilder _text = new();
    private bool _atStart = true;
    private int _indent;

    public TextCanvas Indented(Action body)
    {
        _indent++;
        body();
        _indent--;
        return this;
    }

    public TextCanvas Write(string text, TextStyle style = TextStyle.Plain)
    {
        string plain = PlainText.Of(text);
        if (plain.Length == 0) return this;
        if (_atStart) _text.Append(' ', _indent * 2);
        _atStart = false;
        string code = useColour ? Code(style) : "";
        _text.Append(code).Append(plain);
        if (code.Length > 0) _text.Append(Reset);
        return this;
    }

    public TextCanvas Truth(Judgement value) => Write($"〔{Words.Of(value)}〕", StyleOf(value.Truth));

    public TextCanvas Line(string text = "", TextStyle style = TextStyle.Plain)
    {
        Write(text, style);
        _text.Append('\n');
        _atStart = true;
        return this;
    }

    public static TextStyle StyleOf(Truth truth) => truth switch
    {
        ProgramForm.Logic.Truth.True => TextStyle.Good,
        ProgramForm.Logic.Truth.False => TextStyle.Bad,
        _ => TextStyle.Open,
    };

    public override string ToString() => _text.ToString();

    private static string Code(TextStyle style) => style switch
    {
        TextStyle.Title => "\u001b[1;36m",
        TextStyle.Strong => "\u001b[1m",
        TextStyle.Faint => "\u001b[2m",
        TextStyle.Good => "\u001b[32m",
        TextStyle.Bad => "\u001b[31m",
        TextStyle.Open => "\u001b[33m",
        _ => "",
    };
}
