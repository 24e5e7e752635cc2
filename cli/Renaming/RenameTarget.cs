using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Symbols;

namespace Zhaodan.Cli.Renaming;

/// <summary>Finds the term that is to be renamed and sees that the new name is free.</summary>
internal static class RenameTarget
{
    /// <summary>Null where the rename is refused, which is reported.</summary>
    public static Symbol? Find(CompilationResult library, string specs, string old, string name, Invocation invocation)
    {
        Symbol[] declared = [.. library.Vocabularies.SelectMany(vocabulary => Declared(vocabulary, old))];
        if (declared.Length > 1)
        {
            invocation.Report(DiagnosticCatalogue.TermDeclaredTwice, old, string.Join('、', declared.Select(symbol => $"{symbol.Location.Source.Path}:{symbol.Location.Line}")));
            return null;
        }

        if (declared.Length == 0)
        {
            if (library.Vocabularies.Select(vocabulary => vocabulary.Find(old)).FirstOrDefault(symbol => symbol is not null) is { } other)
            {
                invocation.Report(DiagnosticCatalogue.TermIsAnotherName, old, other.Name, name);
            }
            else
            {
                IEnumerable<string> known = library.Vocabularies.SelectMany(vocabulary => vocabulary.Facts.Select(fact => fact.Name).Concat(vocabulary.Groups.Select(group => group.Name)));
                invocation.Report(DiagnosticCatalogue.TermNotDeclared, specs, old, Suggestion.For(old, known));
            }

            return null;
        }

        Symbol? taken = library.Vocabularies.Select(vocabulary => vocabulary.Find(name) ?? vocabulary.FindGroup(name)).FirstOrDefault(symbol => symbol is not null);
        if (taken is null) return declared[0];
        invocation.Report(DiagnosticCatalogue.NewNameTaken, name, taken.KindName, taken.Name);
        return null;
    }

    // A group and a value of one name are two declarations: in 应得 处分 处分 nobody could tell them apart.
    private static IEnumerable<Symbol> Declared(Vocabulary vocabulary, string name)
    {
        if (vocabulary.Find(name) is { } word && word.Name == name) yield return word;
        if (vocabulary.FindGroup(name) is { } group) yield return group;
    }
}
