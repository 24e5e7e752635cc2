using System.Buffers;
using System.Text;

namespace Zhaodan.Screening.Output;

/// <summary>
/// The text of CSV cells, comma between them, quotation where RFC 4180 needs it. A cell that an office program would run as a
/// formula gets an apostrophe in front; a plain number does not. Not thread-safe.
/// </summary>
/// <param name="capacity">Characters to begin with.</param>
public sealed class CsvCells(int capacity) : ICellSink
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    private char[] _chars = new char[capacity];
    private int _length;
    private bool _rowBegun;

    /// <summary>Everything since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<char> Text => _chars.AsSpan(0, _length);

    public void Clear()
    {
        _length = 0;
        _rowBegun = false;
    }

    /// <summary>Adds a cell to the row.</summary>
    public void Cell(ReadOnlySpan<char> text)
    {
        Reserve((text.Length * 2) + 4);
        if (_rowBegun) _chars[_length++] = ',';
        _rowBegun = true;
        bool isFormula = !text.IsEmpty && StartsFormula(text);
        if (!isFormula && text.IndexOfAny(NeedsQuotes) < 0)
        {
            text.CopyTo(_chars.AsSpan(_length));
            _length += text.Length;
            return;
        }

        _chars[_length++] = '"';
        if (isFormula) _chars[_length++] = '\'';
        foreach (char c in text)
        {
            if (c == '"') _chars[_length++] = '"';
            _chars[_length++] = c;
        }

        _chars[_length++] = '"';
    }

    public void Ready(ReadyCells cells)
    {
        Reserve(cells.Csv.Length + 1);
        if (_rowBegun) _chars[_length++] = ',';
        _rowBegun = true;
        _length += Encoding.UTF8.GetChars(cells.Csv, _chars.AsSpan(_length));
    }

    public void EndRow()
    {
        Reserve(2);
        _chars[_length++] = '\r';
        _chars[_length++] = '\n';
        _rowBegun = false;
    }

    /// <summary>A byte-order mark, at the very beginning.</summary>
    internal void Mark()
    {
        Reserve(1);
        _chars[_length++] = '\uFEFF';
    }

    // = + - @, a tab, a line break, and their full-width forms, begin a formula or hide one; -12.5 is a number.
    private static bool StartsFormula(ReadOnlySpan<char> text) => text[0] switch
    {
        '=' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' => true,
        '+' or '-' => !IsNumber(text[1..]),
        _ => false,
    };

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        int digits = 0;
        int points = 0;
        foreach (char c in text)
        {
            if (c is >= '0' and <= '9') digits++;
            else if (c == '.') points++;
            else return false;
        }

        return digits > 0 && points <= 1;
    }

    private void Reserve(int length)
    {
        if (_chars.Length - _length < length) Array.Resize(ref _chars, Math.Max(_chars.Length * 2, _length + length));
    }
}
