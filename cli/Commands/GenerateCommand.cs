using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Generation;
using Zhaodan.Screening.Input;

namespace Zhaodan.Cli.Commands;

/// <summary>Makes up random cases that respect 互斥, 反义 and 蕴含.</summary>
internal sealed class GenerateCommand : CliCommand
{
    private const string Wide = "宽表";
    private const string List = "列举";

    private readonly CliOption _regime;
    private readonly CliOption _rows;
    private readonly CliOption _seed;
    private readonly CliOption _shape;
    private readonly CliOption _encoding;
    private readonly CliOption _format;
    private readonly CliOption _specs;
    private readonly CliOption _out;

    public GenerateCommand()
        : base("generate", "生成", "造一张符合互斥和蕴含的随机案例表")
    {
        MaxOperands = 0;
        _regime = Add(LibraryOptions.Regime("为哪些制度造案例，多个用逗号隔开；不写则全部"));
        _rows = Add(new CliOption("--rows", "--行数", "行数", "多少个案例，不写则为 100"));
        _seed = Add(new CliOption("--seed", "--种子", "整数", "随机数的种子，相同的种子造出相同的表，不写则为 1"));
        _shape = Add(new CliOption("--shape", "--形状", $"{Wide}|{List}", $"{Wide}：一列一个事实（默认）；{List}：事实列在“是、否、不明”三列里", Wide, List));
        _encoding = Add(new CliOption("--encoding", "--编码", "编码", "CSV 的编码：UTF-8（默认）或者 GB18030"));
        _format = Add(new CliOption("--format", "--格式", "格式", $"{CaseFormats.Words}；不写则看 --out 的结尾，都不像就是 csv", "csv", "ndjson", "xlsx", "arrow"));
        _specs = Add(LibraryOptions.Specs());
        _out = Add(LibraryOptions.Out("写入文件，不写则输出到标准输出"));
        Examples = [("zhaodan generate --regime 连云港2022 --rows 1000 --seed 7 --out out/随机.csv", "一千个随机案例"), ("zhaodan generate --regime 连云港2022 --shape 列举 --out out/随机.xlsx", "写成 Excel 工作簿")];
    }

    public override int Run(Invocation invocation)
    {
        if (!invocation.TryNumber(_rows, 100, 0, 1_000_000_000, out long rows)) return ExitStatus.Usage;
        if (!invocation.TryNumber(_seed, 1, 0, long.MaxValue, out long seed)) return ExitStatus.Usage;
        CaseEncoding encoding = CaseEncoding.Utf8;
        if (invocation.Value(_encoding) is { } text && (!CaseEncodings.TryParse(text, out encoding) || encoding == CaseEncoding.Detect))
        {
            return invocation.Misused(DiagnosticCatalogue.BadOptionValue, _encoding.Name, text, "UTF-8、GB18030");
        }

        string? path = invocation.Value(_out);
        CaseFormat format = invocation.Value(_format) is { } word && CaseFormats.TryParse(word, out CaseFormat given) ? given
            : path is null ? CaseFormat.Csv
            : CaseFormats.OfName(path);
        if (encoding == CaseEncoding.Gb18030 && format != CaseFormat.Csv) return invocation.Misused(DiagnosticCatalogue.CaseEncodingNotChosen);
        if (format == CaseFormat.Xlsx && path is null) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "Excel 工作簿的文件名，标准输出只用文本", "--out 案例.xlsx");

        if (encoding == CaseEncoding.Gb18030 && !invocation.Has(_out))
        {
            return invocation.Misused(DiagnosticCatalogue.MissingArgument, "GB18030 编码的输出文件，标准输出只用 UTF-8", "--out 案例.csv");
        }

        string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
        StatuteLibrary library = StatuteLibrary.Load([specs], invocation.Terminal);
        if (library.Select(invocation.Values(_regime), specs, invocation, out int status) is not { } regimes) return status;

        var request = new GenerationRequest
        {
            Programs = [.. regimes.Select(regime => regime.Program)],
            Rows = rows,
            Seed = (ulong)seed,
            Shape = invocation.Value(_shape, Wide) == List ? CaseShape.List : CaseShape.Wide,
            Format = format,
            Encoding = encoding,
        };
        return Write(invocation, request);
    }

    private int Write(Invocation invocation, GenerationRequest request)
    {
        GenerationReport? report = null;
        bool isWritten = ResultOutput.TryWriteStream(
            invocation,
            invocation.Value(_out),
            stream => report = CaseGenerator.Write(request, stream, invocation.Terminal.Cancellation));
        foreach (Diagnostic finding in report?.Diagnostics ?? []) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
        if (!isWritten) return ExitStatus.Failure;
        return report is { Succeeded: true } ? ExitStatus.Ok : ExitStatus.Findings;
    }
}
