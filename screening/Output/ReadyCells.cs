using System.Collections.Immutable;
using System.Text;

namespace Zhaodan.Screening.Output;

/// <summary>Some cells beside each other, with what a writer needs of them made once. Immutable but for what is made when it is first asked for.</summary>
public sealed class ReadyCells
{
    /// <summary>Bytes that may be read at a time, also where fewer are left.</summary>
    internal const int Stride = 32;

    private readonly byte[] _csv;
    private readonly int _length;
    private readonly ImmutableArray<ReadyCells> _parts;
    private ImmutableArray<string> _texts;

    private ReadyCells(ImmutableArray<string> texts)
    {
        var csv = new CsvCells(64);
        foreach (string text in texts) csv.Cell(text);
        _texts = texts;
        _length = Encoding.UTF8.GetByteCount(csv.Text);
        _csv = new byte[_length + Stride];
        Encoding.UTF8.GetBytes(csv.Text, _csv);
    }

    private ReadyCells(ImmutableArray<ReadyCells> parts)
    {
        _parts = parts;
        foreach (ReadyCells part in parts) _length += part._length + 1;
        _csv = new byte[--_length + Stride];
        int at = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            if (i > 0) _csv[at++] = (byte)',';
            parts[i].Csv.CopyTo(_csv.AsSpan(at));
            at += parts[i]._length;
        }
    }

    public ImmutableArray<string> Texts => _texts.IsDefault ? _texts = [.. _parts.SelectMany(part => part.Texts)] : _texts;

    /// <summary>As <see cref="CsvCells"/> writes them, in UTF-8.</summary>
    public ReadOnlySpan<byte> Csv => _csv.AsSpan(0, _length);

    /// <summary>The same with <see cref="Stride"/> bytes of nothing behind it.</summary>
    internal byte[] PaddedCsv => _csv;

    /// <summary>All of these beside each other; each has a cell at least.</summary>
    public static ReadyCells Of(params ImmutableArray<ReadyCells> parts) => new(parts);

    /// <summary>Takes down what is written to a sink.</summary>
    public static ReadyCells Of(Action<ICellSink> write)
    {
        var list = new CellList();
        write(list);
        return new ReadyCells(list.Texts.ToImmutable());
    }

    private sealed class CellList : ICellSink
    {
        public ImmutableArray<string>.Builder Texts { get; } = ImmutableArray.CreateBuilder<string>();

        public void Cell(ReadOnlySpan<char> text) => Texts.Add(text.ToString());

        public void Ready(ReadyCells cells) => Texts.AddRange(cells.Texts);

        public void EndRow()
        {
        }
    }
}
