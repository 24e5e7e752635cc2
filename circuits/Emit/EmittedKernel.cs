namespace Zhaodan.Circuits.Emit;

/// <summary>C# text of a <see cref="Execution.PlaneKernel"/>.</summary>
/// <param name="Text">One file.</param>
/// <param name="FullTypeName">The class in it.</param>
/// <param name="Methods">Into how many methods it was split.</param>
/// <param name="Gates">How many operations a block costs, loads and stores left out.</param>
public sealed record EmittedKernel(string Text, string FullTypeName, int Methods, int Gates);
