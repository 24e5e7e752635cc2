using System.Globalization;
using System.Text;
using Zhaodan.Cli.Fidelity;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity.Import;
using Zhaodan.Compiler.Fidelity.Published;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Cli.Commands;

/// <summary>Makes a draft regime of a published text, for a drafter to start from.</summary>
internal sealed class ImportCommand : CliCommand
{
    private readonly CliOption _code;
    private readonly CliOption _out;

    public ImportCommand()
        : base("import", "导入", "由公布的原文做一份制度草稿：条、项、除外和建议的词")
    {
        Operands = "原文文件";
        OperandsHelp = "公布的原文（.txt），UTF-8、UTF-16 或者 GB18030；一个文件里有几部办法的，各成一部制度";
        MaxOperands = 1;
        _code = Add(new CliOption("--code", "--代号", "代号", "制度的代号，不写则用文件名；有几部办法的，后面加序号"));
        _out = Add(LibraryOptions.Out("写入文件（.statute），不写则输出到标准输出"));
        Details = "草稿能通过检查的解析，但不是编码：词只是照字面建议的，每一条都要对照原文改定。\n" +
            "照单看不出写法的条文列在待编码，附上原文的话。接着运行 zhaodan check 草稿 --source 原文，看还缺什么。";
        Examples = [("zhaodan import 原文/办法.txt --out 草稿/办法.statute", "从原文开始起草")];
    }

    public override int Run(Invocation invocation)
    {
        if (invocation.Operands is not [string path]) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "公布的原文", "zhaodan import 原文/办法.txt");
        if (PublishedFiles.Read(path, invocation.Terminal) is not { } published) return ExitStatus.Usage;
        foreach (Diagnostic finding in published.Findings.Items) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
        if (published.Findings.HasErrors) return ExitStatus.Findings;
        PublishedDocument[] documents = [.. published.Files.SelectMany(file => file.Documents)];
        if (documents.Length == 0)
        {
            invocation.Report(DiagnosticCatalogue.PublishedWithoutProvisions, path);
            return ExitStatus.Findings;
        }

        string code = CodeOf(invocation.Value(_code) ?? Path.GetFileNameWithoutExtension(path));
        var text = new StringBuilder();
        for (int i = 0; i < documents.Length; i++)
        {
            invocation.Terminal.Cancellation.ThrowIfCancellationRequested();
            Skeleton skeleton = SkeletonWriter.Write(documents[i], documents.Length == 1 ? code : code + (i + 1).ToString(CultureInfo.InvariantCulture), Path.GetFileName(documents[i].Source.Path));
            // One file begins with 语言 once.
            text.Append(i == 0 ? skeleton.Text : "\n" + skeleton.Text[(skeleton.Text.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
            string title = documents[i].Title.Length > 0 ? $"《{documents[i].Title}》" : "（没有标题）";
            invocation.Terminal.Error.WriteLine(VisibleText.Of(string.Create(
                CultureInfo.InvariantCulture,
                $"{title}：{skeleton.Articles} 条，起草 {skeleton.Drafted} 处，待编码 {skeleton.Pending} 处，建议事实 {skeleton.Facts} 个、结论 {skeleton.Values} 个。")));
        }

        return ResultOutput.TryWriteText(invocation, invocation.Value(_out), (writer, _) => writer.Write(text.ToString())) ? ExitStatus.Ok : ExitStatus.Failure;
    }

    // A 代号 is one word.
    private static string CodeOf(string code)
    {
        string name = string.Concat(code.Where(c => char.IsLetterOrDigit(c) || c == '-'));
        return name.Length > 0 ? name : "草稿";
    }
}
