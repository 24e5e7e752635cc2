using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Screening;

/// <summary>A failure of a source or a target that somebody else brings along, with the finding that says it to people.</summary>
public sealed class FindingException : IOException
{
    public FindingException(DiagnosticDescriptor descriptor, params object[] arguments)
        : base(descriptor.Code) => (Descriptor, Arguments) = (descriptor, arguments);

    public FindingException(Exception cause, DiagnosticDescriptor descriptor, params object[] arguments)
        : base(descriptor.Code, cause) => (Descriptor, Arguments) = (descriptor, arguments);

    public DiagnosticDescriptor Descriptor { get; }

    public object[] Arguments { get; }
}
