using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Zhaodan.Screening.Input.Csv;

/// <summary>Why a scanner stopped.</summary>
internal enum ScanStop
{
    /// <summary>The batch is full</summary>
    Full,

    /// <summary>The bytes end before the record does, or there are none</summary>
    OutOfBytes,

    /// <summary>The record that comes next is for a <see cref="CsvReader"/>: something about it is unusual</summary>
    Unusual,
}

/// <summary>
/// Takes records of CSV out of a window, 64 bytes at a time: where separators, quotation marks and plain 是 and 否 stand are
/// masks, and the cells of a record become bits by gathering at the separators. Records are as <see cref="CsvReader"/> reads
/// them; a quotation mark that is not where RFC 4180 has it, a cell that says something else than one value, and whatever else
/// may be a problem of the row is left to that reader.
/// </summary>
internal abstract class CsvScanner
{
    /// <summary>Bytes of a record; longer ones are unusual.</summary>
    public const int LongestRecord = 64 * 1024;

    /// <summary>The line at which the next record begins, or what stands before it.</summary>
    public long Line { get; set; }

    /// <summary>Lines without any character.</summary>
    public long BlankLines { get; protected set; }

    public static CsvScanner Create(CsvColumns columns) =>
        Vector512.IsHardwareAccelerated ? new CsvScanner<Masks512>(columns)
        : Vector256.IsHardwareAccelerated ? new CsvScanner<Masks256>(columns)
        : Vector128.IsHardwareAccelerated ? new CsvScanner<Masks128>(columns)
        : new CsvScanner<MasksByByte>(columns);

    /// <summary>Takes records as long as it can.</summary>
    /// <param name="window">Stands at the beginning of a record, and does so afterwards.</param>
    /// <param name="batch">Gets them.</param>
    /// <param name="isEnd">No bytes follow the window's.</param>
    public abstract ScanStop Scan(CsvWindow window, CsvBatch batch, bool isEnd);
}

