using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Embedding;
using Zhaodan.Runtime.Evaluators;

namespace Zhaodan.Generator.Tests;

/// <summary>A generated regime type, used by what a case states and not by the names of its facts.</summary>
internal sealed class GeneratedRegime
{
    private static readonly MethodInfo s_read = typeof(GeneratedRegime).GetMethod(nameof(ReadBoxed), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly EmbeddedRegime _regime;
    private readonly Type _answer;
    private readonly byte[] _facts;

    public GeneratedRegime(Assembly assembly, string space, string type)
    {
        Type found = assembly.GetType(space + "." + type, throwOnError: true)!;
        _regime = (EmbeddedRegime)found.GetField("s_regime", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        _answer = found.GetNestedType("Answer")!;
        Type facts = assembly.GetType(space + ".案情", throwOnError: true)!;
        _facts = new byte[facts.StructLayoutAttribute!.Size];
        Evaluators = (RegimeEvaluator[])typeof(EmbeddedRegime).GetField("_evaluators", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(_regime)!;
    }

    public LinkedRegime Regime => _regime.Regime;

    public RegimeEvaluator[] Evaluators { get; }

    /// <summary>What an act states, by each program of the regime.</summary>
    public void State(ImmutableArray<TestAct> acts)
    {
        Array.Clear(_facts);
        for (int p = 0; p < acts.Length; p++)
        {
            RegimeProgram program = Regime.Programs[p];
            FactLayout layout = EvaluatorLayout.Of(program).Facts;
            foreach (TruthStatement stated in acts[p].Truths) _facts[layout.TruthIndex(stated.Fact)] = (byte)stated.Truth;
            foreach (NumberStatement stated in acts[p].Numbers) MemoryMarshal.Write(_facts.AsSpan(layout.NumberOffset(program.Facts[stated.Fact].NumberSlot)), stated.Range);
            foreach (ChoiceStatement stated in acts[p].Choices) MemoryMarshal.Write(_facts.AsSpan(layout.ChoiceOffset(program.Facts[stated.Fact].ChoiceSlot)), stated.Options);
            if (acts[p].RestFalse) _facts[layout.RestFalseOffset] = 1;
        }
    }

    /// <summary>The answer type's value, boxed.</summary>
    public object Evaluate(ReadOnlySpan<StatedLaw> laws)
    {
        var outcome = new byte[_answer.StructLayoutAttribute!.Size];
        if (Regime.Programs.Length > 1 || !laws.IsEmpty) _regime.EvaluateLayered(_facts, laws, outcome);
        else _regime.Evaluate(ref _facts[0], ref outcome[0]);
        return s_read.MakeGenericMethod(_answer).Invoke(null, [outcome])!;
    }

    public Answer Explain(ReadOnlySpan<StatedLaw> laws, AnswerRequest request) => _regime.Explain(_facts, laws, request);

    public static T Get<T>(object of, string property) => (T)of.GetType().GetProperty(property)!.GetValue(of)!;

    public static ulong Mask(object conclusion, string property) => Convert.ToUInt64(conclusion.GetType().GetProperty(property)!.GetValue(conclusion), System.Globalization.CultureInfo.InvariantCulture);

    private static object ReadBoxed<T>(byte[] bytes)
        where T : struct => MemoryMarshal.Read<T>(bytes);
}
