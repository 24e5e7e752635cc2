using Zhaodan.Compiler.Lowering;

namespace Zhaodan.Analysis.Strength;

/// <summary>A mutation as a drafter reads it: 第八条第（一）项，去掉除外「故意违法」.</summary>
public static class MutationText
{
    private const int MostCitations = 3;

    public static string Of(Mutation mutation) => $"{Where(mutation)}，{What(mutation)}";

    /// <summary>Where the mutated words stand; a shared head stands in many rules.</summary>
    public static string Where(Mutation mutation) => mutation.Citations.Length <= MostCitations
        ? string.Join('、', mutation.Citations)
        : $"{string.Join('、', mutation.Citations.Take(MostCitations - 1))}等{mutation.Citations.Length}条规则";

    public static string What(Mutation mutation)
    {
        string place = mutation.Place switch
        {
            MutationPlace.Exception => "除外",
            MutationPlace.Counter => "除外的除外",
            MutationPlace.Definition => "定义中",
            _ => "",
        };
        return mutation.Kind switch
        {
            MutationKind.Drop => $"去掉{place}「{mutation.Words}」",
            MutationKind.Negate => $"把{place}「{mutation.Words}」反过来",
            MutationKind.Unlink => $"去掉因果「{mutation.Words}」",
            _ => $"不再优先于{mutation.Words}",
        };
    }
}
