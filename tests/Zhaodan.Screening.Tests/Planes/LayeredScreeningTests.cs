using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Tests.Planes;

/// <summary>
/// Versions, higher regimes and laws from planes leave the bytes of the runtime's layer over the reference interpreter, on
/// random libraries and random rows.
/// </summary>
public sealed class LayeredScreeningTests
{
    private const int Libraries = 60;

    // Of every three libraries the rows of one state no laws, of one some (answered one by one), of one many (JobPlanes).
    [Fact]
    public void LeaveTheSameBytesAsTheLayer()
    {
        var met = new Dictionary<string, int>(StringComparer.Ordinal);
        int blanks = 0;
        for (int seed = 0; seed < Libraries; seed++)
        {
            var library = new LayeredLibrary(seed);
            blanks += library.Regimes.Count(regime => regime.Blanks.Any());
            byte[] cases = library.Cases(150 + seed, isList: seed % 2 == 0, percentLaws: new[] { 0, 15, 60 }[seed % 3]);
            MemoryFolder expected = Run(library, cases, seed, byInterpreter: true), actual = Run(library, cases, seed, byInterpreter: false);
            Assert.Equal(expected.Files.Keys, actual.Files.Keys);
            foreach (string name in expected.Files.Keys)
            {
                (string[] wanted, string[] given) = (expected.Text(name).Split('\n'), actual.Text(name).Split('\n'));
                Assert.Equal((seed, name, wanted.Length), (seed, name, given.Length));
                for (int i = 0; i < wanted.Length; i++) Assert.True(wanted[i] == given[i], $"{seed} {name} {i}\n{wanted[0]}\n{wanted[i]}\n{given[i]}\n{library.Text}");
                foreach (string word in Words) met[word] = met.GetValueOrDefault(word) + expected.Text(name).Split(word).Length - 1;
            }
        }

        // Or nothing was compared.
        Assert.True(blanks > 10, $"{blanks}");
        foreach (string word in Words) Assert.True(met[word] > 20, $"{word} {met[word]}");
    }

    private static readonly string[] Words =
    [
        "从旧兼从轻", "轻重不能比较", "行为日期不明", "推定在施行期间", "不在施行期间", "：依法律（本制度", "：依规章（本制度", "：依丑（本制度", "：依寅（本制度",
        "依上位规定，见“让位”", "按期履行", "逾期履行", "自相矛盾", "版第十", "、待查明", "冲突", "裁量",
    ];

    private static MemoryFolder Run(LayeredLibrary library, byte[] cases, int seed, bool byInterpreter)
    {
        var folder = new MemoryFolder();
        ScreeningReport report = ScreeningJob.Run(new ScreeningRequest
        {
            Regimes = [.. library.Asked.Select(regime => new ScreeningRegime { Program = regime.Latest, Linked = regime })],
            Others = [.. library.Regimes.SelectMany(regime => regime.Programs)],
            Input = CaseInput.Stream("案件.csv", new MemoryStream(cases)),
            Output = folder,
            Unmentioned = seed % 5 == 0 ? Unmentioned.False : Unmentioned.Unknown,
            ByInterpreter = byInterpreter,
            AllowMissing = true,
            Keep = seed % 4 == 1 ? ["决定"] : [],
            By = seed % 4 == 1 ? ["决定"] : [],
            Supplement = new SupplementColumns(seed % 2 == 0, seed % 3 == 0),
        });
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics));
        return folder;
    }
}
