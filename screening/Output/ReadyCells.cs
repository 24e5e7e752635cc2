using System.Collections.Immutable;
using System.Text;

namespace Zhaodan.Screening.Output;

/// <summary>Some cells beside each other, with what a writer needs of them made once. Immutable.</summary>
public sealed class ReadyCells
{
    private readonly byte[] _csv;

    private ReadyCells(ImmutableArray<string> texts)
    {
        var csv = new CsvCells(64);
        foreach (string text in texts) csv.Cell(text);
        Texts = texts;
        _csv = Encoding.UTF8.GetBytes(csv.Text.ToArray());
    }

    public ImmutableArray<string> Texts { get; }

    /// <summary>As <see cref="CsvCells"/> writes them, in UTF-8.</summary>
    public ReadOnlySpan<byte> Csv => _csv;

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
