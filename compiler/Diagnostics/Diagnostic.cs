using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Diagnostics;

public enum DiagnosticSeverity
{
    /// <summary>提示</summary>
    Info,

    /// <summary>警告</summary>
    Warning,

    /// <summary>错误</summary>
    Error,
}

/// <summary>
/// One kind of finding. <paramref name="Message"/> says what is wrong and <paramref name="Mend"/> how to mend it, each one
/// Chinese sentence with <c>{0}</c>… for what is particular to a place.
/// </summary>
public sealed record DiagnosticDescriptor(string Code, DiagnosticSeverity Severity, string Message, string Mend);

/// <summary>A finding at a place. <see cref="Message"/> and <see cref="Mend"/> are complete Chinese sentences.</summary>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, SourceLocation Location, string Message, string Mend)
{
    public string Code => Descriptor.Code;

    public DiagnosticSeverity Severity => Descriptor.Severity;

    public override string ToString() => $"{Location}: {Code} {Message} {Mend}";
}
