using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Layers;
using Zhaodan.Runtime.Regimes;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Planes;

/// <summary>
/// What the cells behind the groups follow from, as outputs: the versions that answer and why, force in time, who had the
/// word over which group and what the regime says by itself there, and the places whose other reading would change the answer.
/// </summary>
internal sealed class TailBits
{
    private static readonly ImmutableArray<VersionGround> Told = [VersionGround.Presumed, VersionGround.Lighter, VersionGround.Unordered, VersionGround.Open];

    private readonly LayerShape _shape;
    private readonly ImmutableArray<(int Version, int Group, WordBits Word)> _words;

    /// <param name="shape">The regime.</param>
    /// <param name="layer">Its circuit.</param>
    /// <param name="circuit">Of the job.</param>
    /// <param name="wires">Takes the outputs.</param>
    /// <param name="force">By <see cref="ForceNotes"/>; empty where the regime gives no dates.</param>
    /// <param name="readings">By own version and place.</param>
    public TailBits(LayerShape shape, LayerCircuit layer, Circuit circuit, WireSet wires, ImmutableArray<Wire> force, ImmutableArray<ImmutableArray<Wire>> readings)
    {
        _shape = shape;
        var bits = new BitList(circuit, wires);
        var words = ImmutableArray.CreateBuilder<(int, int, WordBits)>();
        if (shape.HasVersions)
        {
            foreach (Wire used in layer.Self.Used) bits.Add(used);
            foreach (VersionGround ground in Told) bits.Add(layer.Self.Grounds[(int)ground]);
        }

        foreach (Wire note in force) bits.Add(note);
        for (int v = 0; v < shape.Own.Length; v++)
        {
            for (int g = 0; g < shape.Program(v).Groups.Length; g++)
            {
                if (layer.Program(shape.Own[v]).Words[g] is not { } word || word.Changed.IsFalse) continue;
                var speakers = new WordBits(word);
                speakers.Write(circuit, bits, layer.Self.Used[v]);
                bits.Add(word.Own, circuit.And(layer.Self.Used[v], word.Changed));
                words.Add((v, g, speakers));
            }
        }

        foreach (Wire reading in readings.SelectMany(places => places)) bits.Add(reading);
        (Outputs, _words) = (bits.Outputs, words.ToImmutable());
    }

    public ImmutableArray<int> Outputs { get; }

    /// <summary>The ways in which an act may stand to the force in time; one of them holds.</summary>
    public static ImmutableArray<ForceNote> ForceNotes { get; } = [ForceNote.InForce, ForceNote.PresumedInForce, ForceNote.NotInForce, ForceNote.Unknown];

    /// <summary>Takes the bits of <see cref="Outputs"/>.</summary>
    public ForceNote Read(ref BitReader reader, PlaneAnswer answer)
    {
        (answer.Used, answer.Ground) = (1, VersionGround.Only);
        if (_shape.HasVersions)
        {
            (answer.Used, answer.Ground) = (0, VersionGround.Date);
            for (int v = 0; v < _shape.Own.Length; v++)
            {
                if (reader.Bit()) answer.Used |= 1u << v;
            }

            foreach (VersionGround ground in Told)
            {
                if (reader.Bit()) answer.Ground = ground;
            }
        }

        var force = ForceNote.None;
        if (_shape.Latest.Force is not null)
        {
            foreach (ForceNote note in ForceNotes)
            {
                if (reader.Bit()) force = note;
            }
        }

        foreach ((int version, int group, WordBits word) in _words)
        {
            PlaneAnswer.ProgramBits program = answer.Program(_shape.Own[version]);
            program.Deciders[group] = word.Read(ref reader);
            program.Own[group] = reader.Outcome(_shape.Program(version).Groups[group].Values.Length);
        }

        for (int v = 0; v < _shape.Own.Length; v++)
        {
            foreach (ref bool depends in answer.DependsOf(v)) depends = reader.Bit();
        }

        return force;
    }
}
