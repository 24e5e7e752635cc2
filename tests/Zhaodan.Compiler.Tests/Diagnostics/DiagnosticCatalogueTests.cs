using System.Reflection;
using System.Text.RegularExpressions;
using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Compiler.Tests.Diagnostics;

/// <summary>The one catalogue: codes once, sentences whole.</summary>
public sealed partial class DiagnosticCatalogueTests
{
    private static IReadOnlyList<(string Field, DiagnosticDescriptor Descriptor)> All { get; } =
    [
        .. typeof(DiagnosticCatalogue).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (field.Name, field.GetValue(null) as DiagnosticDescriptor ?? throw new InvalidOperationException($"{field.Name} is no descriptor"))),
    ];

    [Fact]
    public void Codes_are_unique_and_well_formed()
    {
        Assert.NotEmpty(All);
        Assert.All(All, entry => Assert.Matches(@"^ZD(10|11|12|13|20|21|22|25|26|30|31|32|40|45|46|47|50)\d\d$", entry.Descriptor.Code));
        Assert.Equal([], All.GroupBy(entry => entry.Descriptor.Code, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void Both_sentences_are_complete_chinese_sentences()
    {
        Assert.All(All, entry =>
        {
            foreach (string sentence in new[] { entry.Descriptor.Message, entry.Descriptor.Mend })
            {
                Assert.EndsWith("。", sentence, StringComparison.Ordinal);
                Assert.Matches(@"[\u4E00-\u9FFF]{2}", sentence);
                Assert.DoesNotContain("\n", sentence, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public void Placeholders_are_filled_by_the_arguments_that_the_message_needs()
    {
        // A mend may use what the message uses and more, never skip a number: a hole would show as {2} or throw.
        Assert.All(All, entry =>
        {
            int[] numbers = [.. Placeholder().Matches(entry.Descriptor.Message + entry.Descriptor.Mend).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order()];
            Assert.Equal(Enumerable.Range(0, numbers.Length), numbers);
        });
    }

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Placeholder();
}
