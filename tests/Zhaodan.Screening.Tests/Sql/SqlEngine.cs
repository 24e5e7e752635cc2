using System.Diagnostics;
using System.Text;
using Zhaodan.Screening.Sql;

namespace Zhaodan.Screening.Tests.Sql;

/// <summary>A database that a test starts for itself and throws away.</summary>
public abstract class SqlEngine : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zhaodan-sql-");

    public abstract SqlDialect Dialect { get; }

    protected string Folder => _folder.FullName;

    /// <summary>A table of texts with the rows of a CSV file; an empty cell is NULL. An older table of that name is gone.</summary>
    public abstract void Load(string table, string[] columns, string csv);

    /// <summary>Runs a script and answers what its last statement selects, as CSV with a header.</summary>
    public abstract string Query(string script);

    protected string Create(string table, string[] columns, string type) =>
        $"DROP TABLE IF EXISTS {table};\nCREATE TABLE {table} ({string.Join(", ", columns.Select(column => $"{Dialect.Identifier(column)} {type}"))}){Dialect.TableEnd};\n";

    public virtual void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Where a program is, in PATH or in one of the folders; null where it is not.</summary>
    protected static string? Find(string program, params string[] folders) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(folders).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    protected static string Run(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(), output = process.StandardOutput.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended first; its status and message say why.
        }

        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {error.Result}{output.Result}");
        return output.Result;
    }
}
