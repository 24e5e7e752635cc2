using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Planes;

/// <summary>One regime in a circuit: its outputs, and the words that follow from them.</summary>
/// <param name="Wires">The outputs.</param>
/// <param name="Texts">The cells.</param>
/// <param name="Supplement">Further cells; null: none are asked for.</param>
internal sealed record RegimePlanes(RegimeWires Wires, PlaneTexts Texts, SupplementTexts? Supplement);
