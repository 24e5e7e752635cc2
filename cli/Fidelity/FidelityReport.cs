using System.Globalization;
using System.Text.Json;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Cli.Fidelity;

/// <summary>What a regime's published text came to, for people and for machines.</summary>
internal static class FidelityReport
{
    public static void WriteText(TextWriter writer, ComparedRegime regime)
    {
        RegimeFidelity fidelity = regime.Fidelity;
        string title = fidelity.Document.Title.Length > 0 ? $"《{VisibleText.Of(fidelity.Document.Title)}》" : "（没有标题）";
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{VisibleText.Of(fidelity.Code)} 与原文 {VisibleText.Of(fidelity.Document.Source.Path)}{title}："));
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  原文 {fidelity.Articles} {Unit(fidelity)}，编码 {fidelity.EncodedArticles} {Unit(fidelity)}共 {fidelity.Encoded.Length} 处，不编码 {fidelity.Omitted.Count(omitted => !omitted.IsPending)} 处，待编码 {fidelity.Omitted.Count(omitted => omitted.IsPending)} 处；编码的词覆盖原文用字 {fidelity.Share}%"));
        foreach (var group in fidelity.Omitted.GroupBy(omitted => (omitted.Reason, omitted.IsPending)))
        {
            writer.WriteLine($"  {(group.Key.IsPending ? "待编码" : "不编码")} {string.Join('、', group.Select(omitted => omitted.Citation))}：{VisibleText.Of(group.Key.Reason)}。");
        }

        foreach (var group in fidelity.Deviations.GroupBy(deviation => (deviation.Citation, deviation.Reason)))
        {
            writer.WriteLine($"  偏离 {group.Key.Citation} {string.Join('、', group.Select(deviation => deviation.Kind))}：{VisibleText.Of(group.Key.Reason)}。");
        }

        if (regime.Lock is { } state)
        {
            writer.WriteLine(state.IsWhole
                ? string.Create(CultureInfo.InvariantCulture, $"  原文锁：{state.Reviewed} 处都审读过，没有改动。")
                : string.Create(CultureInfo.InvariantCulture, $"  原文锁：审读过 {state.Reviewed} 处，改动 {state.Changed} 处，新增 {state.New} 处，删去 {state.Gone} 处。"));
        }

        foreach (Diagnostic fault in regime.NumberingFaults) writer.WriteLine($"  {VisibleText.Of(fault.Message)}（第 {fault.Location.Line} 行）");
        if (regime.NumberingFaults.IsEmpty) writer.WriteLine("  原文编号没有缺号、重号。");
    }

    public static void WriteJson(Utf8JsonWriter json, ComparedRegime regime)
    {
        RegimeFidelity fidelity = regime.Fidelity;
        json.WriteStartObject();
        json.WriteString("code", fidelity.Code);
        json.WriteString("source", fidelity.Document.Source.Path);
        json.WriteString("title", fidelity.Document.Title);
        json.WriteString("documentNumber", fidelity.Document.DocumentNumber);
        json.WriteNumber("articles", fidelity.Articles);
        json.WriteNumber("encodedArticles", fidelity.EncodedArticles);
        json.WriteNumber("coveredPercent", fidelity.Share);
        if (regime.Lock is { } state)
        {
            json.WriteStartObject("lock");
            json.WriteNumber("reviewed", state.Reviewed);
            json.WriteNumber("changed", state.Changed);
            json.WriteNumber("new", state.New);
            json.WriteNumber("gone", state.Gone);
            json.WriteEndObject();
        }

        json.WriteStartArray("encoded");
        foreach (EncodedProvision place in fidelity.Encoded)
        {
            json.WriteStartObject();
            json.WriteString("citation", place.Citation);
            json.WriteNumber("characters", place.All);
            json.WriteNumber("covered", place.Covered);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("omitted");
        foreach (OmittedProvision omitted in fidelity.Omitted)
        {
            json.WriteStartObject();
            json.WriteString("citation", omitted.Citation);
            json.WriteString("reason", omitted.Reason);
            json.WriteBoolean("pending", omitted.IsPending);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("deviations");
        foreach (AcknowledgedDeviation deviation in fidelity.Deviations)
        {
            json.WriteStartObject();
            json.WriteString("citation", deviation.Citation);
            json.WriteString("kind", deviation.Kind);
            json.WriteString("reason", deviation.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("numberingFaults");
        foreach (Diagnostic fault in regime.NumberingFaults)
        {
            json.WriteStartObject();
            json.WriteString("code", fault.Code);
            json.WriteNumber("line", fault.Location.Line);
            json.WriteString("message", fault.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Unit(RegimeFidelity fidelity) => fidelity.Document.Articles is [{ Number.IsPart: true }, ..] ? "部分" : "条";
}
