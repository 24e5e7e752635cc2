using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>Runs the command in this process, as a redirected one: no colours, no terminal.</summary>
internal sealed record CliRun(int Status, string Out, string Error)
{
    public static CliRun In(string folder, params string[] arguments) => In(folder, CancellationToken.None, arguments);

    public static CliRun In(string folder, CancellationToken cancellation, params string[] arguments) => With("", folder, arguments, null, cancellation);

    /// <summary>With lines on standard input.</summary>
    public static CliRun With(string input, string folder, params string[] arguments) => With(input, folder, arguments, null, CancellationToken.None);

    private static CliRun With(string input, string folder, string[] arguments, TimeProvider? time, CancellationToken cancellation)
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
            OpenInput = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input)),
            Time = time ?? TimeProvider.System,
            Cancellation = cancellation,
        });
        return new CliRun(status, System.Text.Encoding.UTF8.GetString(bytes.ToArray()), error.ToString());
    }

    /// <summary>At a fixed moment.</summary>
    public static CliRun At(DateTimeOffset now, string folder, params string[] arguments) => With("", folder, arguments, new FixedTime(now), CancellationToken.None);

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => now;
    }

    public static CliRun Plain(params string[] arguments) => In(Path.GetTempPath(), arguments);
}
