using System.Collections.Immutable;
using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler.Emit.CSharp;

/// <summary>How tightly the outermost operator of an expression binds.</summary>
internal enum Binding
{
    Atom,
    And,
    Or,
    Other,
}

/// <summary>
/// An <c>int</c> expression of generated code: its text, the locals it names (by number) and how many operands it has.
/// </summary>
internal readonly record struct Code(string Text, Binding Binding, ImmutableArray<int> Locals, int Size)
{
    public bool IsAtom => Binding == Binding.Atom;

    public static Code Atom(string text) => new(text, Binding.Atom, [], 1);

    public static Code Local(string name, int number) => new(name, Binding.Atom, [number], 1);

    /// <summary>The text as an operand of an operator that binds as <paramref name="outer"/>.</summary>
    public string Inside(Binding outer) => IsAtom || (Binding == outer && outer is Binding.And or Binding.Or) ? Text : "(" + Text + ")";
}

/// <summary>
/// A piece of a method's body that is never cut. <see cref="Defines"/> is the local that it declares, −1 if none;
/// <see cref="Locals"/> are those that it reads.
/// </summary>
internal sealed record Statement(string Text, int Defines, ImmutableArray<int> Locals, int Weight, SourcePlace? Place);
