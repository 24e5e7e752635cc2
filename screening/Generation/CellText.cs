using System.Globalization;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Screening.Generation;

/// <summary>Values as registers write them; now and then in another of the ways that are read.</summary>
internal static class CellText
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    public static string Truth(StatedTruth truth) => truth switch
    {
        StatedTruth.True => "是",
        StatedTruth.False => "否",
        StatedTruth.Unknown => "不明",
        _ => "",
    };

    public static string Number(Fact fact, long value, RandomSource random)
    {
        bool plain = !random.Percent(15);
        switch (fact.Kind)
        {
            case FactKind.Money:
                if (!plain && value % 100_000 == 0 && value > 0) return Plain(value / 1_000_000m) + "万元";
                return Plain(value / 100m) + (plain ? "" : "元");
            case FactKind.Date or FactKind.Event:
                DateOnly date = Epoch.AddDays((int)Math.Clamp(value, -700_000, 2_900_000));
                return date.ToString(plain ? "yyyy-MM-dd" : "yyyy年M月d日", CultureInfo.InvariantCulture);
            default:
                return Plain(value) + (plain ? "" : random.Percent(80) ? fact.Unit : fact.Unit + "以上");
        }
    }

    private static string Plain(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
