using System.Runtime.CompilerServices;

namespace Zhaodan.ProgramForm.Compiled;

/// <summary>Equal programs are not the same program, and comparing them by value would take long.</summary>
internal sealed class SameProgram : IEqualityComparer<RegimeProgram>
{
    public static readonly SameProgram Instance = new();

    public bool Equals(RegimeProgram? x, RegimeProgram? y) => ReferenceEquals(x, y);

    public int GetHashCode(RegimeProgram obj) => RuntimeHelpers.GetHashCode(obj);
}
