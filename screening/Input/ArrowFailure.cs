using System.Globalization;
using Zhaodan.Arrow;
using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Screening.Input;

/// <summary>What is wrong with an Arrow file, in words for people. arrow/ knows no diagnostics and the compiler no files.</summary>
public static class ArrowFailure
{
    /// <summary>The diagnostic of a fault.</summary>
    public static DiagnosticDescriptor DescriptorOf(ArrowFault fault) => fault switch
    {
        ArrowFault.NotArrow => DiagnosticCatalogue.ArrowNotArrow,
        ArrowFault.OtherFormat => DiagnosticCatalogue.ArrowOtherFormat,
        ArrowFault.Truncated => DiagnosticCatalogue.ArrowTruncated,
        ArrowFault.FooterBroken => DiagnosticCatalogue.ArrowFooterBroken,
        ArrowFault.MetadataBroken => DiagnosticCatalogue.ArrowMetadataBroken,
        ArrowFault.VersionUnsupported => DiagnosticCatalogue.ArrowVersionUnsupported,
        ArrowFault.BigEndian => DiagnosticCatalogue.ArrowBigEndian,
        ArrowFault.Compressed => DiagnosticCatalogue.ArrowCompressed,
        ArrowFault.TypeUnsupported => DiagnosticCatalogue.ArrowTypeUnsupported,
        ArrowFault.DictionaryDelta => DiagnosticCatalogue.ArrowDictionaryDelta,
        ArrowFault.DictionaryReplaced => DiagnosticCatalogue.ArrowDictionaryReplaced,
        ArrowFault.DictionaryMissing => DiagnosticCatalogue.ArrowDictionaryMissing,
        ArrowFault.DictionaryIndex => DiagnosticCatalogue.ArrowDictionaryIndex,
        ArrowFault.BufferOutside => DiagnosticCatalogue.ArrowBufferOutside,
        ArrowFault.BufferTooShort => DiagnosticCatalogue.ArrowBufferTooShort,
        ArrowFault.OffsetsBroken => DiagnosticCatalogue.ArrowOffsetsBroken,
        ArrowFault.CountsDisagree => DiagnosticCatalogue.ArrowCountsDisagree,
        ArrowFault.TooLarge => DiagnosticCatalogue.ArrowTooLarge,
        ArrowFault.FileShrank => DiagnosticCatalogue.ArrowFileShrank,
        ArrowFault.TextInvalid => DiagnosticCatalogue.ArrowTextInvalid,
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    /// <summary>What fills the sentences: the file's name, then what the fault says of its place.</summary>
    public static object[] ArgumentsOf(ArrowFormatException exception, string file) =>
        [file, .. exception.Arguments.Select(argument => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "")];
}
