using System.Collections.Immutable;
using Zhaodan.Arrow.Schema;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input.Columns;

/// <summary>The columns of an Arrow file, bound to a schema.</summary>
/// <param name="Plan">As of a CSV file with the same header; companions are not among its columns.</param>
/// <param name="Uses">All columns.</param>
/// <param name="Kept">Fields that are kept, in the order of the answer.</param>
internal sealed record ArrowColumns(ColumnPlan Plan, ImmutableArray<ColumnUse> Uses, ImmutableArray<int> Kept)
{
    /// <summary>Null when the header or a type has an error.</summary>
    public static ArrowColumns? Bind(ArrowSchema file, string path, CaseSchema schema, CaseReaderOptions options, DiagnosticBag diagnostics)
    {
        var fields = new List<int>();
        var companions = new List<(int Field, SchemaFact Fact, Companion Companion)>();
        int idle = -1;
        for (int i = 0; i < file.Fields.Count; i++)
        {
            string name = file.Fields[i].Name.Trim();
            if (name == CompanionNames.IdleAssertion) idle = i;
            else if (!options.Keep.Contains(name, StringComparer.Ordinal) && CompanionNames.Find(schema, name) is { Fact: { } fact } found) companions.Add((i, fact, found.Companion));
            else fields.Add(i);
        }

        string text = string.Join(',', fields.Select(i => file.Fields[i].Name.Trim()));
        var header = new List<(string Name, int Start)>();
        int start = 0;
        foreach (int i in fields)
        {
            string name = file.Fields[i].Name.Trim();
            header.Add((name, start));
            start += name.Length + 1;
        }

        var source = new SourceText(path, text);
        if (ColumnBinder.Bind(schema, source, header, options, diagnostics) is not { } plan) return null;
        var uses = ImmutableArray.CreateBuilder<ColumnUse>();
        bool isGood = true;
        for (int i = 0; i < fields.Count; i++) isGood &= TryUse(fields[i], plan.Columns[i], Companion.None);
        foreach ((int field, SchemaFact fact, Companion companion) in companions)
        {
            isGood &= TryUse(field, new ColumnRole(file.Fields[field].Name, ColumnKind.Fact, fact), companion);
            if (companions.Exists(other => other.Field < field && other.Fact == fact && other.Companion == companion))
            {
                diagnostics.Report(DiagnosticCatalogue.CaseColumnRepeated, Place(), file.Fields[field].Name, file.Fields[field].Name);
                isGood = false;
            }
        }

        if (idle >= 0) isGood &= TryUse(idle, new ColumnRole(CompanionNames.IdleAssertion, ColumnKind.Assertions, null), Companion.Unknown);
        return isGood ? new ArrowColumns(plan, uses.ToImmutable(), [.. plan.Kept.Select(column => fields[column])]) : null;

        bool TryUse(int field, ColumnRole role, Companion companion)
        {
            ArrowField column = file.Fields[field];
            if (ColumnUse.Of(field, column, role, companion, out string wanted) is { } use)
            {
                uses.Add(use);
                return true;
            }

            if (wanted.Length == 0) diagnostics.Report(DiagnosticCatalogue.ArrowMoneyWithoutUnit, Place(), column.Name, column.TypeName);
            else diagnostics.Report(DiagnosticCatalogue.ArrowColumnTypeWrong, Place(), column.Name, Meaning(role), column.TypeName, wanted);
            return false;
        }

        SourceLocation Place() => new(source, default);
    }

    /// <summary>For the summary.</summary>
    public ImmutableArray<ColumnMapping> Describe(ArrowSchema file) => [.. Uses.OrderBy(use => use.Field).Select(use => new ColumnMapping(file.Fields[use.Field].Name, Describe(use)))];

    private static string Describe(ColumnUse use, bool isKept) => use.Role.Name == CompanionNames.IdleAssertion ? "不起作用的认定" : use.Companion switch
    {
        Companion.Unknown => $"事实“{use.Role.Fact?.Name}”不明",
        Companion.Date => $"事实“{use.Role.Fact?.Name}”的日期",
        Companion.AtLeast => $"事实“{use.Role.Fact?.Name}”的下限",
        Companion.AtMost => $"事实“{use.Role.Fact?.Name}”的上限",
        _ => use.Role.Meaning(isKept),
    };

    private string Describe(ColumnUse use) => Describe(use, Kept.Contains(use.Field));

    private static string Meaning(ColumnRole role) => role.Fact?.Fact.Kind switch
    {
        FactKind.Count => "次数一类的数",
        FactKind.Money => "金额",
        FactKind.Date => "日期",
        FactKind.Choice => "选项",
        FactKind.Reading => "读法",
        FactKind.Event => "事件",
        not null => "是否",
        null => role.Kind == ColumnKind.CaseNumber ? "案号" : "文字",
    };
}
