using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
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
            case ColumnKind.Laws: ReadLaws(column, cell, row); break;
            case ColumnKind.Grants: ReadGrants(column, cell, row); break;
            default: row.AddProblem(column.Name, Shown(cell), "没有列名的列里有内容。"); break;
        }
    }

    // 法律 责任 追究、规章 处分 不得处分
    private void ReadLaws(ColumnRole column, ReadOnlySpan<char> cell, CaseRow row)
    {
        foreach (string entry in cell.ToString().Split(['、', '；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] words = entry.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 3 && TryLaw(words[0], words[1], words[2], out StatedLaw law)) row.Laws.Add(law);
            else row.AddProblem(column.Name, Shown(entry), $"“{Shown(entry)}”应写作位阶、结论组、结论三个词，例如“法律 责任 追究”。");
        }
    }

    private bool TryLaw(string rankWord, string groupName, string valueName, out StatedLaw law)
    {
        const string Against = "不得";
        law = default;
        if (!LegalRankWords.TryParse(rankWord, out LegalRank rank) || schema.FindGroup(groupName) is not { } group) return false;
        foreach (bool isAgainst in new[] { false, true })
        {
            if (isAgainst && !valueName.StartsWith(Against, StringComparison.Ordinal)) break;
            string name = isAgainst ? valueName[Against.Length..] : valueName;
            ConclusionValue? value = group.Values.FirstOrDefault(v => v.Name == name || v.Synonyms.Contains(name, StringComparer.Ordinal));
            if (value is null) continue;
            law = new StatedLaw(rank, group.Name, value.Name, isAgainst);
            return true;
        }

        return false;
    }

    // 第八条第（二十八）项「局党组会议」、…
    private void ReadGrants(ColumnRole column, ReadOnlySpan<char> cell, CaseRow row)
    {
        while (!cell.IsEmpty && !row.HasProblemsEnough)
        {
            int open = cell.IndexOf('「'), close = cell.IndexOf('」');
            if (open < 0 || close < open)
            {
                row.AddProblem(column.Name, Shown(cell), "认可写作兜底项加「谁、凭什么」，例如“第八条第（二十八）项「局党组2023年5月6日会议」”。");
                return;
            }

            ReadOnlySpan<char> item = cell[..open].Trim(" 、，,".AsSpan());
            string reason = cell[(open + 1)..close].Trim().ToString();
            cell = cell[(close + 1)..].TrimStart(" 、，,".AsSpan());
            if (!schema.Terms.TryFind(item, out SchemaFact? fact) || fact.Fact.Kind != FactKind.Open || reason.Length == 0)
            {
                row.AddProblem(column.Name, Shown(item), $"“{Shown(item)}”不是所选制度的兜底项，或者没有写明谁、凭什么。");
                continue;
            }

            State(column, fact, StatedTruth.True, item, row);
            row.Grants.Add((fact.TruthIndex, reason));
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
        if (row.TryState(fact.TruthIndex, truth)) return;
        row.AddProblem(column.Name, Shown(cell), $"“{fact.Name}”既写作{Word(row.Truths[fact.TruthIndex])}，又写作{Word(truth)}。");
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
