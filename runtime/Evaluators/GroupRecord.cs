using System.Runtime.InteropServices;

namespace Zhaodan.Runtime.Evaluators;

/// <summary>A group's part of an answer as generated code writes it (<c>OutcomeLayout.GroupSize</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
public struct GroupRecord
{
    public ulong Possible;
    public ulong Settled;
    public ulong Clashing;
    public ulong Ignorance;
    public ulong Discretion;
    public ulong Presumed;
}
