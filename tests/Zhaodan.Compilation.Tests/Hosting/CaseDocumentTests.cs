using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Compilation.Tests.Hosting;

/// <summary>Cases as JSON documents: what is read, what is refused and how that is said, and their schema.</summary>
public sealed class CaseDocumentTests
{
    private readonly Regime _regime = HostedText.Regime();

    [Fact]
    public void Document_states_what_calls_state()
    {
        Case? read = Read("""{"案号":"一","行为":"二","行为日期":"2024-05-01","甲":true,"乙":"否","次数":2.0e0,"数额":"1千元","程度":"轻","通知":"2024-06-01","当事人":null,"其余":"否"}""", out ImmutableArray<CaseProblem> problems);
        Assert.Empty(problems);
        Assert.NotNull(read);
        Case called = _regime.NewCase().State("行为日期", new DateOnly(2024, 5, 1)).State("甲", true).State("乙", false).State("次数", 2m).State("数额", 1000m).State("程度", "轻").State("通知", new DateOnly(2024, 6, 1));
        called.RestFalse = true;
        (called.Number, called.Act) = ("一", "二");
        Assert.Equal(AnswerJson.Render(_regime.Answer(called)), AnswerJson.Render(_regime.Answer(read)));
    }

    [Theory]
    [InlineData("""{"甲乡":true}""", "甲乡", "最接近的有")]
    [InlineData("""{"甲":true,"甲":true}""", "甲", "写了两次")]
    [InlineData("""{"老甲":true,"甲方":true}""", "甲方", "说的是同一个事实")]
    [InlineData("""{"案号":"一","案号":"二"}""", "案号", "写了两次")]
    [InlineData("""{"甲":1}""", "甲", "是否事实")]
    [InlineData("""{"甲":"也许"}""", "甲", "不是是否值")]
    [InlineData("""{"甲":[true]}""", "甲", "列表")]
    [InlineData("""{"甲":{"值":true}}""", "甲", "对象")]
    [InlineData("""{"次数":true}""", "次数", "数量")]
    [InlineData("""{"数额":"两天"}""", "数额", "两天")]
    [InlineData("""{"立案日期":20240501}""", "立案日期", "日期")]
    [InlineData("""{"通知":5}""", "通知", "事件")]
    [InlineData("""{"程度":"中"}""", "程度", "可选的有")]
    [InlineData("""{"其余":"是"}""", "其余", "只能写“否”")]
    [InlineData("""{"另有规定":"法律 责任 追究"}""", "另有规定", "列表")]
    [InlineData("""{"另有规定":["法律 追究"]}""", "另有规定", "三个词")]
    [InlineData("""{"另有规定":["法律 责任 追究",[1]]}""", "另有规定", "列表")]
    [InlineData("""[1]""", "", "JSON 对象")]
    [InlineData("""{"甲":""", "", "读不懂")]
    [InlineData("""{"甲":true} {}""", "", "读不懂")]
    [InlineData("""{"甲":"\ud800"}""", "", "不成对")]
    public void What_is_wrong_is_said_by_field(string json, string field, string sentence)
    {
        Assert.Null(Read(json, out ImmutableArray<CaseProblem> problems));
        CaseProblem problem = Assert.Single(problems);
        Assert.Equal(field, problem.Field);
        Assert.Contains(sentence, problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("。", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_documents_are_read_to_a_bound()
    {
        Assert.Null(Read("{" + string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"字段{i}\":1")) + "}", out ImmutableArray<CaseProblem> problems));
        Assert.Equal(100, problems.Length);
        Assert.Null(Read("{\"甲\":" + new string('[', 100_000), out problems));
        Assert.All(problems, problem => Assert.True(problem.Message.Length < 400));
        Assert.Null(Read("{\"" + new string('长', 100_000) + "\":1}", out problems));
        Assert.All(problems, problem => Assert.True(problem.Message.Length < 400 && problem.Field.Length < 100));
        Assert.Null(_regime.ReadCase([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D], out problems));
        Assert.Single(problems);
    }

    // The schema names every fact with its gloss, and lets pass what is read and not what is refused, as far as it can say.
    [Fact]
    public void Schema_speaks_of_every_fact()
    {
        using JsonDocument schema = JsonDocument.Parse(_regime.CaseSchema());
        JsonElement root = schema.RootElement;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", root.GetProperty("$schema").GetString());
        Assert.False(root.GetProperty("additionalProperties").GetBoolean());
        JsonElement properties = root.GetProperty("properties");
        Assert.All(_regime.Terms, term => Assert.True(properties.TryGetProperty(term.Name, out _), term.Name));
        Assert.Equal("甲的意思", properties.GetProperty("甲").GetProperty("description").GetString());
        Assert.True(properties.GetProperty("老甲").GetProperty("deprecated").GetBoolean());
        Assert.Equal(["轻", "重", "不明", null], properties.GetProperty("程度").GetProperty("enum").EnumerateArray().Select(word => word.GetString()));

        // Every word that it lists for a fact is read.
        foreach (JsonProperty property in properties.EnumerateObject().Where(property => property.Value.TryGetProperty("enum", out _)))
        {
            foreach (JsonElement word in property.Value.GetProperty("enum").EnumerateArray()) Assert.NotNull(Read($"{{\"{property.Name}\":{word.GetRawText()}}}", out _));
        }

        foreach (JsonElement word in root.GetProperty("$defs").GetProperty("是否").GetProperty("enum").EnumerateArray()) Assert.NotNull(Read($"{{\"甲\":{word.GetRawText()}}}", out _));
    }

    [Fact]
    public void Answers_are_written_without_reflection_as_their_document()
    {
        Answer answer = _regime.Answer(_regime.NewCase().State("甲", true));
        using JsonDocument written = JsonDocument.Parse(JsonSerializer.Serialize(answer, ZhaodanJson.Default.Answer));
        using JsonDocument due = JsonDocument.Parse(AnswerJson.Render(answer));
        Assert.True(JsonElement.DeepEquals(due.RootElement, written.RootElement));
        Read("""{"丙丁":1}""", out ImmutableArray<CaseProblem> problems);
        Assert.Contains("\"field\":", JsonSerializer.Serialize(problems, ZhaodanJson.Default.ImmutableArrayCaseProblem), StringComparison.Ordinal);
    }

    private Case? Read(string json, out ImmutableArray<CaseProblem> problems) => _regime.ReadCase(Encoding.UTF8.GetBytes(json), out problems);
}
