using System.Globalization;
using System.Text;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;

namespace Zhaodan.Cli.Benching;

/// <summary>
/// A circuit over 是否 columns as SQL on the CSV table: a projection for each level of gates, so that nothing is computed twice.
/// What it selects are exactly the outputs of the kernel.
/// </summary>
internal sealed class CircuitSql(BenchCircuit circuit, BenchTable table)
{
    private readonly Circuit _circuit = circuit.Builder.Circuit;

    /// <summary>Writes every answer into a CSV file.</summary>
    public string Copy(string csv, string target) => $"COPY ({Select(csv, Outputs(output => Column(output)))}) TO {Literal(target)} (FORMAT csv, HEADER)";

    /// <summary>Counts each output.</summary>
    public string Counts(string csv) => Select(csv, Outputs(output => $"sum({Column(output)}::BIGINT)"));

    private string Outputs(Func<Wire, string> column) => string.Join(", ", circuit.Outputs.Select((wire, o) => string.Create(CultureInfo.InvariantCulture, $"{column(wire)} AS o{o}")));

    private string Select(string csv, string outputs)
    {
        bool[] needed = _circuit.Cone(circuit.Outputs);
        int[] level = Levels(needed);
        int[] lastUse = LastUses(needed, level);
        var sql = new StringBuilder("WITH t0 AS (SELECT ");
        sql.AppendJoin(", ", Enumerable.Range(0, circuit.Builder.Inputs.Count).Where(i => needed[_circuit.Inputs[i]]).Select(i => $"{Input(circuit.Builder.Inputs[i])} AS {Name(_circuit.Inputs[i])}"));
        sql.Append(CultureInfo.InvariantCulture, $" FROM read_csv({Literal(csv)}, header = true, all_varchar = true))");
        for (int l = 1; l <= level.Max(); l++)
        {
            sql.Append(CultureInfo.InvariantCulture, $", t{l} AS (SELECT ");
            sql.AppendJoin(", ", Enumerable.Range(1, _circuit.Count - 1).Where(gate => needed[gate] && level[gate] <= l && lastUse[gate] > l - (level[gate] == l ? 1 : 0)).Select(gate => level[gate] < l ? Name(gate) : $"{Gate(gate)} AS {Name(gate)}"));
            sql.Append(CultureInfo.InvariantCulture, $" FROM t{l - 1})");
        }

        return sql.Append(CultureInfo.InvariantCulture, $" SELECT {outputs} FROM t{level.Max()}").ToString();
    }

    private int[] Levels(bool[] needed)
    {
        var level = new int[_circuit.Count];
        for (int gate = 1; gate < level.Length; gate++)
        {
            if (!needed[gate] || _circuit.InputAt(gate) >= 0) continue;
            (Wire a, Wire b) = _circuit.Operands(gate);
            level[gate] = 1 + Math.Max(level[a.Gate], level[b.Gate]);
        }

        return level;
    }

    // The last level that reads a gate's column; outputs are read behind all levels.
    private int[] LastUses(bool[] needed, int[] level)
    {
        var last = new int[_circuit.Count];
        for (int gate = 1; gate < last.Length; gate++)
        {
            if (!needed[gate] || _circuit.InputAt(gate) >= 0) continue;
            (Wire a, Wire b) = _circuit.Operands(gate);
            last[a.Gate] = Math.Max(last[a.Gate], level[gate]);
            last[b.Gate] = Math.Max(last[b.Gate], level[gate]);
        }

        foreach (Wire output in circuit.Outputs) last[output.Gate] = int.MaxValue;
        return last;
    }

    private string Gate(int gate)
    {
        (Wire a, Wire b) = _circuit.Operands(gate);
        return $"({Column(a)} AND {Column(b)})";
    }

    private static string Column(Wire wire) => wire.IsNegated ? $"(NOT {Name(wire.Gate)})" : Name(wire.Gate);

    private static string Name(int gate) => "g" + gate.ToString(CultureInfo.InvariantCulture);

    private string Input(CircuitInput input)
    {
        string word = input.Kind switch { InputKind.StatedTrue => "是", InputKind.StatedFalse => "否", _ => "不明" };
        string column = "\"" + table.Names[table.Find(input.Column)].Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        return $"coalesce({column} = {Literal(word)}, false)";
    }

    private static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
