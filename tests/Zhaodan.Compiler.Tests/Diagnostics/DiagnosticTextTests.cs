using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Tests.Diagnostics;

public sealed class DiagnosticTextTests
{
    private static readonly DiagnosticDescriptor Undeclared = new("ZD9999", DiagnosticSeverity.Error, "没有声明“{0}”。", "是不是“{1}”？");
    private static readonly DiagnosticDescriptor Odd = new("ZD9998", DiagnosticSeverity.Warning, "奇怪。", "请改。");

    [Fact]
    public void Place_sentence_line_marker_and_mend()
    {
        const string text = "第八条 有下列情形之一的，免责：\n（一）故意违发的；\n";
        string rendered = Render(text, text.IndexOf("故意违发", StringComparison.Ordinal), 4, Undeclared, "故意违发", "故意违法");
        Assert.Equal(
            """
            a.statute:2:4: 错误 ZD9999：没有声明“故意违发”。
               2 │ （一）故意违发的；
                 │       ^^^^^^^^
            改法：是不是“故意违法”？

            """.ReplaceLineEndings("\n"),
            rendered);
    }

    [Theory]
    [InlineData("\t甲乙", 1, 1, "    甲乙", 4, 2)] // a tab ends at the next fourth column
    [InlineData("a\t甲", 2, 1, "a   甲", 4, 2)]
    [InlineData("𠮷甲", 2, 1, "𠮷甲", 2, 2)] // beyond the basic plane: one character, two units, two columns
    [InlineData("e\u0301x", 2, 1, "e\u0301x", 1, 1)] // a combining accent takes no column
    [InlineData("a“b", 2, 1, "a“b", 2, 1)] // ambiguous width counts as one
    [InlineData("　甲", 1, 1, "　甲", 2, 2)] // an ideographic space takes two
    [InlineData("甲", 1, 0, "甲", 2, 1)] // an empty span at the end still gets a marker
    [InlineData("a\u202Eb", 2, 1, "a⟨U+202E⟩b", 9, 1)] // a direction override is shown, not obeyed
    [InlineData("\u001b[31mx", 5, 1, "⟨U+001B⟩[31mx", 12, 1)]
    public void Marker_stands_under_the_right_columns(string line, int start, int length, string shown, int markerStart, int markerWidth)
    {
        string[] lines = Render(line, start, length, Odd).Split('\n');
        Assert.Equal("   1 │ " + shown, lines[1]);
        Assert.Equal("     │ " + new string(' ', markerStart) + new string('^', markerWidth), lines[2]);
    }

    [Fact]
    public void Long_line_is_cut_to_a_window_round_the_place()
    {
        string line = new string('甲', 500) + "错误之处" + new string('乙', 500);
        string[] lines = Render(line, 500, 4, Odd).Split('\n');
        Assert.StartsWith("a.statute:1:501: 警告 ZD9998：", lines[0], StringComparison.Ordinal);
        string excerpt = lines[1][7..];
        string marker = lines[2][7..];
        Assert.True(DisplayWidth.Of(lines[1]) <= DiagnosticText.DefaultWidth, lines[1]);
        Assert.StartsWith("…甲", excerpt, StringComparison.Ordinal);
        Assert.EndsWith("乙…", excerpt, StringComparison.Ordinal);
        // What stands above the marker is what is meant.
        Assert.Equal("错误之处", CutByColumns(excerpt, marker.IndexOf('^', StringComparison.Ordinal), marker.Count(c => c == '^')));
    }

    [Fact]
    public void Span_longer_than_the_window_is_marked_as_far_as_it_shows()
    {
        string[] lines = Render(new string('甲', 100_000), 10, 90_000, Odd).Split('\n');
        Assert.True(DisplayWidth.Of(lines[1]) <= DiagnosticText.DefaultWidth);
        Assert.True(DisplayWidth.Of(lines[2]) <= DiagnosticText.DefaultWidth);
        Assert.Contains("^^^^", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Span_over_several_lines_is_marked_on_its_first()
    {
        string[] lines = Render("甲乙\r\n丙丁\r\n", 1, 6, Odd).Split('\n');
        Assert.Equal("   1 │ 甲乙", lines[1]);
        Assert.Equal("     │   ^^", lines[2]);
    }

    [Fact]
    public void Blank_line_and_end_of_file_show_no_line()
    {
        Assert.Equal("a.statute:2:1: 警告 ZD9998：奇怪。\n改法：请改。\n", Render("甲\n", 2, 0, Odd));
        Assert.Equal("a.statute:1:1: 警告 ZD9998：奇怪。\n改法：请改。\n", Render("", 0, 0, Odd));
    }

    [Fact]
    public void Finding_without_a_file_has_no_place()
    {
        var bag = new DiagnosticBag();
        bag.Report(Odd, new SourceLocation(new SourceText("", ""), default));
        Assert.Equal("警告 ZD9998：奇怪。\n改法：请改。\n", new DiagnosticText().Render(bag.Items[0]));
    }

    [Fact]
    public void Names_in_the_sentence_cannot_drive_the_terminal()
    {
        string rendered = Render("x", 0, 1, Undeclared, "\u001b[2J", "\u202E甲");
        Assert.DoesNotContain('\u001b', rendered);
        Assert.DoesNotContain('\u202E', rendered);
        Assert.Contains("没有声明“⟨U+001B⟩[2J”。", rendered, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_and_any_span_stay_within_the_terminal()
    {
        string[] pieces = ["甲", "a", "\t", "\n", "\r\n", "𠮷", "\uD800", "\u0301", "\u202E", "　", "\0", "“", "，", "👍", "\uFEFF", new string('长', 70)];
        var random = new Random(7);
        for (int round = 0; round < 3_000; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => pieces[random.Next(pieces.Length)]));
            int start = random.Next(text.Length + 1);
            string[] lines = Render(text, start, random.Next(text.Length - start + 1), Odd).Split('\n');
            Assert.True(lines is [_, _, _, _, ""] or [_, _, ""], string.Join('|', lines));
            Assert.DoesNotContain(lines, line => line.Any(char.IsControl));
            if (lines.Length == 3) continue;
            Assert.True(DisplayWidth.Of(lines[1]) <= DiagnosticText.DefaultWidth, lines[1]);
            Assert.True(lines[2].TrimEnd().Length <= DiagnosticText.DefaultWidth + 1, lines[2]);
            Assert.EndsWith("^", lines[2], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Colours_only_on_request()
    {
        var bag = new DiagnosticBag();
        bag.Report(Odd, new SourceLocation(new SourceText("a.statute", "甲"), new TextSpan(0, 1)));
        Assert.Contains("\u001b[33m", new DiagnosticText(colour: true).Render(bag.Items[0]), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', new DiagnosticText().Render(bag.Items[0]));
    }

    private static string Render(string text, int start, int length, DiagnosticDescriptor descriptor, params object[] arguments)
    {
        var bag = new DiagnosticBag();
        bag.Report(descriptor, new SourceLocation(new SourceText("a.statute", text), new TextSpan(start, length)), arguments);
        return new DiagnosticText().Render(bag.Items[0]);
    }

    private static string CutByColumns(string text, int start, int width)
    {
        int column = 0;
        string cut = "";
        foreach (char c in text)
        {
            if (column >= start && column < start + width) cut += c;
            column += DisplayWidth.Of(c);
        }

        return cut;
    }
}