internal sealed class CsvScanner<TMasks>(CsvColumns columns) : CsvScanner
    where TMasks : struct, IByteMasks
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ScanStop Scan(CsvWindow window, CsvBatch batch, bool isEnd)
    {
        CellTaker cells = batch.Cells;
        cells.Begin(window.Bytes);
        ref byte bytes = ref MemoryMarshal.GetArrayDataReference(window.Bytes);
        int count = columns.Roles.Length;
        int end = window.End;
        int record = window.At;
        long line = Line;
        long innerBreaks = 0;
        int cellStart = record;
        int column = 0;
        bool isUnusual = false;

        // What the masks of a block need of the one before. A record begins behind a separator.
        ulong separatorsBefore = 1UL << 63;
        ulong closedBefore = 0;
        ulong returnBefore = 0;
        bool isInside = false;
        batch.BeginRow();
        for (int block = record; block < end; block += 64)
        {
            ref byte first = ref Unsafe.Add(ref bytes, block);
            ulong valid = end - block < 64 ? (1UL << (end - block)) - 1 : ulong.MaxValue;
            ulong feeds = TMasks.Equal(ref first, (byte)'\n') & valid;
            ulong returns = TMasks.Equal(ref first, (byte)'\r') & valid;
            ulong separators = (TMasks.Equal(ref first, (byte)',') & valid) | feeds | returns;
            ulong quotes = TMasks.Equal(ref first, (byte)'"') & valid;
            ulong strange = 0;
            ulong inside = 0;
            if ((quotes | closedBefore) != 0 || isInside)
            {
                inside = InsideQuotes(quotes) ^ (isInside ? ulong.MaxValue : 0);
                separators &= ~inside;
                ulong closing = quotes & ~inside;
                ulong mayOpen = (separators | closing) << 1 | separatorsBefore >> 63 | closedBefore;
                strange = (quotes & inside & ~mayOpen) | ((closing << 1 | closedBefore) & ~(separators | quotes) & valid);
                closedBefore = closing >> 63;
                isInside = inside >> 63 != 0;
            }

            // The line feed behind a carriage return ends nothing.
            ulong outerReturns = returns & ~inside;
            separators &= ~((outerReturns << 1 | returnBefore) & feeds);
            returnBefore = outerReturns >> 63;
            ulong filled = separators & ~(separators << 1 | separatorsBefore >> 63);
            ulong afterThree = separators & (separators << 4 | separatorsBefore >> 60);
            ulong yes = 0, no = 0;
            if (afterThree != 0)
            {
                ref byte third = ref Unsafe.Subtract(ref first, 3);
                ref byte second = ref Unsafe.Subtract(ref first, 2);
                ref byte last = ref Unsafe.Subtract(ref first, 1);
                yes = afterThree & TMasks.Equal(ref third, 0xE6) & TMasks.Equal(ref second, 0x98) & TMasks.Equal(ref last, 0xAF);
                no = afterThree & TMasks.Equal(ref third, 0xE5) & TMasks.Equal(ref second, 0x90) & TMasks.Equal(ref last, 0xA6);
            }

            separatorsBefore = separators;
            ulong ends = separators & (feeds | returns);
            while (true)
            {
                // Up to the end of the record, or of the block.
                ulong upTo = ends ^ (ends - 1);
                ulong part = separators & upTo;
                isUnusual |= (strange & upTo) != 0;
                int fields = BitOperations.PopCount(part);
                if (column + fields > count) isUnusual = true;
                if (!isUnusual && (filled & part) != 0)
                {
                    ulong plain = columns.Plain(column);
                    ulong isYes = BitGather.Extract(yes, part) & plain;
                    ulong isNo = BitGather.Extract(no, part) & plain;
                    batch.Add(column, isYes, isNo);
                    ulong others = BitGather.Extract(filled, part) & ~(isYes | isNo) & columns.Read(column);
                    for (; others != 0; others &= others - 1)
                    {
                        int i = BitOperations.TrailingZeroCount(others);
                        int start = i == 0 ? cellStart : block + BitGather.Place(i - 1, part) + 1;
                        if (cells.Take(batch, column + i, start, block + BitGather.Place(i, part))) continue;
                        isUnusual = true;
                        break;
                    }
                }

                if (part != 0) cellStart = block + 64 - BitOperations.LeadingZeroCount(part);
                innerBreaks += BitOperations.PopCount(feeds & inside & upTo);
                column += fields;
                if (ends == 0) break;

                int next = cellStart;
                if (Unsafe.Add(ref bytes, next - 1) == '\r')
                {
                    // What follows it may be in the bytes to come.
                    if (next == end && !isEnd) return Stop(ScanStop.OutOfBytes, window, batch, record, line);
                    if (Unsafe.Add(ref bytes, next) == '\n') next++;
                }

                if (next - 1 == record || (next - 2 == record && cellStart - 1 == record))
                {
                    BlankLines++;
                }
                else
                {
                    if (isUnusual || column != count || !batch.EndRow(line, record, cellStart - 1)) return Stop(ScanStop.Unusual, window, batch, record, line);
                    if (batch.IsFull) return Stop(ScanStop.Full, window, batch, next, line + 1 + innerBreaks);
                    batch.BeginRow();
                }

                line += 1 + innerBreaks;
                innerBreaks = 0;
                record = cellStart = next;
                column = 0;
                separators &= ~upTo;
                strange &= ~upTo;
                feeds &= ~upTo;
                ends &= ends - 1;
            }

            if (isUnusual || block + 64 - record > LongestRecord) return Stop(ScanStop.Unusual, window, batch, record, line);
        }

        return Stop(isEnd && record < end ? ScanStop.Unusual : ScanStop.OutOfBytes, window, batch, record, line);
    }

    private ScanStop Stop(ScanStop stop, CsvWindow window, CsvBatch batch, int record, long line)
    {
        if (stop != ScanStop.Full) batch.DropRow();
        window.At = record;
        Line = line;
        return stop;
    }

    // Each bit and all quotation marks before it: 1 from an opening mark to before the closing one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong InsideQuotes(ulong quotes)
    {
        quotes ^= quotes << 1;
        quotes ^= quotes << 2;
        quotes ^= quotes << 4;
        quotes ^= quotes << 8;
        quotes ^= quotes << 16;
        return quotes ^ quotes << 32;
    }
}
