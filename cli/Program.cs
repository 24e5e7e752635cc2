using System.Runtime.InteropServices;
using System.Text;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Shell;

// The only place that touches the process: streams, terminal, signals, environment, clock.
var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (OperatingSystem.IsWindows()) Console.OutputEncoding = utf8;

using var cancellation = new CancellationTokenSource();
using var patience = new Timer(_ => Environment.Exit(ExitStatus.Cancelled), null, Timeout.Infinite, Timeout.Infinite);
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
using Stream bytes = Console.OpenStandardOutput();
using var output = new StreamWriter(bytes, utf8, 1 << 16) { NewLine = "\n" };
using var error = new StreamWriter(Console.OpenStandardError(), utf8, 1 << 10) { NewLine = "\n", AutoFlush = true };

bool plain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) ||
    string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.Ordinal);
var terminal = new Terminal
{
    Out = output,
    OutBytes = bytes,
    Error = error,
    OpenInput = () => new InterruptibleInput(Console.OpenStandardInput(), cancellation.Token),
    Variable = Environment.GetEnvironmentVariable,
    OutIsTerminal = !Console.IsOutputRedirected,
    ErrorIsTerminal = !Console.IsErrorRedirected,
    Colours = !plain,
    Width = Console.IsOutputRedirected ? 0 : Console.WindowWidth,
    CurrentDirectory = Environment.CurrentDirectory,
    Time = TimeProvider.System,
    Cancellation = cancellation.Token,
};

return CommandLine.Run(args, terminal);

// The first signal asks the work to stop tidily; a second one ends the process, and so does a work that does not hear it
// (a pipe that gives nothing, one very long line).
void Cancel(PosixSignalContext context)
{
    context.Cancel = !cancellation.IsCancellationRequested;
    patience.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
    cancellation.Cancel();
}
