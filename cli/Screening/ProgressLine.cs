using System.Globalization;
using Zhaodan.Cli.Shell;
using Zhaodan.Screening.Job;

namespace Zhaodan.Cli.Screening;

/// <summary>How far a screening is, on one line of standard error that is written over; nothing where that is no terminal.</summary>
internal sealed class ProgressLine(Terminal terminal) : IProgress<ScreeningProgress>, IDisposable
{
    private const string ClearLine = "\r\u001b[K";
    private bool _isShown;

    public void Report(ScreeningProgress value)
    {
        if (!terminal.ErrorIsTerminal) return;
        _isShown = true;
        string left = value.TimeLeft is { } time ? $"，还需 {time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture)}" : "";
        terminal.Error.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{ClearLine}已读 {value.Rows:N0} 行，每秒 {value.RowsPerSecond:N0} 行{left}，不合格 {value.Bad:N0} 行"));
    }

    public void Dispose()
    {
        if (_isShown) terminal.Error.Write(ClearLine);
        _isShown = false;
    }
}
