using System.Reflection;
using System.Text.RegularExpressions;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Cli.Output;

/// <summary>The page of all diagnostics (docs/诊断.md): what each means, an example that causes it, how to mend it.</summary>
internal static partial class DiagnosticPage
{
    private static readonly (string Prefix, string Title)[] Areas =
    [
        ("ZD10", "字词与切分"),
        ("ZD11", "条款的句法"),
        ("ZD12", "声明与文件头"),
        ("ZD13", "案例的写法"),
        ("ZD20", "含义检查"),
        ("ZD21", "名称、否定与原文的连接词"),
        ("ZD22", "推理检查"),
        ("ZD25", "规则之间的关系"),
        ("ZD26", "案例的含义"),
        ("ZD30", "案例文件与筛查"),
        ("ZD31", "案例文件的其他格式与大批筛查"),
        ("ZD32", "数据库，大批筛查的分片与合并"),
        ("ZD40", "命令行"),
        ("ZD45", "编译缓存"),
        ("ZD50", "与原文对照"),
    ];

    /// <summary>All descriptors, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        .. typeof(DiagnosticCatalogue).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .OrderBy(descriptor => descriptor.Code, StringComparer.Ordinal),
    ];

    /// <summary>A sentence of the catalogue as a rule: … for what is particular to a place; a hint in front of it goes.</summary>
    public static string WithoutPlaceholders(string sentence) =>
        Placeholder().Replace(sentence, "…").TrimStart('…').Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    public static void Write(TextWriter writer)
    {
        writer.WriteLine("# 诊断");
        writer.WriteLine();
        writer.WriteLine("编译器和命令报告的每一种问题：原因、例子、改法。代码一经使用不再改作他用。");
        writer.WriteLine("本页由 `zhaodan diagnostics --markdown` 生成，不要手改；“…”处在实际报告里是具体的字词。");
        writer.WriteLine();
        writer.WriteLine("例子是能重现该问题的完整文件或者命令，测试逐个核对；靠外部原因才出现的，例子是一句说明。");
        foreach ((string prefix, string title) in Areas)
        {
            DiagnosticDescriptor[] area = [.. All.Where(descriptor => descriptor.Code.StartsWith(prefix, StringComparison.Ordinal))];
            if (area.Length == 0) continue;
            writer.WriteLine();
            writer.WriteLine($"## {prefix}xx {title}");
            foreach (DiagnosticDescriptor descriptor in area) WriteEntry(writer, descriptor);
        }
    }

    public static void WriteEntry(TextWriter writer, DiagnosticDescriptor descriptor)
    {
        writer.WriteLine();
        writer.WriteLine($"### {descriptor.Code} {DiagnosticText.SeverityName(descriptor.Severity)}");
        writer.WriteLine();
        writer.WriteLine($"- 原因：{WithoutPlaceholders(descriptor.Message)}");
        writer.WriteLine($"- 改法：{WithoutPlaceholders(descriptor.Mend)}");
        if (Example(descriptor.Code) is not { } example) return;
        writer.WriteLine();
        writer.WriteLine("```");
        foreach (string line in example.TrimEnd().Split('\n')) writer.WriteLine(VisibleText.Of(line));
        writer.WriteLine("```");
    }

    /// <summary>The example that stands in docs/诊断例 under the code; null when there is none.</summary>
    public static string? Example(string code)
    {
        Assembly assembly = typeof(DiagnosticPage).Assembly;
        string? name = assembly.GetManifestResourceNames().FirstOrDefault(candidate => candidate.StartsWith($"examples/{code}.", StringComparison.Ordinal));
        if (name is null || assembly.GetManifestResourceStream(name) is not { } stream) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<!\{)\{\d+\}")]
    private static partial Regex Placeholder();
}
