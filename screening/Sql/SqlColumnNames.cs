using System.Collections.Immutable;
using System.Globalization;

namespace Zhaodan.Screening.Sql;

/// <summary>
/// What columns are called in an engine that cuts long names: as the engine itself cuts them, with a number where two would
/// come out alike. Engines without such a limit keep every name. Immutable.
/// </summary>
internal sealed class SqlColumnNames
{
    private readonly Dictionary<string, string> _full = new(StringComparer.Ordinal);

    /// <param name="dialect">Says how long a name may be.</param>
    /// <param name="names">All names in full, in the order of the table.</param>
    public SqlColumnNames(SqlDialect dialect, IReadOnlyList<string> names)
    {
        var own = ImmutableArray.CreateBuilder<string>();
        foreach (string name in names)
        {
            string cut = dialect.Cut(name);
            for (int number = 2; !_full.TryAdd(cut, name); number++)
            {
                string mark = "~" + number.ToString(CultureInfo.InvariantCulture);
                cut = (dialect.LongestName == 0 ? name : SqlDialect.Cut(name, dialect.LongestName - mark.Length)) + mark;
            }

            own.Add(cut);
        }

        Own = own.ToImmutable();
    }

    /// <summary>In the order of the names given.</summary>
    public ImmutableArray<string> Own { get; }

    /// <summary>The full name of a column; the name itself where it is none of these.</summary>
    public string FullNameOf(string column) => _full.GetValueOrDefault(column, column);
}
