using Zhaodan.Screening.Input;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Job;

/// <summary>Rows on their way from the reader to the evaluators, with how far the reader was when it had filled them.</summary>
internal sealed class RowBatch(CaseSchema schema, int keptColumns)
{
    /// <summary>Rows of a batch: whole words of planes.</summary>
    public const int MostRows = 1024;

    private const int MostCharacters = 1024 * 1024;

    private readonly List<CaseRow> _rows = [];
    private int _characters;

    public int Count { get; private set; }

    public long BytesRead { get; private set; }

    public CaseRow this[int index] => _rows[index];

    /// <summary>Fills the batch; false where the source ends, or cannot be read on.</summary>
    public bool Fill(ICaseReader reader, Compiler.Diagnostics.DiagnosticBag diagnostics)
    {
        Count = 0;
        _characters = 0;
        bool more = true;
        while (Count < MostRows && _characters < MostCharacters)
        {
            if (Count == _rows.Count) _rows.Add(new CaseRow(schema, keptColumns));
            more = reader.Read(_rows[Count], diagnostics);
            if (!more) break;
            _characters += _rows[Count].Text.Length;
            Count++;
        }

        BytesRead = reader.BytesRead;
        return more;
    }
}
