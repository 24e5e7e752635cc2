using Zhaodan.Circuits.Planes;

namespace Zhaodan.Analysis.Diagrams;

/// <summary>Sets of cases that variables tell apart: decision diagrams, circuits.</summary>
public interface IVariableAlgebra<T> : IPlaneAlgebra<T>
{
    /// <summary>The cases in which a variable is set.</summary>
    T Variable(int variable);
}
