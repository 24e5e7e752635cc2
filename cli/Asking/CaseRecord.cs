using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Cli.Asking;

/// <summary>
/// What a case states, written down so that it can be read again: as 案例 under each regime, or as a case table of one row
/// (是、否、不明 as lists, a column for each number, date and choice).
/// </summary>
internal static class CaseRecord
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);
    private static readonly DateOnly LastDay = DateOnly.MaxValue;

    public static void WriteStatute(TextWriter writer, string name, ImmutableArray<(RegimeProgram Program, CaseFacts Facts)> regimes)
    {
        writer.WriteLine("语言 1");
        foreach ((RegimeProgram program, CaseFacts facts) in regimes)
        {
            writer.WriteLine($"案例集 {program.Header.Code}");
            writer.WriteLine($"案例「{Plain(name)}」");
            writer.WriteLine("  理由「由 zhaodan ask 记录的案情，应得的结论待人填写」");
            writer.WriteLine("  来源 生成");
            foreach ((StatedTruth truth, string word) in new[] { (StatedTruth.True, "是"), (StatedTruth.False, "否"), (StatedTruth.Unknown, "不明") })
            {
                string[] names = [.. program.Facts.Where(fact => fact.TruthSlot >= 0 && fact.Kind != FactKind.Reading && facts.Truths[fact.TruthSlot] == truth && !IsDated(fact, facts)).Select(fact => Quoted(fact.Name))];
                if (names.Length > 0) writer.WriteLine($"  {word} {string.Join('、', names)}");
            }

            // 否 is the default reading, 是 the other one; the fact is named 读法 and its place.
            foreach (Fact fact in program.Facts.Where(fact => fact.Kind == FactKind.Reading))
            {
                if (facts.Truths[fact.TruthSlot] is StatedTruth.True or StatedTruth.False) writer.WriteLine($"  {fact.Name} {fact.Options[facts.Truths[fact.TruthSlot] == StatedTruth.True ? 1 : 0]}");
            }

            string[] values = [.. program.Facts.Select(fact => (fact, Value: Value(fact, facts))).Where(value => value.Value.Length > 0).Select(value => $"{Quoted(value.fact.Name)} {value.Value}")];
            foreach (string value in values) writer.WriteLine($"  取值 {value}");
            foreach (Fact reading in program.Facts.Where(fact => Letter(fact, facts).Length > 0)) writer.WriteLine($"  {reading.Name} {Letter(reading, facts)}");
            if (facts.RestFalse) writer.WriteLine("  其余 否");
            writer.WriteLine();
        }
    }

    public static void WriteTable(Stream stream, string name, CaseSchema schema, ImmutableArray<(RegimeProgram Program, CaseFacts Facts)> regimes)
    {
        using var writer = new CsvWriter(stream, new UTF8Encoding(false), withMark: true);
        Dictionary<SchemaFact, (Fact Fact, CaseFacts Facts)> stated = Stated(schema, regimes);
        SchemaFact[] readings = [.. schema.Facts.Where(fact => stated.TryGetValue(fact, out (Fact Fact, CaseFacts Facts) of) && Letter(of.Fact, of.Facts).Length > 0)];
        SchemaFact[] quantities = [.. schema.Facts.Where(fact => fact.IsUsed && (fact.NumberIndex >= 0 || fact.ChoiceIndex >= 0))];
        foreach (string column in (string[])["案号", "是", "否", "不明", "认定", "决定", .. quantities.Select(fact => fact.Name), .. readings.Select(fact => fact.Name)]) writer.Cell(column);
        writer.EndRow();
        writer.Cell(name);
        foreach (StatedTruth truth in new[] { StatedTruth.True, StatedTruth.False, StatedTruth.Unknown })
        {
            writer.Cell(string.Join('、', Names(fact => fact.Kind is not (FactKind.Assertion or FactKind.Decision or FactKind.Reading), truth).Select(Listed)));
        }

        writer.Cell(string.Join('、', Names(fact => fact.Kind == FactKind.Assertion, StatedTruth.True).Select(found => After(found, "认定 "))));
        string[] decided =
        [
            .. Names(fact => fact.Kind == FactKind.Decision, StatedTruth.True).Select(found => After(found, "决定 ")),
            .. Names(fact => fact.Kind == FactKind.Decision, StatedTruth.False).Select(found => "不" + After(found, "决定 ")),
        ];
        writer.Cell(string.Join('、', decided));
        foreach (SchemaFact fact in quantities) writer.Cell(stated.TryGetValue(fact, out (Fact Fact, CaseFacts Facts) of) ? Value(of.Fact, of.Facts) : "");
        foreach (SchemaFact fact in readings) writer.Cell(Letter(stated[fact].Fact, stated[fact].Facts));
        writer.EndRow();
        writer.Finish();

        IEnumerable<string> Names(Func<Fact, bool> isWanted, StatedTruth truth) => stated
            .Where(of => isWanted(of.Value.Fact) && of.Value.Fact.TruthSlot >= 0 && of.Value.Facts.Truths[of.Value.Fact.TruthSlot] == truth && !IsDated(of.Value.Fact, of.Value.Facts))
            .Select(of => of.Key.Name);
    }

    // The first regime that has a fact speaks for all: answers go to every one of them.
    private static Dictionary<SchemaFact, (Fact Fact, CaseFacts Facts)> Stated(CaseSchema schema, ImmutableArray<(RegimeProgram Program, CaseFacts Facts)> regimes)
    {
        var stated = new Dictionary<SchemaFact, (Fact, CaseFacts)>();
        foreach ((RegimeProgram program, CaseFacts facts) in regimes)
        {
            foreach (Fact fact in program.Facts) stated.TryAdd(schema.Find(program, fact), (fact, facts));
        }

        return stated;
    }

    // 甲 or 乙 where the case chooses a reading.
    private static string Letter(Fact fact, CaseFacts facts) => fact.Kind != FactKind.Reading ? "" : facts.Truths[fact.TruthSlot] switch
    {
        StatedTruth.False => fact.Options[0],
        StatedTruth.True => fact.Options[1],
        _ => "",
    };

    // An event with a date says 是 by its date.
    private static bool IsDated(Fact fact, CaseFacts facts) =>
        fact.Kind == FactKind.Event && facts.Truths[fact.TruthSlot] == StatedTruth.True && !facts.Numbers[fact.NumberSlot].IsAnything;

    private static string Value(Fact fact, CaseFacts facts)
    {
        if (fact.ChoiceSlot >= 0)
        {
            OptionSet choice = facts.Choices[fact.ChoiceSlot];
            return choice.Excluded == 0 ? "" : string.Join("或者", fact.Options.Where((_, i) => (choice.Excluded & (1UL << i)) == 0));
        }

        if (fact.NumberSlot < 0 || facts.Numbers[fact.NumberSlot].IsAnything) return "";
        NumberRange range = facts.Numbers[fact.NumberSlot];
        bool isDate = fact.Kind is FactKind.Date or FactKind.Event;
        if (range.IsExact) return Number(fact, range.Low);
        if (range.High == long.MaxValue) return isDate ? "不早于" + Number(fact, range.Low) : Number(fact, range.Low) + "以上";
        if (range.Low == long.MinValue || (!isDate && range.Low == 0)) return isDate ? "不晚于" + Number(fact, range.High) : Number(fact, range.High) + "以下";
        return $"{Number(fact, range.Low)}至{Number(fact, range.High)}";
    }

    private static string Number(Fact fact, long value) => fact.Kind switch
    {
        FactKind.Money => (value / 100m).ToString("0.##", CultureInfo.InvariantCulture) + "元",
        FactKind.Date or FactKind.Event => Day(value),
        _ => value.ToString(CultureInfo.InvariantCulture) + fact.Unit,
    };

    private static string Day(long value)
    {
        long number = Math.Clamp(value + Epoch.DayNumber, 0, LastDay.DayNumber);
        DateOnly date = DateOnly.FromDayNumber((int)number);
        return string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");
    }

    // A name that is more than one word, or holds what separates names, stands in 「」.
    private static string Quoted(string name) => name.All(c => char.IsLetterOrDigit(c)) ? name : $"「{name}」";

    private static string Listed(string name) => name.Contains('、', StringComparison.Ordinal) ? $"「{name}」" : name;

    private static string After(string name, string mark) => name.StartsWith(mark, StringComparison.Ordinal) ? name[mark.Length..] : name;

    private static string Plain(string name) => name.Replace('「', '『').Replace('」', '』');
}
