using Zhaodan.ProgramForm.Printing;

namespace Zhaodan.ProgramForm.Compiled;

/// <summary>The identity of a program: SHA-256 of its canonical text. A host may pin it; results name it.</summary>
public static class ProgramHash
{
    public static string Of(RegimeProgram program) => ContentHash.OfText(ProgramPrinter.Print(program));
}
