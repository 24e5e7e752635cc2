using Zhaodan.ProgramForm;

namespace Zhaodan.Runtime.Answers.Conditions;

/// <summary>
/// Facts by name, in 「」 so that a drafter sees where a term begins and ends. Bound to one program; a causal link is shown
/// with its two sides apart where the program knows both.
/// </summary>
internal sealed class FactText
{
    private const string Causes = "致使";
    private readonly RegimeProgram _program;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly string?[] _labels;

    public FactText(RegimeProgram program)
    {
        _program = program;
        _labels = new string?[program.Facts.Length];
        foreach (Fact fact in program.Facts)
        {
            if (fact.Kind != FactKind.Link) _names.Add(fact.Name);
        }

        foreach (ConclusionGroup group in program.Groups)
        {
            foreach (ConclusionValue value in group.Values) _names.Add(value.Name);
        }
    }

    public FactMention Mention(int fact) => new(fact, _program.Facts[fact].Name, _program.Facts[fact].Kind);

    public string Label(int fact) => _labels[fact] ??= MakeLabel(_program.Facts[fact]);

    /// <summary>The number part of a fact: an event has a day.</summary>
    public string NumberLabel(int fact) => _program.Facts[fact].Kind == FactKind.Event ? Label(fact) + "之日" : Label(fact);

    private string MakeLabel(Fact fact) => fact.Kind switch
    {
        FactKind.Link => LinkLabel(fact.Name),
        FactKind.Open => $"「{fact.Name}」（须裁量认定）",
        FactKind.Assertion => "认定" + Quoted(fact.Name, "认定"),
        FactKind.Decision => "决定" + Quoted(fact.Name, "决定"),
        _ => $"「{fact.Name}」",
    };

    // The name may begin with the kind's word already.
    private static string Quoted(string name, string word) =>
        name.Length > word.Length && name.StartsWith(word, StringComparison.Ordinal) ? $"「{name[word.Length..].Trim()}」" : $"「{name}」";

    // 致使 may occur in a term as well: the sides are told apart only where exactly one cut leaves two known names.
    private string LinkLabel(string name)
    {
        int found = -1;
        for (int at = name.IndexOf(Causes, StringComparison.Ordinal); at >= 0; at = name.IndexOf(Causes, at + 1, StringComparison.Ordinal))
        {
            if (!_names.Contains(name[..at]) || !_names.Contains(name[(at + Causes.Length)..])) continue;
            if (found >= 0) return $"「{name}」（因果）";
            found = at;
        }

        // 甲且甲致使乙 would read as 甲 twice: the link says what it is.
        return found < 0 ? $"「{name}」（因果）" : $"「{name[..found]}」{Causes}「{name[(found + Causes.Length)..]}」（因果）";
    }
}
