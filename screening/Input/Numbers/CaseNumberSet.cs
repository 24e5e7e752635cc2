namespace Zhaodan.Screening.Input.Numbers;

/// <summary>
/// The case numbers met so far, with the line of each: an exact set in bounded memory. So many of them are in memory; when
/// there are more, all go to the disk, sorted by their hashes, and a filter in memory says of nearly every new number that it
/// is not there. Whether a number was met is known at once, in the order of the rows; the bound changes nothing but the time.
/// </summary>
/// <param name="open">Makes a file that goes when it is closed; called only where the memory does not do.</param>
/// <param name="memory">How much of it.</param>
internal sealed class CaseNumberSet(Func<string, FileStream> open, NumberMemory memory) : IDisposable
{
    // Below so many bits for a number the filter lets too many through.
    private const int FewestBits = 10;

    private readonly NumberHash _hash = new();
    private readonly NumberRuns _runs = new(open);
    private NumberTable? _table;
    private NumberFilter? _filter;
    private byte[] _bytes = new byte[256];

    public long Count => _runs.Count + (_table?.Count ?? 0);

    /// <summary>False when the number is there already; then <paramref name="firstLine"/> is the line it was met first.</summary>
    public bool TryAdd(ReadOnlySpan<char> number, long line, out long firstLine)
    {
        int longest = (number.Length * 3) + 1;
        if (_bytes.Length < longest) _bytes = new byte[longest];
        return TryAdd(_bytes.AsSpan(0, NumberText.Encode(number, _bytes)), line, out firstLine);
    }

    /// <summary>The same for a number in UTF-8.</summary>
    public bool TryAdd(ReadOnlySpan<byte> number, long line, out long firstLine) => TryAdd(number, _hash.Of(number), line, out firstLine);

    /// <summary>So many will come, more or less.</summary>
    public void Expect(long numbers) => (_table ??= new NumberTable(_hash)).Reserve((int)Math.Min(numbers, memory.Most));

    /// <summary>For <see cref="TryAdd(ReadOnlySpan{byte}, ulong, long, out long)"/>, which will be asked soon.</summary>
    public ulong Prepare(ReadOnlySpan<byte> number)
    {
        ulong hashed = _hash.Of(number);
        _table?.Prefetch(hashed);
        return hashed;
    }

    /// <summary>The same for a number that was prepared.</summary>
    public bool TryAdd(ReadOnlySpan<byte> number, ulong hashed, long line, out long firstLine)
    {
        NumberTable table = _table ??= new NumberTable(_hash);
        firstLine = table.LineOf(number, hashed);
        if (firstLine < 0 && _filter?.MayHave(hashed) == true) firstLine = _runs.LineOf(number, hashed);
        if (firstLine >= 0) return false;
        firstLine = line;
        table.Add(number, hashed, line);
        if (table.Count >= memory.Most || table.Bytes >= memory.MostBytes) Spill(table);
        return true;
    }

    public void Dispose() => _runs.Dispose();

    private void Spill(NumberTable table)
    {
        _runs.Add(table);
        if (_filter is null || (_filter.Bytes < memory.LargestFilter && _runs.Count * FewestBits > _filter.Bytes * 8L))
        {
            // Room for four times as many; made anew from the disk.
            long wanted = 64;
            while (wanted < memory.LargestFilter && wanted * 8 < _runs.Count * FewestBits * 4) wanted *= 2;
            var filter = new NumberFilter((int)Math.Min(wanted, memory.LargestFilter));
            _filter = filter;
            _runs.ForEachHash(filter.Add);
        }
        else
        {
            NumberFilter filter = _filter;
            table.ForEach((hashed, _) => filter.Add(hashed));
        }

        table.Clear();
    }
}
