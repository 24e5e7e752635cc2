using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Runtime.Answers.Reading;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Cli.Commands;

/// <summary>Reads a clause back as the compiler understood it, brackets and all.</summary>
internal sealed class ReadCommand : CliCommand
{
    private readonly CliOption _regime;
    private readonly CliOption _specs;
    private readonly CliOption _format;
    private readonly CliOption _out;

    public ReadCommand()
        : base("read", "读", "把条款读回成中文，看编译器理解成了什么")
    {
        Operands = "[条款]";
        OperandsHelp = "第八条、第八条第（一）项、第八条（一）、第8条(1) 都认；不写则读全部";
        MaxOperands = 1;
        _regime = Add(LibraryOptions.Regime("制度的代号，多个用逗号隔开；不写则在全部制度里找"));
        _specs = Add(LibraryOptions.Specs());
        _format = Add(new CliOption("--format", "--格式", "格式", "text 给人读（默认）；json 给程序读", "text", "json"));
        _out = Add(LibraryOptions.Out("写入文件，不写则输出到标准输出"));
        Details = "条件用括号标明层次，例外、不适用、优先关系逐条列出，词的释义和推定附在后面。";
        Examples = [("zhaodan read 第八条第（一）项 --regime 连云港2022", "第八条第（一）项是什么意思")];
    }

    public override int Run(Invocation invocation)
    {
        string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
        StatuteLibrary library = StatuteLibrary.Load([specs], invocation.Terminal);
        if (library.Select(invocation.Values(_regime), specs, invocation, out int status) is not { } regimes) return status;

        string citation = invocation.Operands.Count > 0 ? invocation.Operands[0] : "";
        ClauseReading[] readings = [.. regimes.Select(regime => Read(regime, citation))];
        ClauseReading[] found = [.. readings.Where(reading => !reading.IsEmpty)];
        if (found.Length == 0)
        {
            string codes = string.Join('、', regimes.Select(regime => regime.Program.Header.Code));
            string near = string.Join('、', readings.SelectMany(reading => reading.Suggestions).Distinct(StringComparer.Ordinal));
            return invocation.Misused(DiagnosticCatalogue.CitationNotInRegime, codes, citation, near.Length > 0 ? $"相近的有：{near}。" : "");
        }

        string? path = invocation.Value(_out);
        bool isWritten = invocation.Value(_format, "text") == "json"
            ? ResultOutput.TryWriteBytes(invocation, path, stream => JsonList.Write(stream, found, ReadingJson.Write))
            : ResultOutput.TryWriteText(invocation, path, (writer, colours) =>
            {
                foreach (ClauseReading reading in found) writer.Write(ReadingText.Render(reading, new TextOptions { UseColour = colours }));
            });
        return isWritten ? ExitStatus.Ok : ExitStatus.Failure;
    }

    private static ClauseReading Read(CompiledRegime regime, string citation)
    {
        var reader = new ClauseReader(regime.Program);
        return citation.Length == 0 ? reader.ReadAll() : reader.Read(citation);
    }
}
