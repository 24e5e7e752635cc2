using System.Collections.Immutable;
using System.Reflection;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Job.Resuming;
using Zhaodan.Screening.Job.Sharding;
using Zhaodan.Screening.Report;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Tests.Job;

/// <summary>Who adds an option or a counter and forgets the checkpoint is told here.</summary>
public sealed class NothingForgottenTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    // What changes no byte of what a job leaves, or is known to the checkpoint elsewhere.
    private static readonly string[] NotInTheIdentity =
    [
        nameof(ScreeningRequest.Input), // JobIdentity.Input
        nameof(ScreeningRequest.Output), nameof(ScreeningRequest.InputPath), // where it lies
        nameof(ScreeningRequest.Tables), nameof(ScreeningRequest.Codes), nameof(ScreeningRequest.KernelsAtOnce), // cannot go on
        nameof(ScreeningRequest.ByInterpreter), nameof(ScreeningRequest.Kernels), nameof(ScreeningRequest.NumberMemory), // the same bytes
        nameof(ScreeningRequest.Checkpoints), nameof(ScreeningRequest.Time),
        nameof(ScreeningRequest.TakenNumbers), // only while parts are put together, without checkpoints
    ];

    public static TheoryData<string> Options =>
        [.. typeof(ScreeningRequest).GetProperties(All).Where(property => property.Name != "EqualityContract" && !NotInTheIdentity.Contains(property.Name)).Select(property => property.Name)];

    private static BindingFlags All => BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_option_is_in_the_identity(string name)
    {
        ScreeningRequest request = Request();
        JobIdentity before = JobIdentity.Of(request) ?? throw new InvalidOperationException();
        ScreeningRequest other = Request();
        PropertyInfo property = typeof(ScreeningRequest).GetProperty(name, All)!;
        property.SetValue(other, Another(property.PropertyType, property.GetValue(request)));
        Assert.NotNull(before.Difference(JobIdentity.Of(other)!));
        Assert.Null(before.Difference(JobIdentity.Of(Request())!));
    }

    [Fact]
    public void Every_counter_of_a_regime_is_saved()
    {
        RegimeProgram program = TestPrograms.Duty();
        var tally = new RegimeTally(new LayerShape(program, null));
        int next = 0;
        Fill(tally, ref next);
        Assert.True(next > 60);
        var again = new RegimeTally(new LayerShape(program, null));
        again.Add(tally.Save());
        Assert.Equal(Numbers(tally), Numbers(again));
        again.Add(tally.Save(), sign: -1);
        Assert.All(Numbers(again), number => Assert.Equal(0, number));
    }

    // What a part says for the whole: everything of the request that the identity knows, but what the merge finds itself.
    [Fact]
    public void Every_option_of_a_part_reaches_the_whole()
    {
        ScreeningRequest full = Request() with
        {
            OutputFormat = CaseFormat.Arrow,
            InputFormat = CaseFormat.Csv,
            Encoding = CaseEncoding.Gb18030,
            Shape = CaseShape.List,
            Keep = ["县"],
            By = ["县"],
            Mapping = [new MappedColumn("a", "甲")],
            AllowMissing = true,
            MaxBad = 7,
            TryOpenItems = false,
            Unmentioned = Unmentioned.False,
            Supplement = new SupplementColumns(Reasons: true, Missing: true),
        };
        JobIdentity whole = JobIdentity.Of(full) ?? throw new InvalidOperationException();
        Assert.Null(whole.Difference(JobIdentity.Of(ShardOptions.Of(full).Apply(Request()))!));
    }

    public void Dispose() => File.Delete(_file);

    private ScreeningRequest Request() => new()
    {
        Regimes = [new ScreeningRegime { Program = TestPrograms.Small() }],
        Input = CaseInput.File(_file),
        Output = new MemoryFolder(),
    };

    private static object? Another(Type type, object? value) =>
        type == typeof(ImmutableArray<ScreeningRegime>) ? ImmutableArray.Create(new ScreeningRegime { Program = TestPrograms.Duty() })
        : type == typeof(ImmutableArray<RegimeProgram>) ? ImmutableArray.Create(TestPrograms.Duty())
        : type == typeof(ImmutableArray<string>) ? ImmutableArray.Create("列")
        : type == typeof(ImmutableArray<MappedColumn>) ? ImmutableArray.Create(new MappedColumn("列", "甲"))
        : type == typeof(SupplementColumns) ? new SupplementColumns(Reasons: true, Missing: false)
        : type == typeof(ShardChoice) ? new ShardChoice(1, 2)
        : type == typeof(string) ? "甲表"
        : type == typeof(bool) ? !(bool)value!
        : type == typeof(long?) ? 3L
        : type.IsEnum ? Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)
        : throw new NotSupportedException($"{type}: say here what another value of it is, and put the option into {nameof(JobIdentity)}.");

    // Every number behind a counter, each another one.
    private static void Fill(object owner, ref int next)
    {
        foreach (FieldInfo field in Counters(owner))
        {
            object? value = field.GetValue(owner);
            if (value is long) field.SetValue(owner, (long)++next);
            else if (value is long[] numbers) FillArray(numbers, ref next);
            else if (value is Dictionary<ProgramForm.Deadlines.DutyStatus, long> settled) settled.Add(ProgramForm.Deadlines.DutyStatus.InTime, ++next);
            else if (value is System.Collections.IEnumerable parts) FillParts(parts, ref next);
        }
    }

    private static void FillArray(long[] numbers, ref int next)
    {
        for (int i = 0; i < numbers.Length; i++) numbers[i] = ++next;
    }

    private static void FillParts(System.Collections.IEnumerable parts, ref int next)
    {
        foreach (object part in parts)
        {
            if (part is System.Collections.IEnumerable inner) FillParts(inner, ref next);
            else Fill(part, ref next);
        }
    }

    private static IEnumerable<long> Numbers(object owner) => Counters(owner).SelectMany(field => Of(field.GetValue(owner)));

    private static IEnumerable<long> Of(object? value) => value switch
    {
        long number => [number],
        long[] numbers => numbers,
        Dictionary<ProgramForm.Deadlines.DutyStatus, long> settled => settled.OrderBy(entry => entry.Key).Select(entry => entry.Value),
        System.Collections.IEnumerable parts => parts.Cast<object>().SelectMany(part => part is System.Collections.IEnumerable ? Of(part) : Numbers(part)),
        _ => [],
    };

    // Counters are numbers, or tables of them; programs, layers and the like are none.
    private static IEnumerable<FieldInfo> Counters(object owner) => owner.GetType().GetFields(All).Where(field =>
        field.FieldType == typeof(long) || field.FieldType == typeof(long[]) || (field.FieldType.IsArray && IsCount(field.FieldType)) || field.FieldType == typeof(Dictionary<ProgramForm.Deadlines.DutyStatus, long>));

    private static bool IsCount(Type type) => type.GetElementType() is { } element && (IsCount(element) || element.Name.EndsWith("Count", StringComparison.Ordinal) || element.Name.EndsWith("Tally", StringComparison.Ordinal));
}
