using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Tests;

/// <summary>Texts that nobody vouches for are cut off with a diagnostic.</summary>
public sealed class CompileLimitsTests
{
    private const string Text = """
        语言 1
        词汇《例》
        事实 甲
        结论 责任 择先：免责、追究
          默认 追究

        制度《例》
          代号 例
          词汇《例》

        第一条 甲的，免责。
        """;

    [Fact]
    public void Text_within_the_limits_compiles_as_ever() =>
        Assert.Equal(StatuteCompiler.Compile(Sources(Text)).Diagnostics.Select(found => found.Code), StatuteCompiler.Compile(Sources(Text), CompileLimits.Default).Diagnostics.Select(found => found.Code));

    [Fact]
    public void Too_much_text_is_not_compiled()
    {
        AssertRefused(DiagnosticCatalogue.TextsBeyondLimits, StatuteCompiler.Compile(Sources(Text, Text), new CompileLimits { MaxTexts = 1 }));
        AssertRefused(DiagnosticCatalogue.TextsBeyondLimits, StatuteCompiler.Compile(Sources(Text), new CompileLimits { MaxCharacters = Text.Length - 1 }));
    }

    [Fact]
    public void What_takes_too_long_is_stopped()
    {
        // A clock that is always late: the limit is reached at once, however fast the machine.
        AssertRefused(DiagnosticCatalogue.CompilationTooSlow, StatuteCompiler.Compile(Sources(Text), new CompileLimits { MaxTime = TimeSpan.FromSeconds(5), Time = new LateTime() }));
    }

    [Fact]
    public void Cancelling_is_no_diagnostic() =>
        Assert.ThrowsAny<OperationCanceledException>(() => StatuteCompiler.Compile(Sources(Text), CompileLimits.Default, new CancellationToken(canceled: true)));

    private static void AssertRefused(DiagnosticDescriptor due, CompilationResult result)
    {
        Assert.Same(due, Assert.Single(result.Diagnostics).Descriptor);
        Assert.True(result.HasErrors);
        Assert.Empty(result.Linked);
    }

    private static SourceText[] Sources(params string[] texts) => [.. texts.Select(text => new SourceText("例.statute", text))];

    private sealed class LateTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            callback(state);
            return TimeProvider.System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
