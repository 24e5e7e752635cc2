using System.Globalization;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Watching;

/// <summary>
/// Answers again whenever a rule file changes, once the files have been still for a moment: an editor that saves in several
/// steps, or a rename over many files, gets one answer. Ends only by Ctrl-C.
/// </summary>
internal sealed class WatchLoop(Terminal terminal, IReadOnlyList<string> paths)
{
    private const string ClearScreen = "\u001b[H\u001b[2J\u001b[3J";
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Stillness = TimeSpan.FromMilliseconds(120);

    // Somebody who saves without end is answered all the same.
    private const int MostWaits = 20;

    /// <summary>Returns only where the paths cannot be used from the start.</summary>
    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    public int Run(Func<int> answer)
    {
        LibraryStamps answered = LibraryStamps.Of(paths, terminal);
        int status = Answer(answer);
        while (status != ExitStatus.Usage)
        {
            Wait(Glance);
            LibraryStamps now = LibraryStamps.Of(paths, terminal);
            if (now.Equals(answered)) continue;
            for (int i = 0; i < MostWaits; i++)
            {
                Wait(Stillness);
                LibraryStamps later = LibraryStamps.Of(paths, terminal);
                bool isStill = later.Equals(now);
                now = later;
                if (isStill) break;
            }

            answered = now;
            Answer(answer);
        }

        return status;
    }

    private int Answer(Func<int> answer)
    {
        if (terminal.OutIsTerminal) terminal.Out.Write(ClearScreen);
        int status = answer();
        if (status == ExitStatus.Usage) return status;
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{terminal.Time.GetLocalNow():HH:mm:ss}　等待改动，Ctrl-C 结束"));
        terminal.Out.Flush();
        return status;
    }

    private void Wait(TimeSpan time)
    {
        terminal.Cancellation.WaitHandle.WaitOne(time);
        terminal.Cancellation.ThrowIfCancellationRequested();
    }
}
