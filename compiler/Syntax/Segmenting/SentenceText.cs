using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>
/// The characters of one sentence without blanks, line breaks and comments, each folded (see <see cref="TermText"/>) and with its
/// place in the source. Between two characters a cut may be forced (a blank, 「」) or forbidden (inside quotation marks).
/// </summary>
internal sealed class SentenceText
{
    /// <summary>Longer sentences are cut: costs are packed into 21 bits each.</summary>
    public const int MaximumLength = 1 << 20;

    [Flags]
    private enum Mark : byte
    {
        None = 0,

        /// <summary>A cut before this character is forced.</summary>
        Boundary = 1,

        /// <summary>No cut before this character.</summary>
        Inside = 2,

        /// <summary>Punctuation that no term crosses.</summary>
        Hard = 4,
    }

    private char[] _chars = new char[256];
    private int[] _offsets = new int[256];
    private Mark[] _marks = new Mark[256];
    private readonly Dictionary<int, (int Type, int End)> _atoms = [];
    private bool _boundary;
    private bool _lineBroken;

    public int Length { get; private set; }

    public ReadOnlySpan<char> Chars => _chars.AsSpan(0, Length);

    public char this[int i] => _chars[i];

    public bool IsBoundary(int i) => (_marks[i] & Mark.Boundary) != 0;

    public bool IsInside(int i) => (_marks[i] & Mark.Inside) != 0;

    public bool IsHard(int i) => (_marks[i] & Mark.Hard) != 0;

    /// <summary>A string, title, mark or punctuation that begins at <paramref name="i"/> and is one piece unless a term covers it.</summary>
    public bool TryGetAtom(int i, out int type, out int end)
    {
        bool found = _atoms.TryGetValue(i, out (int Type, int End) atom);
        type = atom.Type;
        end = atom.End;
        return found;
    }

    public TextSpan SpanOf(int start, int end) => TextSpan.FromBounds(_offsets[start], _offsets[end - 1] + 1);

    public string Substring(int start, int end) => new(_chars, start, end - start);

    public void Clear()
    {
        Length = 0;
        _boundary = false;
        _lineBroken = false;
        _atoms.Clear();
    }

    /// <summary>Adds a raw token; <paramref name="from"/> skips a part of it that was an item's mark.</summary>
    public void Append(SourceText source, RawToken token, int from)
    {
        int start = Math.Max(from, token.Start);
        switch (token.Type)
        {
            case StatuteLexer.COMMENT:
                break;
            case StatuteLexer.BLANK:
                _boundary |= !_lineBroken;
                break;
            case StatuteLexer.NEWLINE:
                // Texts pasted from PDF break inside words: a line break between two runs disappears, with the blanks around it.
                _boundary = false;
                _lineBroken = true;
                break;
            case StatuteLexer.RUN or StatuteLexer.OTHER or StatuteLexer.DOT or StatuteLexer.EQUALS:
                AppendChars(source.Content, start, token.End, Mark.None);
                break;
            case StatuteLexer.PAUSE:
                AppendAtom(source.Content, start, token, Mark.None, '、');
                break;
            case StatuteLexer.COMMA:
                AppendAtom(source.Content, start, token, Mark.Hard, '，');
                break;
            case StatuteLexer.STRING or StatuteLexer.OPEN_STRING:
                _boundary = true;
                AppendAtom(source.Content, start, token, Mark.None);
                _boundary = true;
                break;
            case StatuteLexer.QUOTED or StatuteLexer.OPEN_QUOTED or StatuteLexer.TITLE or StatuteLexer.OPEN_TITLE:
                AppendAtom(source.Content, start, token, Mark.None);
                break;
            default:
                AppendAtom(source.Content, start, token, Mark.Hard);
                break;
        }
    }

    private void AppendAtom(string content, int start, RawToken token, Mark mark, char normal = '\0')
    {
        int first = Length;
        AppendChars(content, start, token.End, mark);
        if (Length == first) return;
        if (normal != '\0') _chars[first] = normal;
        for (int i = first; i < Length; i++)
        {
            if (i > first) _marks[i] |= Mark.Inside;
            _chars[i] = FoldBracket(_chars[i]);
        }

        _atoms[first] = (token.Type, Length);
    }

    private void AppendChars(string content, int start, int end, Mark mark)
    {
        Reserve(end - start);
        for (int i = start; i < end; i++)
        {
            char c = content[i];
            Mark own = mark;
            if (_boundary) own |= Mark.Boundary;
            if (char.IsLowSurrogate(c) && i > start) own |= Mark.Inside;
            _boundary = false;
            _lineBroken = false;
            _chars[Length] = TermText.Fold(c);
            _offsets[Length] = i;
            _marks[Length++] = own;
        }
    }

    private void Reserve(int count)
    {
        if (Length + count <= _chars.Length) return;
        int size = Math.Max(Length + count, _chars.Length * 2);
        Array.Resize(ref _chars, size);
        Array.Resize(ref _offsets, size);
        Array.Resize(ref _marks, size);
    }

    private static char FoldBracket(char c) => c switch
    {
        '(' => '（',
        ')' => '）',
        '[' or '［' => '〔',
        ']' or '］' => '〕',
        _ => c,
    };
}
