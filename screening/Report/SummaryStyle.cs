namespace Zhaodan.Screening.Report;

/// <summary>The style sheet of 汇总.html.</summary>
internal static class SummaryStyle
{
    public const string Css = """

        :root { --ink:#1f2933; --soft:#5b6874; --line:#d9dee3; --paper:#fff; --ground:#f4f6f8; --accent:#1d5fa8; }
        * { box-sizing:border-box; }
        body { margin:0; background:var(--ground); color:var(--ink); font:15px/1.65 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif; }
        main { max-width:1080px; margin:0 auto; padding:28px 24px 56px; }
        h1 { font-size:26px; margin:0 0 4px; } h2 { font-size:20px; margin:0 0 2px; } h3 { font-size:16px; margin:26px 0 8px; }
        p { margin:4px 0; } .soft { color:var(--soft); } .hash { font:12px/1.5 ui-monospace,Consolas,monospace; color:var(--soft); overflow-wrap:anywhere; }
        section { background:var(--paper); border:1px solid var(--line); border-radius:8px; padding:22px 24px; margin-top:20px; }
        .cards { display:grid; grid-template-columns:repeat(auto-fit,minmax(140px,1fr)); gap:12px; margin-top:18px; }
        .card { background:var(--paper); border:1px solid var(--line); border-radius:8px; padding:12px 16px; }
        .card b { display:block; font-size:24px; line-height:1.3; font-variant-numeric:tabular-nums; } .card span { color:var(--soft); font-size:13px; }
        .card.bad b { color:#b3261e; } .card.open b { color:#9a6700; }
        .choice { border-left:4px solid var(--accent); background:#eef4fb; padding:8px 14px; margin-top:16px; }
        .warn { border-left:4px solid #b97e00; background:#fdf6e3; padding:8px 14px; margin-top:12px; }
        table { border-collapse:collapse; width:100%; }
        .list th, .list td { text-align:left; vertical-align:top; padding:6px 10px 6px 0; border-bottom:1px solid var(--line); }
        .list thead th { color:var(--soft); font-weight:500; font-size:13px; white-space:nowrap; }
        .chart th { text-align:left; font-weight:500; padding:4px 12px 4px 0; width:20%; overflow-wrap:anywhere; }
        .chart td { padding:4px 0; } .chart svg { display:block; width:100%; height:16px; border-radius:3px; }
        .chart { table-layout:fixed; } .chart .bar { width:44%; } .chart .number { width:11%; } .chart .share { width:8%; }
        .list .number, .number { text-align:right; font-variant-numeric:tabular-nums; white-space:nowrap; padding-left:12px !important; } .share { color:var(--soft); }
        .note { color:var(--soft); font-size:13px; padding-left:12px !important; }
        .track { fill:#eceff2; } .value { fill:#1d5fa8; } .nothing { fill:#8a97a4; } .undetermined { fill:#d69a1e; } .discretionary { fill:#7a5bb5; }
        .conflicting { fill:#c0392b; } .inapplicable { fill:#b9c2cb; } .rule { fill:#2f7d6b; } .faint { opacity:.45; }
        .cite { white-space:nowrap; font-weight:500; } .clause { color:#3c4854; }
        details { margin-top:14px; } summary { cursor:pointer; color:var(--accent); }
        @media print {
          body { background:#fff; font-size:11pt; } main { max-width:none; padding:0; } section, .card { border-color:#bbb; }
          section { break-inside:auto; } h2, h3 { break-after:avoid; } tr, .card { break-inside:avoid; } details > summary { display:none; }
          * { print-color-adjust:exact; -webkit-print-color-adjust:exact; }
        }
        @media (max-width:640px) { .chart .note { display:none; } .chart th { width:34%; } .cite { white-space:normal; } }

        """;
}
