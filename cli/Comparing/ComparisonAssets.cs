using System.Security.Cryptography;
using System.Text;
using Zhaodan.Cli.Documenting;

namespace Zhaodan.Cli.Comparing;

/// <summary>The style (that of the site, and some of its own) and the script of a comparison's page. Its content security policy allows nothing else.</summary>
internal static class ComparisonAssets
{
    public static string Css { get; } = SiteAssets.Css + """

        main{max-width:96rem}
        .lead{font-size:1.02rem;max-width:62rem}
        .matrix{table-layout:fixed;min-width:56rem}
        .matrix th{position:sticky;top:3.1rem;background:var(--paper);z-index:2}
        .matrix th:first-child{width:27%}
        .matrix td{border-right:1px solid var(--line);padding:.45rem .6rem}
        .matrix td:last-child{border-right:0}
        .facts{list-style:none;margin:0;padding:0}
        .facts li{display:inline}
        .facts li+li::before{content:"、"}
        .facts .key{font-weight:700}
        .facts .rest{color:var(--faint);font-size:.9rem}
        .why{color:var(--faint);font-size:.86rem;margin:.2rem 0 0}
        td details,td details[open]{margin:0}
        td summary{color:inherit;font-size:.95rem;list-style-position:outside}
        .v0{color:var(--faint)}.v1{color:var(--good);font-weight:600}.v2{color:var(--bad);font-weight:600}.vo{color:var(--open);font-weight:600}.vc{color:var(--bad);font-weight:700;text-decoration:underline wavy 1px}
        .side{display:grid;grid-template-columns:1fr;gap:.4rem;margin:.4rem 0;font-size:.88rem;line-height:1.6}
        .side>div{background:var(--soft);border-radius:6px;padding:.35rem .6rem}
        .side b{display:block}
        .beside{display:grid;grid-template-columns:1fr 1fr;gap:.7rem;margin:.5rem 0}
        .beside>div{background:var(--soft);border-radius:6px;padding:.5rem .8rem}
        .filters{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin:.6rem 0}
        .filters label{color:var(--faint);font-size:.9rem}
        .filters select{font:inherit;font-size:.92rem;padding:.2rem .4rem;border:1px solid var(--faint);border-radius:6px;background:var(--back);color:var(--ink)}
        .heat td{text-align:center;white-space:nowrap}
        .order{max-width:100%;height:auto;display:block;margin:.4rem 0}
        .order text{font:15px "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;fill:var(--ink)}
        .order .box{fill:var(--paper);stroke:var(--faint)}
        .order .arrow{stroke:var(--link);stroke-width:1.8;fill:none}
        .order .head{fill:var(--link)}
        .order .hint{fill:var(--faint);font-size:13px}
        section.group,section.pair{content-visibility:auto;contain-intrinsic-size:auto 60rem}
        .diff{border-top:1px solid var(--line);padding:.6rem 0}
        .diff h4{margin:0 0 .2rem;font-size:1rem}
        @media (max-width:52rem){.beside{grid-template-columns:1fr}}
        @media print{.filters{display:none}.matrix th{position:static}}
        """;

    // Without the script every row is there and every cell opens.
    public const string Script = """
        (function(){
          'use strict';
          var rows=[].slice.call(document.querySelectorAll('[data-row]')),find=document.getElementById('find'),count=document.getElementById('found');
          var picks=[].slice.call(document.querySelectorAll('select[data-pick]'));
          [].slice.call(document.querySelectorAll('[data-script]')).forEach(function(e){e.hidden=false});
          function even(t){return t.normalize('NFKC').toLowerCase().replace(/\s+/g,' ').trim()}
          var texts=rows.map(function(r){return even(r.getAttribute('data-row'))});
          function sift(){
            var words=even(find.value).split(' ').filter(Boolean),n=0,active=words.length>0;
            rows.forEach(function(r,i){
              var shown=words.every(function(w){return texts[i].indexOf(w)>=0});
              picks.forEach(function(p){
                if(!p.value)return;
                active=true;
                if((' '+r.getAttribute('data-'+p.getAttribute('data-pick'))+' ').indexOf(' '+p.value+' ')<0)shown=false;
              });
              r.hidden=!shown;
              if(shown)n++;
            });
            count.textContent=active?n+' 处':'';
            [].slice.call(document.querySelectorAll('section.group,section.pair')).forEach(function(s){
              s.hidden=active&&!s.querySelector('[data-row]:not([hidden])');
            });
          }
          var wait;
          find.addEventListener('input',function(){clearTimeout(wait);wait=setTimeout(sift,120)});
          picks.forEach(function(p){p.addEventListener('change',sift)});
          document.addEventListener('keydown',function(e){
            if(e.key==='/'&&document.activeElement!==find){e.preventDefault();find.focus()}
            if(e.key==='Escape'&&document.activeElement===find){find.value='';sift()}
          });
        })();
        """;

    public static string Policy { get; } = $"default-src 'none'; style-src {HashOf(Css)}; script-src {HashOf(Script)}; base-uri 'none'; form-action 'none'";

    private static string HashOf(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
