using System.Text.Json;
using System.Text.RegularExpressions;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Reading;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>Names, clauses and case numbers may come from somebody hostile (architecture page, "Where trust ends").</summary>
public sealed partial class HostileTextTests
{
    private const string Evil = "</style><script>alert(1)</script><img src=x onerror=\"alert('2')\">&amp;\u001b[31m红\u0007\u202e倒\u200b零\r\n伪\u0000\u2028\ud800";

    [Fact]
    public void The_page_holds_no_markup_of_a_user()
    {
        string html = AnswerPage.Render([Answer(), Contradictory(), Inapplicable()], Evil);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("onerror=&quot;alert(&#39;2&#39;)&quot;&gt;&amp;amp;", html, StringComparison.Ordinal);
        // Whatever begins with < is an element of the renderer's own.
        string[] own = ["!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "p", "article", "span", "dl", "dt", "dd", "details", "summary", "div", "blockquote", "ul", "li", "strong", "small", "table", "tr", "th", "td", "a", "br"];
        foreach (Match tag in Tag().Matches(html)) Assert.Contains(tag.Groups[1].Value, own);
        // And every one that must be closed is, in order.
        AssertBalanced(html);
    }

    [Fact]
    public void The_page_loads_and_runs_nothing()
    {
        string html = AnswerPage.Render([Answer()]);

        Match policy = Policy().Match(html);
        Assert.True(policy.Success);
        string style = html[(html.IndexOf("<style>", StringComparison.Ordinal) + 7)..html.IndexOf("</style>", StringComparison.Ordinal)];
        string hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'", policy.Groups[1].Value);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https:", html, StringComparison.OrdinalIgnoreCase);
        Assert.True(html.IndexOf("Content-Security-Policy", StringComparison.Ordinal) < html.IndexOf("<title", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_terminal_gets_no_control_characters_of_a_user(bool useColour)
    {
        var options = new TextOptions { UseColour = useColour };
        string all = AnswerText.Render(Answer(), options) + AnswerText.Render(Contradictory(), options) + AnswerText.Render(Inapplicable(), options)
            + ReadingText.Render(new ClauseReader(Regime()).ReadAll(), options) + ReadingText.Render(new ClauseReader(Regime()).Read(Evil), options);
        string plain = useColour ? Colour().Replace(all, "") : all;

        Assert.All(plain, c => Assert.False(char.IsControl(c) && c != '\n', $"U+{(int)c:X4}"));
        Assert.DoesNotContain('\u202e', plain);
        Assert.DoesNotContain('\u200b', plain);
        Assert.DoesNotContain('\u2028', plain);
        Assert.DoesNotContain('\ud800', plain);
        Assert.Equal(useColour, all.Contains('\u001b', StringComparison.Ordinal));
        // A line of a user's does not become a line of the report's.
        Assert.DoesNotContain(plain.Split('\n'), line => line.TrimStart().StartsWith('伪'));
    }

    [Fact]
    public void Json_carries_the_text_as_it_is_and_is_safe_in_a_page()
    {
        string json = AnswerJson.Render(Answer());
        using JsonDocument document = JsonDocument.Parse(json);

        Assert.DoesNotContain('<', json);
        Assert.DoesNotContain("&", json, StringComparison.Ordinal);
        string number = document.RootElement.GetProperty("case").GetString() ?? "";
        Assert.Equal(Evil.Replace('\ud800', '\ufffd'), number);
        using JsonDocument reading = JsonDocument.Parse(ReadingJson.Render(new ClauseReader(Regime()).ReadAll()));
        Assert.Equal(1, reading.RootElement.GetProperty("rules").GetArrayLength());
    }

    [Fact]
    public void Plain_text_is_left_alone()
    {
        const string text = "第八条第（一）项：“双随机、一公开”𠮷 abc";

        Assert.Same(text, PlainText.Of("第八条第（一）项") == "第八条第（一）项" ? text : "");
        Assert.Equal(text, PlainText.Of(text));
        Assert.Equal("a b\ufffdc", PlainText.Of("a\tb\udc00\u0001c"));
    }

    private static RegimeProgram Regime()
    {
        var b = new ProgramBuilder { Header = new RegimeHeader { Title = Evil, Code = Evil, DocumentNumber = Evil, Authority = Evil, InForce = Evil } };
        b.Scope(b.Is("主体" + Evil, kind: FactKind.Actor));
        int choice = b.Fact("选项" + Evil, FactKind.Choice, options: [Evil, "乙"]);
        int group = b.Group(Evil, GroupKind.Unique, [Evil, "值" + Evil]);
        int term = b.Define("定义" + Evil, b.Is("丙" + Evil), Evil);
        b.Is("丁" + Evil);
        b.Exclusive("丙" + Evil, "丁" + Evil);
        b.Rule(
            Evil,
            Evil,
            b.And(b.Choice(choice, 0), term),
            [(group, 0, Modality.Must), (group, 1, Modality.Must)],
            [b.Unless(b.Proven("查" + Evil), Evil)],
            heads: [Evil],
            title: Evil,
            parts: [new RulePart(Evil, Evil, term, [])]);
        b.Omit(Evil, Evil, Evil);
        return b.Build();
    }

    private static Answer Answer() => new CaseUnderTest(Regime()).Is("主体" + Evil, "丙" + Evil).Choice("选项" + Evil, 0)
        .Answer(new AnswerRequest { CaseNumber = Evil, ActName = Evil, ProgramHash = Evil, IncludesAll = true, Asserted = [new AssertedConclusion(0, 1)] });

    private static Answer Contradictory() => new CaseUnderTest(Regime()).Is("丙" + Evil, "丁" + Evil).Answer();

    private static Answer Inapplicable() => new CaseUnderTest(Regime()).Not("主体" + Evil).Answer();

    private static void AssertBalanced(string html)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(html))
        {
            string name = tag.Groups[1].Value;
            if (name is "!DOCTYPE" or "meta" or "br") continue;
            if (tag.Value.StartsWith("</", StringComparison.Ordinal)) Assert.Equal(open.Pop(), name);
            else open.Push(name);
        }

        Assert.Empty(open);
    }

    [GeneratedRegex("</?([!A-Za-z0-9]+)")]
    private static partial Regex Tag();

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colour();
}
