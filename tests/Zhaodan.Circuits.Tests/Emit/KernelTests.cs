using System.Collections.Immutable;
using Zhaodan.Circuits.Emit;
using Zhaodan.Circuits.Execution;
using Zhaodan.Compilation;

namespace Zhaodan.Circuits.Tests.Emit;

/// <summary>
/// Compiled kernels say what the reference interpreter says, whatever the width, length and offset. ZHAODAN_SOAK=1 runs 320
/// programs and ten million cases.
/// </summary>
public sealed class KernelTests
{
    private const int ProgramsTogether = 10;

    private static readonly int[] s_lengths = [0, 1, 63, 64, 65, 511, 512, 513];

    [Fact]
    public void Kernels_of_every_width_agree_with_the_interpreter()
    {
        bool soak = Environment.GetEnvironmentVariable("ZHAODAN_SOAK") == "1";
        int programs = soak ? 320 : ProgramsTogether;
        int more = soak ? 30_000 : 1_300;
        long cases = 0;
        Parallel.ForEach(Enumerable.Range(0, programs / ProgramsTogether), batch =>
        {
            int first = batch * ProgramsTogether;
            KernelCheck[] checks = [.. Enumerable.Range(first, ProgramsTogether).Select(seed => new KernelCheck(seed))];
            ImmutableArray<PlaneKernel> kernels = KernelHost.Load([.. checks.SelectMany(check => check.Emit())]);
            for (int i = 0; i < checks.Length; i++)
            {
                foreach (int length in (int[])[.. s_lengths, more + first + i])
                {
                    Assert.Null(checks[i].FindDifference(kernels.AsSpan(i * KernelCheck.Kernels, KernelCheck.Kernels).ToArray(), length));
                    Interlocked.Add(ref cases, length);
                }
            }
        });

        if (soak) Assert.True(cases >= 10_000_000, $"{cases} cases");
    }

    [Theory]
    [InlineData(" & ~", " & ")]
    [InlineData(" | ", " & ")]
    [InlineData("= ~g", "= g")]
    [InlineData("*(V*)(s + ", "*(V*)(s + 0 * ")]
    public void A_broken_emitter_is_caught(string right, string wrong)
    {
        int caught = 0;
        for (int seed = 1; seed <= 4; seed++)
        {
            var check = new KernelCheck(seed);
            EmittedKernel[] texts = [.. check.Emit().Take(1)];
            if (!texts[0].Text.Contains(right, StringComparison.Ordinal)) continue;
            ImmutableArray<PlaneKernel> kernels = KernelHost.Load([texts[0] with { Text = texts[0].Text.Replace(right, wrong, StringComparison.Ordinal) }]);
            if (check.FindDifference(kernels, 1_000) is not null) caught++;
        }

        Assert.True(caught > 0);
    }
}
