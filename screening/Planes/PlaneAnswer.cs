using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Regimes;
using Zhaodan.Screening.Evaluation;

namespace Zhaodan.Screening.Planes;

/// <summary>What was read from the bits of a row, as far as it was read. Filled again and again; not thread-safe.</summary>
internal sealed class PlaneAnswer : ILayerAnswer
{
    private readonly GroupOutcome[] _outcomes;
    private readonly ulong[] _presumed;
    private readonly uint[] _usedOf;
    private readonly ProgramBits[] _programs;
    private readonly bool[][] _depends;

    public PlaneAnswer(LayerShape shape)
    {
        _outcomes = new GroupOutcome[shape.Groups.Length];
        _presumed = new ulong[_outcomes.Length];
        _usedOf = new uint[shape.Regime.Families.Length];
        _programs = [.. shape.Regime.Programs.Select((program, p) => new ProgramBits(program, shape.Indexes[p]))];
        _depends = [.. shape.Own.Select(own => new bool[shape.Regime.Programs[own].Readings.Length])];
    }

    public Truth Scope { get; set; }

    public uint Used { get; set; }

    public VersionGround Ground { get; set; }

    public GroupOutcome Outcome(int shared) => _outcomes[shared];

    public ulong Presumed(int shared) => _presumed[shared];

    public void Set(int shared, GroupOutcome outcome, ulong presumed) => (_outcomes[shared], _presumed[shared]) = (outcome, presumed);

    public uint UsedOf(int family) => _usedOf[family];

    public void SetUsed(int family, uint used) => _usedOf[family] = used;

    public GroupOutcome OutcomeOf(int program, int group) => _programs[program].Outcomes[group];

    public GroupOutcome OwnOutcomeOf(int program, int group) => _programs[program].Own[group];

    public ReadOnlySpan<Truth> ConclusionsOf(int program) => _programs[program].Conclusions;

    public Decider DeciderOf(int program, int group) => _programs[program].Deciders[group];

    /// <summary>Planes know of a law only its rank.</summary>
    public LegalRank RankOf(Decider law) => (LegalRank)law.Index;

    public ReadOnlySpan<bool> Depends(int version) => _depends[version];

    public Span<bool> DependsOf(int version) => _depends[version];

    public ProgramBits Program(int program) => _programs[program];

    /// <summary>What one program says.</summary>
    internal sealed class ProgramBits(RegimeProgram program, RuleIndex index)
    {
        public GroupOutcome[] Outcomes { get; } = new GroupOutcome[program.Groups.Length];

        public GroupOutcome[] Own { get; } = new GroupOutcome[program.Groups.Length];

        public Decider[] Deciders { get; } = new Decider[program.Groups.Length];

        public Truth[] Conclusions { get; } = new Truth[index.ConclusionCount];
    }
}
