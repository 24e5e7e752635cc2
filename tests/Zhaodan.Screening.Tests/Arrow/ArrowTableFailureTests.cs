using System.Globalization;
using System.Text;
using Zhaodan.Arrow.Schema;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Packing;

namespace Zhaodan.Screening.Tests.Arrow;

/// <summary>What cannot be packed, or written as an Arrow table, is said by its code and leaves nothing.</summary>
public sealed class ArrowTableFailureTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zhaodan-pack-");

    public void Dispose() => _folder.Delete(recursive: true);

    // The file gets a row more when the second reading has begun; it is too long to be read at once.
    [Fact]
    public void A_table_that_changes_while_it_is_packed()
    {
        string path = Write("案号,甲\r\n" + string.Concat(Enumerable.Range(1, 200_000).Select(i => i.ToString(CultureInfo.InvariantCulture) + ",是\r\n")));
        var output = new MemoryFolder();
        PackReport report = Pack(TestPrograms.Small(), path, new ChangingFolder(output, () => File.AppendAllText(path, "0,是\r\n")));
        Assert.Equal([DiagnosticCatalogue.PackInputChanged], Errors(report));
        Assert.Empty(output.Files);
    }

    [Fact]
    public void A_fact_without_a_name_of_its_own()
    {
        var b = new ProgramBuilder("试");
        b.Rule("第一条", "", b.And(b.Is(b.Truth("是")), b.Is(b.Truth("甲"))), b.Group("责任", GroupKind.Priority, ["追究"]), 0);
        Assert.Equal([DiagnosticCatalogue.PackFactUnnamed], Errors(Pack(b.Build(), Write("案号,是\r\n1,甲、是\r\n"), new MemoryFolder())));
    }

    // 乙或者甲 is two options; put together in their order they are the name of a third.
    [Fact]
    public void Options_that_cannot_be_read_back()
    {
        var b = new ProgramBuilder("试");
        int choice = b.Choice("情节", "甲", "乙", "甲或者乙", "丙");
        b.Rule("第一条", "", b.And(b.Is(b.Truth("丁")), b.IsOption(choice, 1)), b.Group("责任", GroupKind.Priority, ["追究"]), 0);
        Assert.Equal([DiagnosticCatalogue.PackChoiceUnwritable], Errors(Pack(b.Build(), Write("案号,丁,情节\r\n1,是,乙或者甲\r\n"), new MemoryFolder())));
    }

    [Fact]
    public void More_texts_than_a_dictionary_holds()
    {
        var dictionary = new TextDictionary("责任");
        for (int i = 0; i < 1 << 20; i++) dictionary.CodeOf(i.ToString(CultureInfo.InvariantCulture));
        DictionaryFullException full = Assert.Throws<DictionaryFullException>(() => { dictionary.CodeOf("又一个"); });
        Assert.Equal(1 << 20, full.Limit);
        var diagnostics = new DiagnosticBag();
        OutputFailure.Report(full, "结果", "答案-试.arrow", diagnostics);
        Assert.Equal([DiagnosticCatalogue.AnswerDictionaryFull], diagnostics.Items.Select(finding => finding.Descriptor));
    }

    // The stream within an Arrow file, cut off where its end mark stands.
    [Fact]
    public void A_stream_without_its_end_is_read_as_far_as_it_goes()
    {
        byte[] file = new ArrowTable().Column("案号", ArrowType.Utf8, ["1", "2"]).Column("甲", ArrowType.Bool, [true, false]).Bytes();
        int end = file.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]);
        (ScreeningReport report, MemoryFolder folder) = ArrowTable.Run(TestPrograms.Small(), file[8..end]);
        Assert.Contains(report.Diagnostics, finding => finding.Descriptor == DiagnosticCatalogue.ArrowStreamUnended);
        Assert.Equal(3, folder.Lines("答案-小.csv").Length);
    }

    private string Write(string cases)
    {
        string path = Path.Combine(_folder.FullName, "案件.csv");
        File.WriteAllText(path, cases, new UTF8Encoding(false));
        return path;
    }

    private static IEnumerable<DiagnosticDescriptor> Errors(PackReport report) =>
        report.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(finding => finding.Descriptor);

    private static PackReport Pack(RegimeProgram program, string path, IOutputFolder output) => PackJob.Run(new PackRequest
    {
        Regimes = [LinkedRegime.Of(program)],
        Input = CaseInput.File(path),
        Options = new CaseReaderOptions { AllowMissing = true },
        Output = output,
        File = "案件.arrow",
        Quarantine = "案件.隔离.csv",
    });

    private sealed class ChangingFolder(MemoryFolder folder, Action change) : IOutputFolder
    {
        private bool _isChanged;

        public string Name => folder.Name;

        public void Prepare() => folder.Prepare();

        public Stream Create(string name)
        {
            if (!_isChanged) change();
            _isChanged = true;
            return folder.Create(name);
        }

        public void Commit() => folder.Commit();

        public void Discard() => folder.Discard();
    }
}
