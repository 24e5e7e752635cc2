namespace Zhaodan.ProgramForm.Compiled;

/// <summary>Why a compiled file was refused.</summary>
public enum CompiledFileFault : byte
{
    /// <summary>It is something else</summary>
    NotCompiledFile,

    /// <summary>A later Zhaodan made it</summary>
    NewerFormat,

    /// <summary>It ends too early, or goes on behind its end</summary>
    WrongLength,

    /// <summary>Its bytes are not those that were written</summary>
    Changed,

    /// <summary>It is whole, but not the one that the host pinned</summary>
    NotPinned,

    /// <summary>It is larger than the host allows</summary>
    TooLarge,

    /// <summary>Its bytes are those that were written, but they are no program: nothing of Zhaodan wrote them</summary>
    Broken,
}

/// <summary>A compiled file was refused; the message is one Chinese sentence and how to put it right.</summary>
public sealed class CompiledFileException : Exception
{
    public CompiledFileException(CompiledFileFault fault, string message)
        : base(message)
    {
        Fault = fault;
    }

    public CompiledFileFault Fault { get; }

    internal static CompiledFileException Broken(string what) =>
        new(CompiledFileFault.Broken, $"编译文件的内容不成程序：{what}。请用 zhaodan build 重新生成。");
}
