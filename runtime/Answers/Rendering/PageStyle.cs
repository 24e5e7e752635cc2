using System.Security.Cryptography;
using System.Text;

namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>The one style sheet of a page. The page's content security policy names its hash and allows nothing else.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root{color-scheme:light;--ink:#1d2733;--faint:#5b6775;--line:#d9dfe6;--paper:#fff;--back:#f3f5f8;--yes:#1b6e3c;--no:#a12622;--open:#8a5a00;--choice:#4b3fa0;--link:#1f5c99}
        *{box-sizing:border-box}
        body{margin:0;background:var(--back);color:var(--ink);font:16px/1.7 "PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;overflow-wrap:anywhere}
        main{max-width:58rem;margin:0 auto;padding:1.2rem}
        h1{font-size:1.4rem;margin:.4rem 0 1rem}
        h2{font-size:1.15rem;margin:0}
        h3{font-size:1.05rem;margin:0;display:flex;flex-wrap:wrap;gap:.5rem;align-items:baseline}
        a{color:var(--link)}
        .meta,.note,small{color:var(--faint);font-size:.9rem}
        .answer{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:1.2rem;margin:0 0 1.5rem}
        .meta{margin:.1rem 0}
        .group{border:1px solid var(--line);border-left:5px solid var(--faint);border-radius:6px;padding:.9rem 1rem;margin:1rem 0}
        .settled{border-left-color:var(--yes)}.undetermined{border-left-color:var(--open)}.discretionary{border-left-color:var(--choice)}.conflicting{border-left-color:var(--no)}
        .presumed{border-left-color:var(--open)}
        .value{font-weight:700}
        .badge{font-size:.85rem;font-weight:600;border:1px solid currentColor;border-radius:1rem;padding:0 .6rem;white-space:nowrap}
        .settled .badge{color:var(--yes)}.undetermined .badge{color:var(--open)}.discretionary .badge{color:var(--choice)}.conflicting .badge{color:var(--no)}
        dl{display:grid;grid-template-columns:5rem 1fr;gap:.15rem .6rem;margin:.6rem 0}
        dt{color:var(--faint)}dd{margin:0}
        .notice{border-left:5px solid var(--open);background:#fff7e6;padding:.5rem .9rem;margin:.8rem 0}
        .stop{border-left-color:var(--no);background:#fdeeed}
        details{border-top:1px solid var(--line);padding:.35rem 0}
        summary{cursor:pointer}
        summary .role{display:inline-block;min-width:4.6rem;color:var(--faint)}
        .carries summary .role,.forbids summary .role{color:var(--yes);font-weight:700}
        .opens summary .role{color:var(--choice);font-weight:700}
        .mayapply summary .role{color:var(--open)}
        .body{padding:.3rem 0 .6rem 1rem}
        blockquote{margin:.3rem 0;padding:.1rem .8rem;border-left:3px solid var(--line);color:var(--faint)}
        blockquote p{margin:0}
        details.apart{border-top:0;padding:0 0 0 2.1rem}details.apart summary{color:var(--faint);font-size:.9rem}
        .label{color:var(--faint);margin:.5rem 0 0}
        ul.settling{margin:.2rem 0 .6rem;padding-left:1.4rem}
        ul.cond{list-style:none;margin:0;padding:0}
        ul.cond ul.cond{padding-left:1.3rem;border-left:1px dotted var(--line);margin-left:.8rem}
        .truth{display:inline-block;min-width:2.6rem;text-align:center;font-size:.8rem;font-weight:600;border-radius:3px;margin-right:.4rem;border:1px solid currentColor}
        .yes{color:var(--yes)}.no{color:var(--no)}.open{color:var(--open)}
        table{border-collapse:collapse;width:100%;font-size:.93rem}
        th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.25rem .5rem .25rem 0}
        th{font-weight:600;color:var(--faint)}
        .line{border-top:1px solid var(--line);padding:.35rem 0}
        .line .role{display:inline-block;min-width:4.6rem;color:var(--faint)}
        @media (max-width:36rem){main{padding:.5rem}.answer{padding:.8rem}dl{grid-template-columns:1fr}dt{margin-top:.3rem}.body{padding-left:.2rem}}
        @page{size:A4;margin:16mm 15mm}
        @media print{body{background:#fff;font-size:10.5pt}main{max-width:none;padding:0}.answer{border:0;padding:0;break-after:page}.answer:last-of-type{break-after:auto}.group h3,summary,.label{break-after:avoid}blockquote,dl,li{break-inside:avoid}details::details-content{content-visibility:visible;display:block;block-size:auto}a{color:inherit;text-decoration:none}.toc{break-after:page}}
        """;

    /// <summary>As a source of style-src.</summary>
    public static string Hash { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";
}
