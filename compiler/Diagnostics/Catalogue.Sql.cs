namespace Zhaodan.Compiler.Diagnostics;

// ZD476x: clauses as SQL.
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor SqlLayered = new(
        "ZD4760", DiagnosticSeverity.Error,
        "制度“{0}”有几个版本，或者有已编码的上位制度先说话，还不能写成 SQL。",
        "请用 zhaodan screen 筛查这部制度，或者用 --regime 只选别的制度。");

    public static readonly DiagnosticDescriptor SqlColumnsCutAlike = new(
        "ZD4761", DiagnosticSeverity.Error,
        "列名“{0}”太长，{1} 会都截成“{2}”，分不开。",
        "请在表里改用较短的列名，并用对照表（--mapping）说明它们是哪些事实。");
}
