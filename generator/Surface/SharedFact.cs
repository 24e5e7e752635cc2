using Zhaodan.ProgramForm;

namespace Zhaodan.Generator.Surface;

/// <summary>
/// A fact of a facts type: where all evaluators of the type find it. <see cref="Owner"/> is the regime that alone knows it (an open
/// item, a reading), else empty; <see cref="Detail"/> the words of the clause that it stands for.
/// </summary>
internal sealed record SharedFact(Fact Fact, string Owner, int TruthSlot, int NumberSlot, int ChoiceSlot, string Detail);
