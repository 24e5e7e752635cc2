using System.Collections.Immutable;
using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler.Emit.Smt;

/// <summary>
/// Regimes as a script of SMT-LIB 2.6 that any solver reads: facts are symbols, conditions are defined terms, 互斥, 反义 and 蕴含
/// are asserted. What it means is what <see cref="SmtOptions"/> says; a question is asked by asserting a claim and (check-sat).
/// Facts are those after presumption: what is presumed of a silent case is no part of the script.
/// </summary>
public sealed class SmtScript
{
    private readonly List<string> _lines = [];
    private readonly SmtFacts _facts;

    public SmtScript(SmtOptions? options = null)
    {
        Options = options ?? new SmtOptions();
        _facts = new SmtFacts(Options, _lines);
        _lines.Add("; SMT-LIB 2.6" + (Options.IsIncomplete ? "，事实可以不明：每个条件一对符号（可能、确定）" : "，事实只有是、否"));
        _lines.Add("(set-option :produce-models true)");
        _lines.Add("(set-logic QF_LIA)");
    }

    public SmtOptions Options { get; }

    /// <summary>Adds a regime; regimes share the facts of their vocabularies.</summary>
    public SmtRegime Add(RegimeProgram program)
    {
        _lines.Add($"; ==== 《{Comment(program.Header.Title)}》{Comment(program.Header.Code)} ====");
        foreach (BinaryConstraint constraint in program.Constraints)
        {
            SmtTruth first = Literal(program, constraint.First), second = Literal(program, constraint.Second);
            _lines.Add($"(assert {SmtTerm.Or(first.Possible, second.Certain)}) ; {Comment(constraint.Origin)}");
            if (Options.IsIncomplete) _lines.Add($"(assert {SmtTerm.Or(first.Certain, second.Possible)})");
        }

        return new SmtRegime(program, _facts, _lines);
    }

    /// <summary>A claim that every case of the question meets.</summary>
    public void Assert(string term) => _lines.Add($"(assert {term})");

    public override string ToString() => string.Join("\n", _lines) + "\n";

    /// <summary>One regime as a script, with the terms to ask for named at its end.</summary>
    public static string Of(RegimeProgram program, SmtOptions? options = null)
    {
        var script = new SmtScript(options);
        SmtRegime regime = script.Add(program);
        script._lines.Add("; 案件在适用范围之内");
        script.Assert(regime.Scope.Possible);
        script._lines.Add("; 提问：加上要求，例如 (assert |…=… 确定|)，再写");
        script._lines.Add("(check-sat)");
        return script.ToString();
    }

    private SmtTruth Literal(RegimeProgram program, Literal literal)
    {
        SmtTruth truth = _facts.Truth(program, literal.Fact);
        return literal.Positive ? truth : new SmtTruth(SmtTerm.Not(truth.Certain), SmtTerm.Not(truth.Possible));
    }

    internal static string Comment(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);
}
