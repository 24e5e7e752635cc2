namespace Zhaodan.Compiler.Diagnostics;

// ZD476x: clauses as SQL.
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor SqlLayered = new(
        "ZD4760", DiagnosticSeverity.Error,
        "制度“{0}”有几个版本，或者有已编码的上位制度先说话，还不能写成 SQL。",
        "请用 zhaodan screen 筛查这部制度，或者用 --regime 只选别的制度。");
}
