using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Screening.Input.Xlsx;

/// <summary>A workbook cannot be read on; caught by the reader, which makes a diagnostic of it.</summary>
internal sealed class WorkbookException(DiagnosticDescriptor descriptor, params object[] arguments) : Exception
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public object[] Arguments { get; } = arguments;

    public static WorkbookException Broken(string place, string reason) => new(DiagnosticCatalogue.WorkbookBroken, place, reason);

    public static WorkbookException BeyondLimits(string place, string reason) => new(DiagnosticCatalogue.WorkbookBeyondLimits, place, reason);
}
