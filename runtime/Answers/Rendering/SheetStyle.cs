using System.Security.Cryptography;
using System.Text;

namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>The style of a sheet for paper: A4, black on white, legible when copied. The page's content security policy names its hash.</summary>
internal static class SheetStyle
{
    public const string Css = """
        :root{color-scheme:light}
        *{box-sizing:border-box}
        body{margin:0;background:#eceef1;color:#000;font:15px/1.65 "Songti SC","SimSun","Noto Serif CJK SC","Source Han Serif SC",serif;overflow-wrap:anywhere}
        main{background:#fff;max-width:210mm;margin:1rem auto;padding:18mm 18mm 14mm;box-shadow:0 1px 6px #0003}
        h1,h2,h3,th,.head{font-family:"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif}
        h1{font-size:1.5rem;text-align:center;letter-spacing:.15em;margin:0 0 .3rem}
        .date{text-align:center;margin:0 0 1rem}
        h2{font-size:1.1rem;margin:1.4rem 0 .4rem;padding-bottom:.2rem;border-bottom:2px solid #000}
        h3{font-size:1rem;margin:1rem 0 .3rem}
        table{border-collapse:collapse;width:100%;margin:.3rem 0 .6rem}
        th,td{border:1px solid #555;padding:.25rem .45rem;text-align:left;vertical-align:top}
        th{background:#f0f0f0;font-weight:600}
        th[scope=row]{width:9.5rem}
        th.by{width:11rem}
        .value{font-weight:700}
        .hash{font-family:ui-monospace,"Cascadia Mono","Noto Sans Mono",monospace;font-size:.78rem;word-break:break-all}
        blockquote{margin:.2rem 0 .3rem;padding:.1rem .7rem;border-left:3px solid #777}
        blockquote p,.list p{margin:.1rem 0}
        ul{margin:.2rem 0 .5rem;padding-left:1.4rem}
        li{margin:.1rem 0}
        .mark{border:1px solid #000;padding:0 .35rem;font-size:.85rem;white-space:nowrap}
        .stop{border:2px solid #000;padding:.4rem .7rem;font-weight:700}
        .sign td{height:3.2rem;width:50%}
        .small{font-size:.85rem}
        @media (max-width:40rem){main{padding:1rem;margin:0}th[scope=row]{width:5.5rem}}
        @page{size:A4;margin:18mm 18mm 20mm;@bottom-center{content:"第 " counter(page) " 页，共 " counter(pages) " 页";font-size:9pt}}
        @media print{body{background:#fff;font-size:10.5pt}main{max-width:none;margin:0;padding:0;box-shadow:none}h2,h3,.head{break-after:avoid}tr,li,blockquote,.sign{break-inside:avoid}.regime+.regime{break-before:page}thead{display:table-header-group}}
        """;

    /// <summary>As a source of style-src.</summary>
    public static string Hash { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";
}
