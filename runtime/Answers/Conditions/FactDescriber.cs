using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers.Conditions;

/// <summary>Says of one case what is known of a fact, and from where (language page, section 5, "Facts").</summary>
internal sealed class FactDescriber(RegimeProgram program, FactText names, CaseFacts facts, FactResolution resolution, ImmutableArray<Grant> grants)
{
    public FactAnswer Describe(int index, bool isRelevant)
    {
        Fact fact = program.Facts[index];
        if (fact is { IsCaseDate: true, TruthSlot: >= 0 }) return DescribeCaseDate(index, isRelevant);
        bool hasTruth = fact.TruthSlot >= 0;
        ResolvedFact resolved = resolution[index];
        string quantity = Quantity(index);
        bool isStated = hasTruth ? resolved.Provenance != Provenance.Silent : quantity.Length > 0;
        Provenance provenance = hasTruth && isStated ? resolved.Provenance : isStated ? Provenance.Stated : Provenance.Silent;
        return new FactAnswer
        {
            Mention = names.Mention(index),
            Truth = hasTruth ? resolved.Value : null,
            Quantity = quantity,
            Provenance = provenance,
            Source = hasTruth ? Source(index) : isStated ? "案件陈述" : "未陈述",
            IsRelevant = isRelevant,
            Gloss = fact.Gloss,
        };
    }

    // Its truth part only says whether it is presumed; the date is what a reader wants.
    private FactAnswer DescribeCaseDate(int index, bool isRelevant)
    {
        bool isStated = IsStated(index);
        string quantity = Quantity(index);
        return new FactAnswer
        {
            Mention = names.Mention(index),
            Quantity = isStated && quantity.Length == 0 ? Words.Of(Truth.Unknown) : quantity,
            Provenance = isStated ? Provenance.Stated : Provenance.Presumed,
            Source = isStated ? "案件陈述" : "未写明，推定在施行期间",
            IsRelevant = isRelevant,
            Gloss = program.Facts[index].Gloss,
        };
    }

    /// <summary>Does the case itself speak of the fact?</summary>
    public bool IsStated(int index)
    {
        Fact fact = program.Facts[index];
        return (fact.TruthSlot >= 0 && facts.Truths[fact.TruthSlot] != StatedTruth.Silent) || Quantity(index).Length > 0;
    }

    /// <summary>否（未提出即否）, 是（案件陈述）, 未陈述; on the stated basis a presumption counts for nothing.</summary>
    public string Known(int index, Basis basis)
    {
        ResolvedFact resolved = resolution[index];
        if (basis == Basis.Stated && resolved.RestsOnPresumption)
        {
            return resolved.OnStated == Truth.Unknown ? "未陈述，推定不作为证明" : Words.Of(resolved.OnStated);
        }

        return resolved.Provenance == Provenance.Silent ? Source(index) : $"{Words.Of(resolved.Value)}（{Source(index)}）";
    }

    /// <summary>What the case has of a count, an amount, a date or a choice; empty when it is silent.</summary>
    public string Quantity(int index)
    {
        Fact fact = program.Facts[index];
        if (fact.NumberSlot >= 0) return QuantityText.Range(fact, facts.Numbers[fact.NumberSlot]);
        if (fact.ChoiceSlot < 0) return "";
        ulong all = OptionSet.All(fact.Options.Length);
        ulong left = all & ~facts.Choices[fact.ChoiceSlot].Excluded;
        return left == all ? "" : QuantityText.Options(fact, left);
    }

    public bool RestsOnPresumption(int index) => resolution[index].RestsOnPresumption;

    private string Source(int index)
    {
        Fact fact = program.Facts[index];
        Provenance provenance = resolution[index].Provenance;
        switch (provenance)
        {
            case Provenance.Silent:
                return fact.Kind switch
                {
                    FactKind.Decision => "尚未决定",
                    FactKind.Open => "尚未裁量认定",
                    FactKind.Assertion => "尚未认定",
                    _ => "未陈述",
                };
            case Provenance.Stated:
                return resolution[index].Value == Truth.Unknown ? "案件陈述" : fact.Kind switch
                {
                    FactKind.Decision => "已作决定",
                    FactKind.Assertion => "案件认定",
                    FactKind.Open when GrantOf(index) is { Length: > 0 } reason => "认可：" + reason,
                    _ => "案件陈述",
                };
            case Provenance.Presumed:
                return Presumed(fact);
            case Provenance.PresumedByCase:
                return "其余否";
            default:
                bool onPresumption = provenance == Provenance.ForcedByPresumption;
                return resolution.ForcingOf(index) is { } forcing
                    ? $"由{(onPresumption ? "推定的" : "")}{names.Label(forcing.From)}依「{forcing.Origin}」推出"
                    : onPresumption ? "由推定推出" : "推出";
        }
    }

    private string GrantOf(int index)
    {
        foreach (Grant grant in grants)
        {
            if (grant.Fact == index) return grant.Reason;
        }

        return "";
    }

    private static string Presumed(Fact fact) => fact.Kind switch
    {
        FactKind.Link => "推定的因果关系",
        FactKind.Open => "未经裁量认定，推定否",
        FactKind.Reading => "未指定读法，取默认读法",
        _ => fact.Presumption switch
        {
            Presumption.Burden => "未提出即否",
            Presumption.True => "推定是",
            _ => "推定否",
        },
    };
}
