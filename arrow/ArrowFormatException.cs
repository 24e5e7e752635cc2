using System.Globalization;

namespace Zhaodan.Arrow;

/// <summary>
/// A file that is not as the Arrow columnar format specification says, or uses a part of it that is not read here. Whoever
/// shows it to people makes a sentence of <see cref="Fault"/> and <see cref="Arguments"/>; the message is for developers.
/// </summary>
public sealed class ArrowFormatException : Exception
{
    internal ArrowFormatException(ArrowFault fault, params object[] arguments)
        : base(string.Create(CultureInfo.InvariantCulture, $"{fault}: {string.Join(", ", arguments)}"))
    {
        Fault = fault;
        Arguments = arguments;
    }

    public ArrowFault Fault { get; }

    /// <summary>What is particular to the place: strings and whole numbers, in the order that the fault's remarks give.</summary>
    public IReadOnlyList<object> Arguments { get; }

    internal static ArrowFormatException Metadata(string element, long position) => new(ArrowFault.MetadataBroken, element, position);
}
