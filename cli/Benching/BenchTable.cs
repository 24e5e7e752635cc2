using System.Text;
using Zhaodan.Circuits.Execution;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Generation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Cli.Benching;

/// <summary>
/// Generated cases of some programs as a CSV table of so many 是否 columns, taken evenly from all that the programs use, and
/// the same cases as rows of truths.
/// </summary>
internal sealed class BenchTable : IColumnContent, IColumns
{
    private readonly CaseSchema _schema;
    private readonly Dictionary<int, int> _columns = [];

    public BenchTable(IReadOnlyList<RegimeProgram> programs, CaseSchema schema, int columns, int rows)
    {
        _schema = schema;
        using var stream = new MemoryStream();
        GenerationReport report = CaseGenerator.Write(new GenerationRequest { Programs = [.. programs], Rows = rows, Seed = 7, Shape = CaseShape.Wide }, stream);
        if (!report.Succeeded) throw new InvalidOperationException($"{report.Diagnostics[0]}");
        string[][] cells = [.. Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Cells(line.TrimEnd('\r')))];
        HashSet<string> truths = [.. schema.Facts.Where(fact => fact.TruthIndex >= 0 && fact.NumberIndex < 0 && fact.ChoiceIndex < 0 && fact.Fact.Kind != FactKind.Reading).Select(fact => fact.Name)];
        int[] open = [.. Enumerable.Range(1, cells[0].Length - 1).Where(c => truths.Contains(cells[0][c]) && cells.Skip(1).All(row => row[c] is "是" or "否" or "不明" or ""))];
        int count = Math.Min(columns, open.Length);
        int[] chosen = [.. Enumerable.Range(0, count).Select(i => open[(int)((long)i * open.Length / count)])];
        Names = [.. chosen.Select(c => cells[0][c])];
        for (int i = 0; i < count; i++) _columns[schema.Facts.First(fact => fact.Name == Names[i]).TruthIndex] = i;
        Truths = [.. cells.Skip(1).Select(row => chosen.Select(c => Of(row[c])).ToArray())];
        var text = new StringBuilder();
        foreach (string[] row in cells) text.Append(row[0]).Append(',').AppendJoin(',', chosen.Select(c => row[c])).Append('\n');
        Csv = Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Names of the columns after the first, which is the number of the case.</summary>
    public IReadOnlyList<string> Names { get; }

    public byte[] Csv { get; }

    /// <summary>By row and column.</summary>
    public StatedTruth[][] Truths { get; }

    /// <summary>Which of <see cref="Names"/> a truth column of the schema is; −1: none.</summary>
    public int Find(int truth) => _columns.GetValueOrDefault(truth, -1);

    TruthColumn IColumnContent.Truth(int column) => Find(column) < 0 ? TruthColumn.Absent : Truths.Any(row => row[Find(column)] == StatedTruth.Unknown) ? TruthColumn.WithUnknown : TruthColumn.Plain;

    public bool HasNumber(int column) => false;

    public bool HasChoice(int column) => false;

    int IColumns.Truth(RegimeProgram program, int fact) => _schema.Find(program, program.Facts[fact]).TruthIndex;

    int IColumns.Number(RegimeProgram program, int fact) => _schema.Find(program, program.Facts[fact]).NumberIndex;

    int IColumns.Choice(RegimeProgram program, int fact) => _schema.Find(program, program.Facts[fact]).ChoiceIndex;

    // The generator quotes lists and never breaks a line inside a cell.
    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        int start = 0;
        bool isQuoted = false;
        for (int i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"') isQuoted = !isQuoted;
            if (i < line.Length && (line[i] != ',' || isQuoted)) continue;
            cells.Add(line[start..i].Trim('"'));
            start = i + 1;
        }

        return [.. cells];
    }

    private static StatedTruth Of(string cell) => cell switch { "是" => StatedTruth.True, "否" => StatedTruth.False, "不明" => StatedTruth.Unknown, _ => StatedTruth.Silent };
}

/// <summary>The cases of a table, for an <see cref="InputPacker"/>.</summary>
internal readonly struct BenchRows(BenchTable table, int first, int count) : ICaseRows
{
    public int Count => count;

    public void Stated(int column, StatedTruth truth, Span<ulong> plane)
    {
        plane.Clear();
        if (table.Find(column) is not (>= 0 and var c)) return;
        for (int row = 0; row < count; row++)
        {
            if (table.Truths[first + row][c] == truth) plane[row / 64] |= 1UL << (row % 64);
        }
    }

    public NumberRange Number(int row, int column) => NumberRange.Anything;

    public OptionSet Choice(int row, int column) => default;
}
