namespace Zhaodan.Screening.Input;

/// <summary>Where a <see cref="CsvReader"/> gets its characters.</summary>
internal interface ICsvCharacters
{
    string EncodingName { get; }

    /// <summary>The line that is read next, one-based.</summary>
    long Line { get; }

    InvalidByte? Invalid { get; }

    bool LineTooLong { get; }

    /// <summary>
    /// Appends whole lines (at the end of the source: the rest) behind <paramref name="end"/>. False at the end, or where
    /// <see cref="Invalid"/> or <see cref="LineTooLong"/> says why not.
    /// </summary>
    bool Append(ref char[] buffer, ref int end);
}
