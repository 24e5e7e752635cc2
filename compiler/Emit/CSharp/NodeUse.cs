using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler.Emit.CSharp;

/// <summary>
/// What the emitter has to know of each node before it writes any: whether an answer needs it, how often it is read, whether
/// an open decision may be the cause of its 不明, and which place of the statute it belongs to.
/// </summary>
internal sealed class NodeUse
{
    private readonly RegimeProgram _program;
    private readonly bool[] _live;
    private readonly int[] _reads;
    private readonly bool[] _standsAlone;
    private readonly bool[] _discretion;
    private readonly bool[] _groupDiscretion;
    private readonly SourcePlace?[] _places;

    public NodeUse(RegimeProgram program)
    {
        _program = program;
        int count = program.Nodes.Length;
        _live = new bool[count];
        _reads = new int[count];
        _standsAlone = new bool[count];
        _discretion = new bool[count];
        _groupDiscretion = new bool[program.Groups.Length];
        _places = new SourcePlace?[count];
        FindDiscretion();
        MarkOutputs();
        CountReads();
        FindPlaces();
    }

    public bool IsLive(int node) => _live[node];

    /// <summary>Is the cause of the node's 不明 sometimes 裁量?</summary>
    public bool HasDiscretion(int node) => _discretion[node];

    /// <summary>May a value of the group hang on an open decision?</summary>
    public bool GroupHasDiscretion(int group) => _groupDiscretion[group];

    /// <summary>Read more than once, or by something that wants a name and not an expression.</summary>
    public bool WantsName(int node) => _standsAlone[node] || _reads[node] != 1;

    public SourcePlace? PlaceOf(int node) => _places[node];

    // Operands come before the nodes that read them, and a group's inputs before the nodes that read its values.
    private void FindDiscretion()
    {
        for (int i = 0; i < _discretion.Length; i++)
        {
            _discretion[i] = _program.Nodes[i] switch
            {
                FactNode fact => _program.Facts[fact.Fact].Kind == FactKind.Decision,
                CertainNode => false,
                DefinedNode defined => _discretion[defined.Definition],
                ConclusionNode conclusion => InputsHaveDiscretion(conclusion.Group),
                Node other => other.Operands().Any(operand => _discretion[operand]),
            };
        }

        for (int g = 0; g < _groupDiscretion.Length; g++) _groupDiscretion[g] = InputsHaveDiscretion(g);
    }

    private bool InputsHaveDiscretion(int group)
    {
        // An outcome that is given may hang on a decision of another regime.
        if (_program.Overridable.Contains(group)) return true;
        foreach (ValueInputs inputs in _program.Groups[group].Inputs)
        {
            if (Has(inputs.Hard) || Has(inputs.Soft) || Has(inputs.Against)) return true;
        }

        return false;

        bool Has(int node) => node >= 0 && _discretion[node];
    }

    private void MarkOutputs()
    {
        if (_program.Scope >= 0) Read(_program.Scope, alone: true);
        if (_program.Force is not null && _program.Applicability >= 0) Read(_program.Applicability, alone: true);
        // A span is looked at wherever it stands: a date outside the calendar is told even where it changes nothing.
        for (int i = 0; i < _program.Nodes.Length; i++)
        {
            if (_program.Nodes[i] is SpanNode) Read(i, alone: true);
        }

        foreach (Duty duty in _program.Duties)
        {
            Read(duty.Applies, alone: true);
            Read(duty.Performed, alone: true);
            if (duty.Started >= 0) Read(duty.Started, alone: true);
        }

        foreach (Rule rule in _program.Rules)
        {
            Read(rule.Applies, alone: true);
            foreach (RuleConclusion conclusion in rule.Conclusions) Read(conclusion.Applies, alone: true);
        }

        foreach (ConclusionGroup group in _program.Groups)
        {
            if (group.IsDerived && group.Required >= 0) Read(group.Required, alone: true);
            foreach (ValueInputs inputs in group.Inputs)
            {
                if (inputs.Hard >= 0) Read(inputs.Hard, alone: true);
                if (inputs.Soft >= 0) Read(inputs.Soft, alone: true);
                if (inputs.Against >= 0) Read(inputs.Against, alone: true);
            }
        }
    }

    private void CountReads()
    {
        for (int i = _live.Length - 1; i >= 0; i--)
        {
            if (!_live[i]) continue;
            Node node = _program.Nodes[i];
            bool alone = node is AtLeastNode or CertainNode or DefinedNode or ReadingNode || _discretion[i];
            foreach (int operand in node.Operands()) Read(operand, alone);
        }
    }

    private void Read(int node, bool alone)
    {
        _live[node] = true;
        _reads[node]++;
        _standsAlone[node] |= alone;
    }

    // A shared condition belongs to its definition, else to the exception or rule that mentions it first.
    private void FindPlaces()
    {
        foreach (Definition definition in _program.Definitions) Claim(definition.Condition, definition.Place);
        foreach (Rule rule in _program.Rules)
        {
            foreach (RuleException exception in rule.Exceptions) Claim(exception.Holds, exception.Place);
            Claim(rule.Applies, rule.Place);
            foreach (RuleConclusion conclusion in rule.Conclusions) Claim(conclusion.Applies, rule.Place);
        }
    }

    private void Claim(int start, SourcePlace place)
    {
        if (start < 0) return;
        var work = new Stack<int>();
        work.Push(start);
        while (work.Count > 0)
        {
            int node = work.Pop();
            if (_places[node] is not null) continue;
            _places[node] = place;
            foreach (int operand in _program.Nodes[node].Operands()) work.Push(operand);
        }
    }
}
