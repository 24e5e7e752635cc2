using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Cli.Shell;

/// <summary>What a command sees of the process it runs in; a test gives its own.</summary>
internal sealed class Terminal
{
    /// <summary>Data, and nothing else; writes to <see cref="OutBytes"/>.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>For data that is bytes already; <see cref="Out"/> is flushed before.</summary>
    public required Stream OutBytes { get; init; }

    /// <summary>Errors, progress and notes.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard input, opened when a command asks for it.</summary>
    public Func<Stream> OpenInput { get; init; } = () => Stream.Null;

    /// <summary>A variable of the environment; null where it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>False when NO_COLOR is set or the terminal cannot.</summary>
    public bool Colours { get; init; }

    /// <summary>Columns; 0 when unknown.</summary>
    public int Width { get; init; }

    public required string CurrentDirectory { get; init; }

    public required TimeProvider Time { get; init; }

    public CancellationToken Cancellation { get; init; }

    /// <summary>Writes findings in the width of the terminal.</summary>
    public DiagnosticText DiagnosticText(bool colours) => new(colours, Width > 0 ? Width : Compiler.Diagnostics.DiagnosticText.DefaultWidth);

    public DiagnosticText ErrorText => DiagnosticText(Colours && ErrorIsTerminal);

    /// <summary>An absolute path for what a user wrote.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, CurrentDirectory);
}
