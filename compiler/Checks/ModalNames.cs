using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Symbols;

namespace Zhaodan.Compiler.Checks;

/// <summary>
/// A value named 可以解除 or 不得解除 hides its modality: what the clause then says of it is no longer 可以 or 不得, and the two
/// are never held against each other (language page, sections 4 and 7).
/// </summary>
internal static class ModalNames
{
    private static readonly string[] Modals = ["可以", "应当", "不得", "应予"];

    public static void Check(Vocabulary vocabulary, DiagnosticBag diagnostics)
    {
        foreach (ValueSymbol value in vocabulary.Groups.SelectMany(group => group.Values))
        {
            string? modal = Array.Find(Modals, word => value.Name.Length > word.Length && value.Name.StartsWith(word, StringComparison.Ordinal));
            if (modal is not null) diagnostics.Report(DiagnosticCatalogue.ModalInValue, value.Location, value.Name, modal, value.Name.Substring(modal.Length));
        }
    }
}
