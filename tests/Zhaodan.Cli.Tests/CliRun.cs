using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>Runs the command in this process, as a redirected one: no colours, no terminal.</summary>
internal sealed record CliRun(int Status, string Out, string Error)
{
    public static CliRun In(string folder, params string[] arguments) => In(folder, CancellationToken.None, arguments);

    public static CliRun In(string folder, CancellationToken cancellation, params string[] arguments)
    {
        using var bytes = new MemoryStream();
        using var output = new StreamWriter(bytes) { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int status = CommandLine.Run(arguments, new Terminal
        {
            Out = output,
            OutBytes = bytes,
            Error = error,
            CurrentDirectory = folder,
            Time = TimeProvider.System,
            Cancellation = cancellation,
        });
        return new CliRun(status, System.Text.Encoding.UTF8.GetString(bytes.ToArray()), error.ToString());
    }

    public static CliRun Plain(params string[] arguments) => In(Path.GetTempPath(), arguments);
}
