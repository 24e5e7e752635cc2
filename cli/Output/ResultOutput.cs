using Zhaodan.Cli.Shell;
using Zhaodan.Screening.Output;

namespace Zhaodan.Cli.Output;

/// <summary>Where a command's result goes: standard output, or the file of <c>--out</c>.</summary>
internal static class ResultOutput
{
    /// <summary>Writes text; <paramref name="write"/> is told whether colours may be used. False when it cannot be written, which is reported.</summary>
    public static bool TryWriteText(Invocation invocation, string? path, Action<TextWriter, bool> write)
    {
        if (path is null)
        {
            write(invocation.Terminal.Out, invocation.Terminal is { Colours: true, OutIsTerminal: true });
            return true;
        }

        return OutputFile.TryWrite(invocation, path, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            write(writer, false);
        });
    }

    /// <summary>Writes UTF-8 bytes, ended by a line break.</summary>
    public static bool TryWriteBytes(Invocation invocation, string? path, Action<Stream> write) => TryWriteStream(invocation, path, stream =>
    {
        write(stream);
        stream.WriteByte((byte)'\n');
    });

    /// <summary>Writes bytes of any number as they come.</summary>
    public static bool TryWriteStream(Invocation invocation, string? path, Action<Stream> write)
    {
        if (path is not null) return OutputFile.TryWrite(invocation, path, write);
        invocation.Terminal.Out.Flush();
        using var buffered = new BufferedStream(new OpenStream(invocation.Terminal.OutBytes), 1 << 16);
        write(buffered);
        return true;
    }
}
