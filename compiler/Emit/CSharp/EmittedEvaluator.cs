using Zhaodan.ProgramForm.Layout;

namespace Zhaodan.Compiler.Emit.CSharp;

/// <summary>What the emitter is told besides the program. Names are valid C# identifiers chosen by the caller.</summary>
public sealed record EmitOptions
{
    public string Namespace { get; init; } = "Zhaodan.Generated";

    public string TypeName { get; init; } = "Evaluator";

    /// <summary>The hash that the evaluator will say it was made from.</summary>
    public string ProgramHash { get; init; } = "";

    /// <summary>Only the assembly itself sees the class: it stands behind a typed surface.</summary>
    public bool IsInternal { get; init; }
}

/// <summary>A compiled evaluator as C# text: one file that declares one class derived from <c>RegimeEvaluator</c>.</summary>
public sealed record EmittedEvaluator(string Text, string FullTypeName, EvaluatorLayout Layout);
