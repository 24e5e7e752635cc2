using System.Reflection;
using Zhaodan.Benchmarks.HandWritten;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Evaluators;

namespace Zhaodan.Benchmarks.Comparison;

/// <summary>
/// Random cases, each in both forms: the struct of the hand-written version and the bytes of the compiled evaluator. A fact is
/// 是, 否 or not said; a stated 不明 and 其余 否 have no form in the struct and do not occur.
/// </summary>
public sealed class ComparisonCases
{
    private readonly RegimeProgram _program;
    private readonly FactLayout _layout;
    private readonly Setter[] _setters;

    /// <param name="program">The program of 第七条 and 第八条.</param>
    /// <param name="count">How many cases.</param>
    /// <param name="density">The part of the facts that a case states.</param>
    /// <param name="isConsistent">Cases that contradict themselves are mended by leaving facts unsaid.</param>
    /// <param name="seed">The same seed gives the same cases.</param>
    public ComparisonCases(RegimeProgram program, int count, double density, bool isConsistent, int seed)
    {
        _program = program;
        _layout = EvaluatorLayout.Of(program).Facts;
        _setters = [.. program.Facts.Select(SetterOf)];
        Structs = new Facts[count];
        Bytes = new byte[count * _layout.Size];
        var random = new Random(seed);
        var truths = new StatedTruth[program.TruthSlots];
        for (int i = 0; i < count; i++)
        {
            for (int slot = 0; slot < truths.Length; slot++)
            {
                truths[slot] = random.NextDouble() >= density ? StatedTruth.Silent : random.Next(2) == 0 ? StatedTruth.False : StatedTruth.True;
            }

            foreach (ReadingPair pair in program.Readings) truths[program.Facts[pair.Fact].TruthSlot] = StatedTruth.Silent;
            if (isConsistent) Mend(truths);
            int severity = random.NextDouble() < density ? random.Next(3) : -1;
            Write(i, truths, severity);
        }
    }

    public int Count => Structs.Length;

    public Facts[] Structs { get; }

    /// <summary>One case behind the other.</summary>
    public byte[] Bytes { get; }

    public int Size => _layout.Size;

    public ReadOnlySpan<byte> BytesOf(int index) => Bytes.AsSpan(index * _layout.Size, _layout.Size);

    /// <summary>The property of the hand-written struct that stands for a fact: its name, without marks that C# refuses.</summary>
    public static string PropertyName(Fact fact) => fact.Name
        .Replace("第八条", "", StringComparison.Ordinal)
        .Replace("（", "", StringComparison.Ordinal).Replace("）", "", StringComparison.Ordinal)
        .Replace("〔", "", StringComparison.Ordinal).Replace("〕", "", StringComparison.Ordinal)
        .Replace("所称", "", StringComparison.Ordinal).Replace("情形", "", StringComparison.Ordinal)
        .Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal);

    private delegate void Setter(ref Facts facts, bool? value);

    private static Setter SetterOf(Fact fact)
    {
        // The hand-written version follows the default readings.
        if (fact.Kind is FactKind.Choice or FactKind.Reading) return static (ref _, _) => { };
        PropertyInfo property = typeof(Facts).GetProperty(fact.Kind == FactKind.Open ? PropertyName(fact) : fact.Name)
            ?? throw new InvalidOperationException($"The hand-written struct lacks the fact {fact.Name}.");
        MethodInfo set = property.SetMethod ?? throw new InvalidOperationException(fact.Name);
        return set.CreateDelegate<Setter>();
    }

    private void Write(int index, StatedTruth[] truths, int severity)
    {
        ref Facts facts = ref Structs[index];
        var writer = new FactsWriter(_layout, Bytes.AsSpan(index * _layout.Size, _layout.Size));
        truths.CopyTo(writer.Truths);
        for (int f = 0; f < _setters.Length; f++)
        {
            if (_program.Facts[f].TruthSlot is >= 0 and var slot && truths[slot] != StatedTruth.Silent) _setters[f](ref facts, truths[slot] == StatedTruth.True);
        }

        if (severity < 0) return;
        facts.过错情节 = (Severity)severity;
        writer.Choices[0] = new OptionSet(0b111UL & ~(1UL << severity));
    }

    // Leaves facts unsaid until what is said, and what follows from it, fits together.
    private void Mend(StatedTruth[] truths)
    {
        var known = new StatedTruth[_program.Facts.Length];
        var origin = new int[known.Length];
        while (true)
        {
            for (int f = 0; f < known.Length; f++)
            {
                known[f] = _program.Facts[f].TruthSlot is >= 0 and var slot ? truths[slot] : StatedTruth.Silent;
                origin[f] = f;
            }

            if (FindContradiction(known, origin) is not { } fact) return;
            truths[_program.Facts[fact].TruthSlot] = StatedTruth.Silent;
        }
    }

    /// <summary>A fact that is said and from which a contradiction follows.</summary>
    private int? FindContradiction(StatedTruth[] known, int[] origin)
    {
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (BinaryConstraint constraint in _program.Constraints)
            {
                if (Fails(constraint.First) && Fails(constraint.Second)) return origin[constraint.First.Fact];
                changed |= Fails(constraint.First) && Follow(constraint.Second, constraint.First.Fact);
                changed |= Fails(constraint.Second) && Follow(constraint.First, constraint.Second.Fact);
            }
        }

        return null;

        bool Fails(Literal literal) => known[literal.Fact] == (literal.Positive ? StatedTruth.False : StatedTruth.True);

        bool Follow(Literal literal, int from)
        {
            if (known[literal.Fact] != StatedTruth.Silent) return false;
            known[literal.Fact] = literal.Positive ? StatedTruth.True : StatedTruth.False;
            origin[literal.Fact] = origin[from];
            return true;
        }
    }
}
