using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Values;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input;

/// <summary>Reads the cells of a row into its facts; what cannot be read becomes a problem of the row.</summary>
internal sealed class CellReader(CaseSchema schema)
{
    private const int LongestShownValue = 200;

    // Comparing a name with a whole vocabulary costs; a register repeats its few mistakes.
    private const int MostSuggestions = 1000;

    private readonly Dictionary<string, string> _suggestions = new(StringComparer.Ordinal);

    public void Read(ColumnRole column, ReadOnlySpan<char> cell, CaseRow row)
    {
        if (column.Kind == ColumnKind.KeptOnly) return;
        cell = cell.Trim();
        if (cell.IsEmpty) return;
        switch (column.Kind)
        {
            case ColumnKind.CaseNumber: row.SetCaseNumber(cell); break;
            case ColumnKind.Fact when column.Fact is { } fact: ReadFact(column, fact, cell, row); break;
            case ColumnKind.TrueList: ReadList(column, schema.Terms, cell, StatedTruth.True, row); break;
            case ColumnKind.FalseList: ReadList(column, schema.Terms, cell, StatedTruth.False, row); break;
            case ColumnKind.UnknownList: ReadList(column, schema.Terms, cell, StatedTruth.Unknown, row); break;
            case ColumnKind.Assertions: ReadList(column, schema.Assertions, cell, StatedTruth.True, row); break;
            case ColumnKind.Decisions: ReadList(column, schema.Decisions, cell, StatedTruth.True, row); break;
            default: row.AddProblem(column.Name, Shown(cell), "没有列名的列里有内容。"); break;
        }
    }

    private static void ReadFact(ColumnRole column, SchemaFact fact, ReadOnlySpan<char> cell, CaseRow row)
    {
        if (!FactValueParser.TryParse(fact.Fact, cell, out FactValue value, out string reason))
        {
            row.AddProblem(column.Name, Shown(cell), reason);
            return;
        }

        if (value.Truth != StatedTruth.Silent) State(column, fact, value.Truth, cell, row);
        if (fact.NumberIndex >= 0) row.Numbers[fact.NumberIndex] = value.Number;
        if (fact.ChoiceIndex >= 0) row.Choices[fact.ChoiceIndex] = value.Choice;
    }

    private static void State(ColumnRole column, SchemaFact fact, StatedTruth truth, ReadOnlySpan<char> cell, CaseRow row)
    {
        ref StatedTruth slot = ref row.Truths[fact.TruthIndex];
        if (slot != StatedTruth.Silent && slot != truth)
        {
            row.AddProblem(column.Name, Shown(cell), $"“{fact.Name}”既写作{Word(slot)}，又写作{Word(truth)}。");
            return;
        }

        slot = truth;
    }

    // Terms joined by 、; a term that has 、 in its name is found whole, with or without 「」 around it.
    private void ReadList(ColumnRole column, TermTable table, ReadOnlySpan<char> cell, StatedTruth truth, CaseRow row)
    {
        while (!cell.IsEmpty && !row.HasProblemsEnough)
        {
            int length = TermLength(table, cell);
            ReadOnlySpan<char> term = cell[..length].Trim();
            cell = length < cell.Length ? cell[(length + 1)..] : default;
            if (!term.IsEmpty) ReadTerm(column, table, term, truth, row);
        }
    }

    private static int TermLength(TermTable table, ReadOnlySpan<char> cell)
    {
        if (cell[0] == '「')
        {
            int close = cell.IndexOf('」');
            if (close > 0 && (close + 1 == cell.Length || cell[close + 1] is '、')) return close + 1;
        }

        int cut = cell.IndexOf('、');
        if (cut < 0) return cell.Length;
        if (!table.BeginsNameWithMark(cell[..cut].Trim())) return cut;

        // The longest run of pieces that is a term; two more characters for blanks around it.
        int limit = Math.Min(cell.Length, table.LongestNameWithMark + 2);
        int longest = cut;
        for (int end = cut; end < limit;)
        {
            int next = cell[(end + 1)..].IndexOf('、');
            end = next < 0 ? cell.Length : end + 1 + next;
            if (end <= limit && table.TryFind(cell[..end], out _)) longest = end;
        }

        return longest;
    }

    private void ReadTerm(ColumnRole column, TermTable table, ReadOnlySpan<char> term, StatedTruth truth, CaseRow row)
    {
        bool isIdle = column.Kind == ColumnKind.Assertions && schema.IsDerivedValue(term);
        row.HasIdleAssertion |= isIdle;
        if (table.TryFind(term, out SchemaFact? fact))
        {
            if (fact.Fact.Kind == FactKind.Reading) row.AddProblem(column.Name, Shown(term), $"“{fact.Name}”是读法，应写在自己的列里，写甲或者乙。");
            else if (fact.TruthIndex >= 0) State(column, fact, truth, term, row);
            else row.AddProblem(column.Name, Shown(term), $"“{fact.Name}”不是是否事实，它的值要写在自己的列里。");
            return;
        }

        // 决定 不V: the discretion is not used.
        if (column.Kind == ColumnKind.Decisions && term[0] == '不' && table.TryFind(term[1..], out SchemaFact? withheld))
        {
            State(column, withheld, StatedTruth.False, term, row);
            return;
        }

        if (isIdle) return;
        if (table.Ambiguity(term.ToString()) is { } both)
        {
            row.AddProblem(column.Name, Shown(term), $"“{Shown(term)}”可以指“{both.First.Name}”，也可以指“{both.Second.Name}”。");
            return;
        }

        string kind = column.Kind switch
        {
            ColumnKind.Assertions => "可以认定的结论",
            ColumnKind.Decisions => "可以决定的结论",
            _ => "所选制度的事实",
        };
        row.AddProblem(column.Name, Shown(term), $"“{Shown(term)}”不是{kind}。{Suggestion(table, term)}");
    }

    private string Suggestion(TermTable table, ReadOnlySpan<char> term)
    {
        string text = Shown(term);
        if (_suggestions.TryGetValue(text, out string? known)) return known;
        if (_suggestions.Count >= MostSuggestions) return "";
        string suggestion = NearestTerms.Sentence(term, table.Names);
        _suggestions.Add(text, suggestion);
        return suggestion;
    }

    // Cut where it is long, never within a pair of surrogates.
    private static string Shown(ReadOnlySpan<char> text)
    {
        if (text.Length <= LongestShownValue) return text.ToString();
        int length = char.IsHighSurrogate(text[LongestShownValue - 1]) ? LongestShownValue - 1 : LongestShownValue;
        return string.Concat(text[..length], "…");
    }

    private static string Word(StatedTruth truth) => truth switch
    {
        StatedTruth.True => "是",
        StatedTruth.False => "否",
        _ => "不明",
    };
}
