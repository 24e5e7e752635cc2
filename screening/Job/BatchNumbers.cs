using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Numbers;

namespace Zhaodan.Screening.Job;

/// <summary>Looks the case numbers of a batch up, whose places in memory are asked for beforehand: nearly each is far away.</summary>
internal sealed class BatchNumbers(CaseNumberSet numbers)
{
    private readonly ulong[] _hashes = new ulong[RowBatch.MostRows];
    private bool _hasEstimate;

    /// <summary>The rows of this batch come next.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="bytes">Of the whole source; null where that is not known.</param>
    public void Begin(RowBatch batch, long? bytes)
    {
        if (!_hasEstimate && bytes is { } all && batch.BytesRead > 0) numbers.Expect((long)((double)all / batch.BytesRead * batch.Count * 1.1));
        _hasEstimate = true;
        for (int i = 0; i < batch.Count; i++)
        {
            if (batch[i].Texts is { } texts) _hashes[i] = numbers.Prepare(texts.CaseNumber(i));
        }
    }

    /// <summary>False where the row's number, which it has, was met before, first on this line.</summary>
    public bool TryAdd(CaseRow row, int index, out long firstLine) => row.Texts is { } texts
        ? numbers.TryAdd(texts.CaseNumber(index), _hashes[index], row.Line, out firstLine)
        : numbers.TryAdd(row.CaseNumber, row.Line, out firstLine);
}
