using Zhaodan.Runtime.Evaluators;

namespace Zhaodan.Runtime.Regimes;

/// <summary>Compares what two layers over the same regime, one interpreted and one compiled, came to in the case at hand.</summary>
public static class LayerAgreement
{
    public static IReadOnlyList<Disagreement> Differences(RegimeLayer interpreted, RegimeLayer compiled)
    {
        var found = new List<Disagreement>();
        if (interpreted.IsContradictory != compiled.IsContradictory)
        {
            found.Add(new Disagreement("contradictory", $"{interpreted.IsContradictory}", $"{compiled.IsContradictory}"));
        }

        if (interpreted.IsContradictory || compiled.IsContradictory) return found;
        for (int f = 0; f < interpreted.Regime.Families.Length; f++)
        {
            Same($"answering of {interpreted.Regime.Families[f].Code}", interpreted.IsAnswered(f), compiled.IsAnswered(f));
            if (!interpreted.IsAnswered(f) || !compiled.IsAnswered(f)) continue;
            string code = interpreted.Regime.Families[f].Code;
            FamilyOutcome one = interpreted.Family(f), other = compiled.Family(f);
            Same($"scope of {code}", one.Scope, other.Scope);
            Same($"versions of {code}", one.Used, other.Used);
            Same($"ground of {code}", one.Ground, other.Ground);
            for (int g = 0; g < one.Groups.Length; g++) Same($"group {interpreted.GroupsOf(f)[g].Name} of {code}", one.Groups[g], other.Groups[g]);
        }

        return found;

        void Same<T>(string what, T a, T b)
            where T : struct
        {
            if (!EqualityComparer<T>.Default.Equals(a, b)) found.Add(new Disagreement(what, $"{a}", $"{b}"));
        }
    }
}
