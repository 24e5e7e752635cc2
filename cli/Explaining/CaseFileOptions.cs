using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Input;

namespace Zhaodan.Cli.Explaining;

/// <summary>How a case table is to be read: the same options for <c>explain</c> and <c>screen</c>.</summary>
internal sealed class CaseFileOptions(Func<CliOption, CliOption> add, bool hasUnmentioned = true)
{
    private const string False = "否";
    private const string Unknown = "不明";

    private readonly CliOption? _unmentioned = !hasUnmentioned ? null : add(new CliOption("--unmentioned", "--其余", $"{False}|{Unknown}", $"没有提到的是否事实怎样看待：{False}，或者{Unknown}（默认）", False, Unknown));
    private readonly CliOption _keep = add(new CliOption("--keep", "--保留", "列名", "案例表自己的列，原样带到结果里，多个用逗号隔开"));
    private readonly CliOption _encoding = add(new CliOption("--encoding", "--编码", "编码", "CSV 的编码：UTF-8 或者 GB18030，不写则自己判断"));
    private readonly CliOption _inputFormat = add(new CliOption("--input-format", "--输入格式", "格式", $"案例表的格式：{CaseFormats.Words}；不写则看文件的结尾，都不像就是 csv", "csv", "ndjson", "xlsx", "arrow"));
    private readonly CliOption _sheet = add(new CliOption("--sheet", "--工作表", "名称", "读 Excel 工作簿的哪一张工作表，不写则第一张"));
    private readonly CliOption _allowMissing = add(new CliOption("--allow-missing", "--允许缺列", "", "确认案例表里没有的列确实没有，按没有提到处理"));

    /// <summary>The first of these options that is given; null: none.</summary>
    public string? FirstGiven(Invocation invocation) => Array.Find([_unmentioned, _keep, _encoding, _inputFormat, _sheet, _allowMissing], option => option is not null && invocation.Has(option))?.Name;

    /// <summary>The first option given that only a file can have; null: none.</summary>
    public string? FirstOfFile(Invocation invocation) => Array.Find([_encoding, _inputFormat, _sheet], invocation.Has)?.Name;

    /// <summary>其余 否</summary>
    public bool RestFalse(Invocation invocation) => _unmentioned is not null && invocation.Value(_unmentioned, Unknown) == False;

    /// <summary>False when an option cannot be used, which is reported.</summary>
    public bool TryRead(Invocation invocation, out CaseReaderOptions options)
    {
        options = new CaseReaderOptions { Keep = [.. invocation.Values(_keep)], AllowMissing = invocation.Has(_allowMissing), Sheet = invocation.Value(_sheet) };
        if (invocation.Value(_inputFormat) is { } word && CaseFormats.TryParse(word, out CaseFormat format)) options = options with { Format = format };
        if (invocation.Value(_encoding) is not { } text) return true;
        if (CaseEncodings.TryParse(text, out CaseEncoding encoding))
        {
            options = options with { Encoding = encoding };
            return true;
        }

        invocation.Report(DiagnosticCatalogue.BadOptionValue, _encoding.Name, text, "UTF-8、GB18030");
        return false;
    }
}
