using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Analysis.WhatIf;

/// <summary>One fact as it might have been: 是, 否, a number or an option.</summary>
internal abstract record FactOption(int Fact)
{
    public abstract void State(RegimeProgram program, CaseFacts facts);

    public abstract string Text(RegimeProgram program);
}

internal sealed record TruthOption(int Fact, bool Value) : FactOption(Fact)
{
    public override void State(RegimeProgram program, CaseFacts facts) => facts.Truths[program.Facts[Fact].TruthSlot] = Value ? StatedTruth.True : StatedTruth.False;

    public override string Text(RegimeProgram program) => Words.Of(Value ? Truth.True : Truth.False);
}

internal sealed record NumberOption(int Fact, long Value) : FactOption(Fact)
{
    public override void State(RegimeProgram program, CaseFacts facts) => facts.Numbers[program.Facts[Fact].NumberSlot] = NumberRange.Exactly(Value);

    public override string Text(RegimeProgram program) => QuantityText.Number(program.Facts[Fact], Value);
}

internal sealed record ChoiceOption(int Fact, int Option) : FactOption(Fact)
{
    public override void State(RegimeProgram program, CaseFacts facts) =>
        facts.Choices[program.Facts[Fact].ChoiceSlot] = OptionSet.Exactly(Option, program.Facts[Fact].Options.Length);

    public override string Text(RegimeProgram program) => program.Facts[Fact].Options[Option];
}
