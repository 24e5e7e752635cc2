using System.Globalization;
using System.Text.RegularExpressions;
using Zhaodan.Arrow;
using Zhaodan.Arrow.Reading;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Input;

namespace Zhaodan.Screening.Tests.Input;

/// <summary>Every fault of an Arrow file has a code of its own, ZD3100 to ZD3119 in the order of the faults.</summary>
public sealed partial class ArrowFailureTests
{
    // By fault: its code, and how many arguments its remarks promise.
    private static readonly (string Code, int Arguments)[] Expected =
    [
        ("ZD3100", 0), ("ZD3101", 1), ("ZD3102", 2), ("ZD3103", 1), ("ZD3104", 2),
        ("ZD3105", 1), ("ZD3106", 0), ("ZD3107", 1), ("ZD3108", 2), ("ZD3109", 1),
        ("ZD3110", 1), ("ZD3111", 2), ("ZD3112", 4), ("ZD3113", 5), ("ZD3114", 5),
        ("ZD3115", 5), ("ZD3116", 4), ("ZD3117", 3), ("ZD3118", 2), ("ZD3119", 2),
    ];

    [Fact]
    public void Every_fault_has_its_code_and_its_sentence_uses_what_the_fault_says()
    {
        ArrowFault[] faults = Enum.GetValues<ArrowFault>();
        Assert.Equal(Expected.Length, faults.Length);
        foreach (ArrowFault fault in faults)
        {
            DiagnosticDescriptor descriptor = ArrowFailure.DescriptorOf(fault);
            Assert.Equal(Expected[(int)fault].Code, descriptor.Code);
            Assert.Equal(Expected[(int)fault].Arguments + 1, Placeholder().Matches(descriptor.Message).Select(match => match.Value).Distinct().Count());
        }
    }

    [Fact]
    public void Sentence_is_filled()
    {
        ArrowFormatException parquet = Assert.Throws<ArrowFormatException>(() => ArrowFile.FromBytes("PAR1    "u8.ToArray()));
        object[] arguments = ArrowFailure.ArgumentsOf(parquet, "案件.arrow");
        Assert.Equal("“案件.arrow”是 Parquet 文件，不是 Arrow IPC 文件。", string.Format(CultureInfo.InvariantCulture, DiagnosticCatalogue.ArrowOtherFormat.Message, arguments));
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
