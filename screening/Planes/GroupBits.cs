using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Layers;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Regimes;
using Zhaodan.Screening.Evaluation;

namespace Zhaodan.Screening.Planes;

/// <summary>
/// What the cells of one group follow from, as outputs: the answer, and of each version that answers the rules it stands on;
/// where another regime had the word, of that one too. What does not bear on a row is nothing in it, so that rows that read
/// the same have the same bits.
/// </summary>
internal sealed class GroupBits
{
    private readonly LayerShape _shape;
    private readonly int _shared;
    private readonly ImmutableArray<Part> _parts;

    private sealed record Part(int Version, int Program, int Group, WordBits Word, ImmutableArray<Heard> Heard);

    private sealed record Heard(int Link, int Family, ImmutableArray<Voice> Voices, int Width);

    private readonly record struct Voice(int Version, int Program, int Group);

    public GroupBits(LayerShape shape, LayerCircuit layer, Circuit circuit, WireSet wires, int shared)
    {
        (_shape, _shared) = (shape, shared);
        string name = shape.Groups[shared].Name;
        var bits = new BitList(circuit, wires);
        var parts = ImmutableArray.CreateBuilder<Part>();
        FamilyWires self = layer.Self;
        Wire speaks = self.Scope.Possible;
        bits.Add(self.Scope, Wire.True);
        bits.Add(self.Stances[shared], speaks);
        bits.Add(self.Stances[shared].Presumed, speaks);
        for (int v = 0; v < shape.Own.Length; v++)
        {
            int own = shape.Own[v], group = shape.GroupOf(own, name);
            Wire used = circuit.And(self.Used[v], speaks);
            if (shape.HasVersions) bits.Add(used);
            if (group < 0) continue;
            ProgramCircuit program = layer.Program(own);
            var word = new WordBits(program.Words[group]);
            word.Write(circuit, bits, used);
            if (shape.HasVersions && program.Words[group] is { } said) bits.Add(said.After, used);
            AddConclusions(program, own, group, used);
            var heard = ImmutableArray.CreateBuilder<Heard>();
            foreach ((int link, Wire decides) in word.Links)
            {
                int family = shape.Regime.Self.Versions[v].Superiors[link].Family;
                int begin = bits.Count;
                ImmutableArray<Voice> voices = AddFamily(family, circuit.And(decides, used));
                heard.Add(new Heard(link, family, voices, bits.Count - begin));
            }

            parts.Add(new Part(v, own, group, word, heard.ToImmutable()));
        }

        (Outputs, _parts) = (bits.Outputs, parts.ToImmutable());

        ImmutableArray<Voice> AddFamily(int family, Wire where)
        {
            var voices = ImmutableArray.CreateBuilder<Voice>();
            RegimeFamily definition = shape.Regime.Families[family];
            for (int v = 0; v < definition.Versions.Length; v++)
            {
                int other = definition.Versions[v].Program, group = shape.GroupOf(other, name);
                Wire used = circuit.And(where, layer.Family(family).Used[v]);
                if (group < 0 || layer.Program(other).Words[group] is not { } said) continue;
                bits.Add(used);
                bits.Add(said.After, used);
                AddConclusions(layer.Program(other), other, group, used);
                voices.Add(new Voice(v, other, group));
            }

            return voices.ToImmutable();
        }

        void AddConclusions(ProgramCircuit program, int index, int group, Wire where)
        {
            foreach (NumberedConclusion conclusion in shape.Indexes[index].OfGroup[group]) bits.Add(program.Node(shape.Indexes[index].AppliesOf(conclusion)), where);
        }
    }

    public ImmutableArray<int> Outputs { get; }

    /// <summary>Takes the bits of <see cref="Outputs"/>.</summary>
    public void Read(ref BitReader reader, PlaneAnswer answer)
    {
        int values = _shape.Groups[_shared].Values.Length;
        answer.Scope = reader.Truth();
        GroupOutcome outcome = reader.Outcome(values);
        answer.Set(_shared, outcome, reader.Mask(values));
        answer.Used = _shape.HasVersions ? 0u : 1u;
        int next = 0;
        for (int v = 0; v < _shape.Own.Length; v++)
        {
            if (_shape.HasVersions && reader.Bit()) answer.Used |= 1u << v;
            if (next == _parts.Length || _parts[next].Version != v) continue;
            Part part = _parts[next++];
            PlaneAnswer.ProgramBits program = answer.Program(part.Program);
            program.Deciders[part.Group] = part.Word.Read(ref reader);
            program.Outcomes[part.Group] = _shape.HasVersions ? reader.Outcome(ValuesOf(part.Program, part.Group)) : outcome;
            ReadConclusions(ref reader, answer, part.Program, part.Group);
            foreach (Heard heard in part.Heard)
            {
                if (program.Deciders[part.Group] == new Decider(DeciderKind.Regime, heard.Link)) ReadFamily(ref reader, answer, heard);
                else reader.Skip(heard.Width);
            }
        }
    }

    private void ReadFamily(ref BitReader reader, PlaneAnswer answer, Heard heard)
    {
        uint used = 0;
        foreach (Voice voice in heard.Voices)
        {
            if (reader.Bit()) used |= 1u << voice.Version;
            answer.Program(voice.Program).Outcomes[voice.Group] = reader.Outcome(ValuesOf(voice.Program, voice.Group));
            ReadConclusions(ref reader, answer, voice.Program, voice.Group);
        }

        answer.SetUsed(heard.Family, used);
    }

    private int ValuesOf(int program, int group) => _shape.Regime.Programs[program].Groups[group].Values.Length;

    private void ReadConclusions(ref BitReader reader, PlaneAnswer answer, int program, int group)
    {
        Truth[] conclusions = answer.Program(program).Conclusions;
        foreach (NumberedConclusion conclusion in _shape.Indexes[program].OfGroup[group]) conclusions[conclusion.Number] = reader.Truth();
    }
}
