using Zhaodan.Screening.Sql;
using Zhaodan.Screening.Tests.Interop;

namespace Zhaodan.Screening.Tests.Sql;

/// <summary>DuckDB of npm, on a file of its own.</summary>
public sealed class DuckDbEngine : SqlEngine
{
    public DuckDbEngine()
    {
        if (!IsHere) return;
        File.WriteAllText(InFolder("package.json"), """{ "private": true, "type": "module" }""");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Sql", "duckdb.mjs"), InFolder("duckdb.mjs"));
        Run("npm", "", "install", "--prefix", Folder, "@duckdb/node-api@1.5.6-r.1", "--no-audit", "--no-fund", "--ignore-scripts");
    }

    public static bool IsHere => SheetPackages.HasNpm;

    public override SqlDialect Dialect => SqlDialect.DuckDb;

    public override void Load(string table, string[] columns, string csv)
    {
        File.WriteAllText(InFolder("rows.csv"), csv);
        Query(Create(table, columns, "varchar") + $"INSERT INTO {table} SELECT * FROM read_csv({Dialect.Literal(InFolder("rows.csv"))}, header = true, all_varchar = true);");
    }

    public override string Query(string script)
    {
        File.WriteAllText(InFolder("script.sql"), script);
        return Run("node", "", InFolder("duckdb.mjs"), InFolder("cases.duckdb"), InFolder("script.sql"));
    }

    private string InFolder(string name) => Path.Combine(Folder, name);
}
