using System.Collections.Immutable;
using Zhaodan.Compiler.Lowering;
using Zhaodan.Compiler.Symbols;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;

namespace Zhaodan.Generator.Surface;

/// <summary>
/// One numbering of the facts of several programs, so that one facts type serves them all and every evaluator reads it where it
/// lies: the programs get new slots, and their layouts of a case become the same but for what only the layer writes behind it.
/// </summary>
internal sealed class SharedFacts
{
    private readonly Dictionary<string, SharedFact> _byKey = new(StringComparer.Ordinal);
    private readonly List<SharedFact> _facts = [];
    private int _truths;
    private int _numbers;
    private int _choices;
    private readonly int _truthBytes;

    public SharedFacts(IEnumerable<Vocabulary> vocabularies, IReadOnlyList<RegimeProgram> programs)
    {
        foreach (Vocabulary vocabulary in vocabularies)
        {
            foreach (Fact fact in new FactTable(vocabulary).ToImmutable()) Add(fact, null);
        }

        foreach (RegimeProgram program in programs)
        {
            foreach (Fact fact in program.Facts.Where(fact => fact.IsVocabulary)) Add(fact, program);
        }

        foreach (RegimeProgram program in programs)
        {
            foreach (Fact fact in program.Facts.Where(fact => !fact.IsVocabulary)) Add(fact, program);
        }

        // Facts that no case can state lie behind the slots, and each program has its own number of them.
        int beyond = programs.Select(FactsBeyondSlots).DefaultIfEmpty(0).Max();
        _truthBytes = (_truths + beyond + FactLayout.TruthBlock - 1) / FactLayout.TruthBlock * FactLayout.TruthBlock;
        Programs = [.. programs.Select(Renumber)];
        Layouts = [.. Programs.Select(EvaluatorLayout.Of)];
        NumbersOffset = _truthBytes;
        ChoicesOffset = NumbersOffset + (FactLayout.NumberSize * _numbers);
        RestFalseOffset = ChoicesOffset + (FactLayout.ChoiceSize * _choices);
        Size = Layouts.Select(layout => layout.Facts.Size).DefaultIfEmpty(RestFalseOffset + 8).Max();
    }

    public IReadOnlyList<SharedFact> Facts => _facts;

    /// <summary>The programs given, with the slots of the facts type.</summary>
    public ImmutableArray<RegimeProgram> Programs { get; }

    private ImmutableArray<EvaluatorLayout> Layouts { get; }

    /// <summary>Of one of <see cref="Programs"/>.</summary>
    public EvaluatorLayout LayoutOf(RegimeProgram program) => Layouts[Programs.IndexOf(program)];

    public int NumbersOffset { get; }

    public int ChoicesOffset { get; }

    public int RestFalseOffset { get; }

    /// <summary>Bytes of the facts type.</summary>
    public int Size { get; }

    private static int FactsBeyondSlots(RegimeProgram program)
    {
        FactLayout layout = EvaluatorLayout.Of(program).Facts;
        return layout.TruthCount - layout.TruthSlots;
    }

    private void Add(Fact fact, RegimeProgram? program)
    {
        string key = KeyOf(fact, program);
        if (_byKey.ContainsKey(key)) return;
        var shared = new SharedFact(
            fact,
            IsOfOneRegime(fact) ? program?.Header.FamilyCode ?? "" : "",
            fact.TruthSlot < 0 ? -1 : _truths++,
            fact.NumberSlot < 0 ? -1 : _numbers++,
            fact.ChoiceSlot < 0 ? -1 : _choices++,
            program is null ? "" : DetailOf(fact, program));
        _byKey.Add(key, shared);
        _facts.Add(shared);
    }

    private RegimeProgram Renumber(RegimeProgram program)
    {
        ImmutableArray<Fact> facts =
        [
            .. program.Facts.Select(fact =>
            {
                SharedFact shared = _byKey[KeyOf(fact, program)];
                return fact with { TruthSlot = shared.TruthSlot, NumberSlot = shared.NumberSlot, ChoiceSlot = shared.ChoiceSlot };
            }),
        ];
        return program with { Facts = facts, TruthSlots = _truthBytes - FactsBeyondSlots(program), NumberSlots = _numbers, ChoiceSlots = _choices };
    }

    // Citations mean something in one regime only; everything else is the same fact wherever it has the same name and form.
    private static string KeyOf(Fact fact, RegimeProgram? program) => string.Join(
        "\n",
        IsOfOneRegime(fact) ? program?.Header.FamilyCode ?? "" : "",
        fact.Kind.ToString(),
        fact.Name,
        fact.Unit,
        fact.TruthSlot < 0 ? "" : "truth",
        string.Join("、", fact.Options));

    private static bool IsOfOneRegime(Fact fact) => fact.Kind is FactKind.Open or FactKind.Reading;

    private static string DetailOf(Fact fact, RegimeProgram program)
    {
        int index = program.Facts.IndexOf(fact);
        return fact.Kind switch
        {
            FactKind.Open => program.Rules.FirstOrDefault(rule => rule.OpenFact == index)?.Text ?? "",
            FactKind.Reading => program.Readings.Where(pair => pair.Fact == index).Select(pair => $"否：{pair.NameOf(false)}「{pair.TextOf(false)}」；是：{pair.NameOf(true)}「{pair.TextOf(true)}」").FirstOrDefault() ?? "",
            _ => "",
        };
    }
}
