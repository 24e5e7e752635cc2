using System.Collections.Immutable;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Cli.Asking;

/// <summary>
/// What a case states, written down so that it can be read again: as 案例 under each regime, or as a case table of one row
/// (是、否、不明 as lists, a column for each number, date, choice and reading).
/// </summary>
internal sealed record CaseRecord(string Name, ImmutableArray<StatedLaw> Laws, ImmutableArray<RecordedRegime> Regimes)
{
    public void WriteStatute(TextWriter writer)
    {
        writer.WriteLine("语言 1");
        foreach (RecordedRegime regime in Regimes)
        {
            writer.WriteLine($"案例集 {regime.Home.Header.FamilyCode}");
            writer.WriteLine($"案例「{StatedText.Plain(Name)}」");
            writer.WriteLine("  理由「由 zhaodan ask 记录的案情，应得的结论待人填写」");
            writer.WriteLine("  来源 生成");
            foreach ((Fact date, CaseFacts facts) in regime.Stated.Where(stated => stated.Fact.IsCaseDate))
            {
                string name = date.Name.StartsWith(CaseDateNames.InForce, StringComparison.Ordinal) ? CaseDateNames.InForce : date.Name;
                if (StatedText.Value(date, facts) is { Length: > 0 } value) writer.WriteLine($"  {name} {value}");
            }

            foreach (StatedLaw law in Laws) writer.WriteLine($"  另有规定 {StatedText.Law(law)}");
            foreach ((StatedTruth truth, string word) in new[] { (StatedTruth.True, "是"), (StatedTruth.False, "否"), (StatedTruth.Unknown, "不明") })
            {
                string[] names =
                [
                    .. regime.Stated.Where(stated => IsListed(stated.Fact) && stated.Facts.Truths[stated.Fact.TruthSlot] == truth && !StatedText.IsDated(stated.Fact, stated.Facts) && !regime.Grants.ContainsKey(stated.Fact.Name))
                        .Select(stated => StatedText.Quoted(stated.Fact.Name)),
                ];
                if (names.Length > 0) writer.WriteLine($"  {word} {string.Join('、', names)}");
            }

            foreach ((string item, string reason) in regime.Grants) writer.WriteLine($"  认可 {StatedText.Grant(item, reason)}");
            foreach ((Fact fact, CaseFacts facts) in regime.Stated.Where(stated => !stated.Fact.IsCaseDate))
            {
                if (StatedText.Value(fact, facts) is { Length: > 0 } value) writer.WriteLine($"  取值 {StatedText.Quoted(fact.Name)} {value}");
            }

            // 否 is the default reading, 是 the other one; the fact is named 读法 and its place.
            foreach ((Fact fact, CaseFacts facts) in regime.Stated)
            {
                if (StatedText.Letter(fact, facts) is { Length: > 0 } letter) writer.WriteLine($"  {fact.Name} {letter}");
            }

            if (regime.RestFalse) writer.WriteLine("  其余 否");
            writer.WriteLine();
        }
    }

    public void WriteTable(Stream stream, CaseSchema schema)
    {
        using var writer = new CsvWriter(stream, new UTF8Encoding(false), withMark: true);
        Dictionary<SchemaFact, (Fact Fact, CaseFacts Facts)> stated = Stated(schema);
        SchemaFact[] readings = [.. schema.Facts.Where(fact => stated.TryGetValue(fact, out (Fact Fact, CaseFacts Facts) of) && StatedText.Letter(of.Fact, of.Facts).Length > 0)];
        SchemaFact[] quantities =
        [
            .. schema.Facts.Where(fact => (fact.NumberIndex >= 0 || fact.ChoiceIndex >= 0)
                && (fact.IsUsed || (stated.TryGetValue(fact, out (Fact Fact, CaseFacts Facts) of) && StatedText.Value(of.Fact, of.Facts).Length > 0))),
        ];
        string[] grants = [.. schema.Facts.SelectMany(fact => Regimes.Where(_ => fact.Fact.Kind == FactKind.Open).SelectMany(regime => regime.GrantsOf(schema, fact)).Distinct())];
        foreach (string column in (string[])["案号", "是", "否", "不明", "认定", "决定", "另有规定", "认可", .. quantities.Select(fact => fact.Name), .. readings.Select(fact => fact.Name)]) writer.Cell(column);
        writer.EndRow();
        writer.Cell(Name);
        foreach (StatedTruth truth in new[] { StatedTruth.True, StatedTruth.False, StatedTruth.Unknown })
        {
            writer.Cell(string.Join('、', Names(fact => IsListed(fact) && fact.Kind is not (FactKind.Assertion or FactKind.Decision), truth).Where(name => !IsGranted(name)).Select(StatedText.Listed)));
        }

        writer.Cell(string.Join('、', Names(fact => fact.Kind == FactKind.Assertion, StatedTruth.True).Select(found => After(found, "认定 "))));
        string[] decided =
        [
            .. Names(fact => fact.Kind == FactKind.Decision, StatedTruth.True).Select(found => After(found, "决定 ")),
            .. Names(fact => fact.Kind == FactKind.Decision, StatedTruth.False).Select(found => "不" + After(found, "决定 ")),
        ];
        writer.Cell(string.Join('、', decided));
        writer.Cell(string.Join('、', Laws.Select(StatedText.Law)));
        writer.Cell(string.Join('、', grants));
        foreach (SchemaFact fact in quantities) writer.Cell(stated.TryGetValue(fact, out (Fact Fact, CaseFacts Facts) of) ? StatedText.Value(of.Fact, of.Facts) : "");
        foreach (SchemaFact fact in readings) writer.Cell(StatedText.Letter(stated[fact].Fact, stated[fact].Facts));
        writer.EndRow();
        writer.Finish();

        IEnumerable<string> Names(Func<Fact, bool> isWanted, StatedTruth truth) => stated
            .Where(of => isWanted(of.Value.Fact) && of.Value.Fact.TruthSlot >= 0 && of.Value.Facts.Truths[of.Value.Fact.TruthSlot] == truth && !StatedText.IsDated(of.Value.Fact, of.Value.Facts))
            .Select(of => of.Key.Name);

        bool IsGranted(string name) => Array.Exists(grants, grant => grant.StartsWith(name + "「", StringComparison.Ordinal));
    }

    // The first program that has a fact speaks for all: answers go to every one of them.
    private Dictionary<SchemaFact, (Fact Fact, CaseFacts Facts)> Stated(CaseSchema schema)
    {
        var stated = new Dictionary<SchemaFact, (Fact, CaseFacts)>();
        foreach ((RegimeProgram program, CaseFacts facts) in Regimes.SelectMany(regime => regime.Programs))
        {
            foreach (Fact fact in program.Facts) stated.TryAdd(schema.Find(program, fact), (fact, facts));
        }

        return stated;
    }

    // A date of the case has a line or a column of its own, and so has a reading.
    private static bool IsListed(Fact fact) => fact.TruthSlot >= 0 && fact.Kind != FactKind.Reading && !fact.IsCaseDate;

    private static string After(string name, string mark) => name.StartsWith(mark, StringComparison.Ordinal) ? name[mark.Length..] : name;
}
