using System.Globalization;
using Zhaodan.Analysis.Comparing;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Cli.Comparing;

/// <summary>Who is never stricter than whom, as a diagram, and how often each of two is the milder one.</summary>
internal sealed class OrderPart(HtmlCanvas html, ComparisonReport report)
{
    private const int BoxWidth = 150;
    private const int BoxHeight = 34;
    private const int Across = 230;
    private const int Down = 54;

    public void Write()
    {
        html.Raw("<h2 id=\"order\">轻重次序</h2>");
        if (report.Orders.IsEmpty) html.Element("p", "没有两部制度共有、分轻重的结论组。", "meta");
        foreach (StrictnessOrder order in report.Orders)
        {
            html.Raw("<div class=\"card\">").Element("h3", $"〔{order.Group}〕");
            Diagram(order);
            if (order.Regimes.Length > 1) Heat(order);
            html.Raw("</div>");
        }
    }

    private void Diagram(StrictnessOrder order)
    {
        (int Milder, int Stricter)[] steps = [.. order.Steps()];
        string[] equal = [.. from a in order.Regimes from b in order.Regimes where a < b && order.AreEqual(a, b) select $"{Code(a)} 与 {Code(b)}"];
        if (equal.Length > 0) html.Element("p", $"轻重总是一样（已证明）：{string.Join('、', equal)}。");
        html.Element("p", steps.Length == 0 ? "两两互有轻重：没有哪一部总是不比另一部重，所以下面没有箭头。" : "箭头从轻的指向重的：起点的制度在任何情形下都不比终点的重（已证明）。没有连线的两部，互有轻重。", "meta");
        var places = new Dictionary<int, (int X, int Y)>();
        foreach (IGrouping<int, int> level in order.Regimes.GroupBy(order.LevelOf))
        {
            int at = 0;
            foreach (int regime in level) places.Add(regime, steps.Length == 0 ? (12 + (Across - 60) * places.Count, 10) : (12 + (Across * level.Key), 10 + (Down * at++)));
        }

        int width = places.Values.Max(place => place.X) + BoxWidth + 12, height = places.Values.Max(place => place.Y) + BoxHeight + 10;
        html.Raw($"<svg class=\"order\" width=\"{Number(width)}\" height=\"{Number(height)}\" viewBox=\"0 0 {Number(width)} {Number(height)}\" role=\"img\" aria-label=\"轻重次序\">");
        foreach ((int milder, int stricter) in steps) Arrow(places[milder], places[stricter]);
        foreach ((int regime, (int x, int y)) in places)
        {
            html.Raw($"<rect class=\"box\" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(BoxWidth)}\" height=\"{Number(BoxHeight)}\" rx=\"7\"/>");
            html.Raw($"<text x=\"{Number(x + (BoxWidth / 2))}\" y=\"{Number(y + 22)}\" text-anchor=\"middle\">").Text(Code(regime)).Raw("</text>");
        }

        html.Raw("</svg>");
    }

    private void Arrow((int X, int Y) from, (int X, int Y) to)
    {
        int x = from.X + BoxWidth, y = from.Y + (BoxHeight / 2), endX = to.X - 8, endY = to.Y + (BoxHeight / 2);
        html.Raw($"<path class=\"arrow\" d=\"M{Number(x)} {Number(y)}C{Number(x + 40)} {Number(y)} {Number(endX - 40)} {Number(endY)} {Number(endX)} {Number(endY)}\"/>");
        html.Raw($"<path class=\"head\" d=\"M{Number(endX)} {Number(endY - 5)}l9 5l-9 5z\"/>");
    }

    private void Heat(StrictnessOrder order)
    {
        html.Raw("<div class=\"wide\"><table class=\"heat\"><thead><tr><th>左边的比上边的</th>");
        foreach (int regime in order.Regimes) html.Element("th", Code(regime));
        html.Raw("</tr></thead><tbody>");
        foreach (int row in order.Regimes)
        {
            html.Raw("<tr>").Element("th", Code(row));
            foreach (int column in order.Regimes) Cell(order, row, column);
            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    private void Cell(StrictnessOrder order, int row, int column)
    {
        if (row == column)
        {
            html.Raw("<td class=\"meta\">—</td>");
            return;
        }

        PairComparison pair = report.Comparison.Pairs.First(pair => (pair.First == row && pair.Second == column) || (pair.First == column && pair.Second == row));
        Difference[] differences = [.. pair.Groups.Where(group => group.Group == order.Group).SelectMany(group => group.Differences)];
        int milder = differences.Count(difference => difference.FirstIsLighter is { } first && first == (pair.First == row)), stricter = differences.Count(difference => difference.FirstIsLighter is { } first && first != (pair.First == row));
        html.Raw($"<td><a href=\"#p{Number(pair.First)}-{Number(pair.Second)}\"><span class=\"good\">较轻 {Number(milder)}</span>　<span class=\"bad\">较重 {Number(stricter)}</span></a></td>");
    }

    private string Code(int regime) => report.Comparison.Regimes[regime].Header.Code;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
