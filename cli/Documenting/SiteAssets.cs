using System.Security.Cryptography;
using System.Text;

namespace Zhaodan.Cli.Documenting;

/// <summary>The one style and the one script of the site. Every page holds both, and its content security policy allows nothing else.</summary>
internal static class SiteAssets
{
    public const string Css = """
        :root{color-scheme:light dark;--ink:#1c2430;--faint:#566171;--line:#d8dee6;--paper:#fff;--back:#f4f6f9;--link:#1a5a9e;--term:#7a4b00;--good:#1b6e3c;--bad:#a12622;--open:#8a5a00;--soft:#eef2f7}
        @media (prefers-color-scheme:dark){:root{--ink:#e4e8ee;--faint:#a3adba;--line:#38424f;--paper:#1a2028;--back:#12161c;--link:#7db4ee;--term:#e2b469;--good:#7ccf9a;--bad:#f0938f;--open:#e2b469;--soft:#242c36}}
        *{box-sizing:border-box}
        html{scroll-padding-top:4.2rem}
        body{margin:0;background:var(--back);color:var(--ink);font:16px/1.75 "PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;overflow-wrap:anywhere}
        a{color:var(--link)}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px}
        .skip{position:absolute;left:-999px}.skip:focus{left:.5rem;top:.5rem;background:var(--paper);padding:.5rem;z-index:9}
        header.bar{position:sticky;top:0;z-index:5;background:var(--paper);border-bottom:1px solid var(--line);padding:.5rem 1rem;display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center}
        header.bar nav{display:flex;gap:1rem;flex-wrap:wrap}
        header.bar a{text-decoration:none;padding:.25rem 0}
        header.bar a[aria-current]{font-weight:700;color:var(--ink)}
        .find{flex:1 1 12rem;display:flex;gap:.5rem;align-items:center;max-width:26rem;margin-left:auto}
        .find input{flex:1;min-width:0;font:inherit;padding:.35rem .6rem;border:1px solid var(--faint);border-radius:6px;background:var(--back);color:var(--ink)}
        .find output{color:var(--faint);font-size:.85rem;white-space:nowrap}
        main{max-width:62rem;margin:0 auto;padding:1rem 1.2rem 4rem}
        h1{font-size:1.5rem;line-height:1.4;margin:.6rem 0}
        h2{font-size:1.2rem;margin:2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
        h3{font-size:1.02rem;margin:0}
        .meta,.small{color:var(--faint);font-size:.9rem}
        .card,.article{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.8rem 1.1rem;margin:0 0 .9rem}
        .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.9rem;padding:0;list-style:none}
        .cards .card{margin:0}
        dl{display:grid;grid-template-columns:6.5rem 1fr;gap:.1rem .7rem;margin:.5rem 0}dt{color:var(--faint)}dd{margin:0}
        .chapter{font-weight:700;font-size:1.1rem;margin:1.6rem 0 .6rem}
        .clause{margin:.35rem 0}
        .d1{padding-left:1.2rem}.d2{padding-left:2.4rem}.d3{padding-left:3.6rem}.d4{padding-left:4.8rem}
        .num{font-weight:700}
        .note{color:var(--faint);font-size:.88rem;border-left:3px solid var(--line);padding-left:.6rem;margin:.35rem 0}
        .omission{color:var(--faint);border:1px dashed var(--line);border-radius:6px;padding:.35rem .8rem;margin:.5rem 0}
        .term{color:inherit;text-decoration:underline dotted var(--term) 1.5px;text-underline-offset:.28em;cursor:help}
        .term:hover,.term:focus{background:var(--soft)}
        .tip{position:absolute;z-index:8;max-width:min(22rem,92vw);background:var(--paper);color:var(--ink);border:1px solid var(--faint);border-radius:8px;box-shadow:0 4px 18px #0004;padding:.6rem .8rem;font-size:.92rem;line-height:1.6}
        .tip[hidden]{display:none}
        :target{box-shadow:0 0 0 3px var(--open)}
        details{margin:.2rem 0 .5rem}
        summary{cursor:pointer;color:var(--faint);font-size:.9rem;padding:.15rem 0}
        .badge{display:inline-block;font-size:.8rem;border:1px solid currentColor;border-radius:1rem;padding:0 .55rem;margin:0 .25rem .1rem 0;white-space:nowrap}
        .good{color:var(--good)}.bad{color:var(--bad)}.open{color:var(--open)}
        .rule{background:var(--soft);border-radius:6px;padding:.5rem .8rem;margin:.3rem 0}
        table{border-collapse:collapse;width:100%;font-size:.93rem}
        .wide{overflow-x:auto}
        th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.3rem .6rem .3rem 0}
        th{color:var(--faint);font-weight:600}
        ul.plain{list-style:none;margin:0;padding:0}
        .entry{padding:.5rem 0;border-bottom:1px solid var(--line)}
        .entry h3{display:inline}
        .case summary{color:var(--ink);font-size:1rem}
        pre{white-space:pre-wrap;background:var(--soft);border-radius:6px;padding:.5rem .8rem;font:inherit;font-size:.92rem;margin:.4rem 0}
        .letters{display:flex;flex-wrap:wrap;gap:.2rem .7rem}
        [data-find][hidden]{display:none}
        @media (max-width:38rem){main{padding:.6rem .7rem 4rem}.card,.article{padding:.7rem .8rem}dl{grid-template-columns:4.2rem 1fr}.d1{padding-left:.6rem}.d2{padding-left:1.2rem}.d3{padding-left:1.8rem}.d4{padding-left:2.4rem}.find{max-width:none;margin:0}html{scroll-padding-top:6.5rem}.toc ul{columns:1}}
        @page{size:A4;margin:16mm}
        @media print{:root{--ink:#000;--faint:#444;--line:#bbb;--paper:#fff;--back:#fff;--soft:#f4f4f4;--link:#000;--good:#000;--bad:#000;--open:#000}body{font-size:10pt}header.bar,.skip,.tip,.find{display:none}main{max-width:none;padding:0}.card,.article{border:0;padding:0 0 .4rem}.article,.entry,.rule{break-inside:avoid}h2,h3,.chapter{break-after:avoid}a{text-decoration:none}details.rules::details-content{content-visibility:visible;display:block;block-size:auto}}
        """;

    // Without the script everything is there: terms lead to their entries below, nothing is hidden.
    public const string Script = """
        (function(){
          'use strict';
          var input=document.getElementById('find'),count=document.getElementById('found');
          var all=[].slice.call(document.querySelectorAll('[data-find]'));
          function even(t){return t.normalize('NFKC').toLowerCase().replace(/\s+/g,' ').trim()}
          var texts=all.map(function(e){return even(e.textContent)});
          function find(){
            var words=even(input.value).split(' ').filter(Boolean),n=0;
            all.forEach(function(e,i){
              var hit=words.every(function(w){return texts[i].indexOf(w)>=0});
              e.hidden=words.length?!hit:e.hasAttribute('data-quiet');
              if(hit&&words.length)n++;
            });
            count.textContent=words.length?n+' 处':'';
          }
          if(input){
            var wait;
            input.addEventListener('input',function(){clearTimeout(wait);wait=setTimeout(find,80)});
            input.addEventListener('keydown',function(e){if(e.key==='Escape'){input.value='';find()}});
            document.addEventListener('keydown',function(e){if(e.key==='/'&&document.activeElement!==input){e.preventDefault();input.focus()}});
            var asked=new URLSearchParams(location.search).get('q');
            if(asked){input.value=asked}
            find();
          }
          window.addEventListener('hashchange',reveal);
          function reveal(){
            var e=location.hash&&document.getElementById(decodeURIComponent(location.hash.slice(1)));
            if(!e)return;
            if(e.hidden){input.value='';find()}
            if(e.tagName==='DETAILS')e.open=true;
            e.scrollIntoView();
          }
          reveal();
          var tip=document.createElement('div'),at=null,leave;
          tip.className='tip';tip.hidden=true;tip.id='tip';tip.setAttribute('role','tooltip');
          document.body.appendChild(tip);
          function show(a){
            var entry=document.getElementById(decodeURIComponent(a.hash.slice(1)));
            if(!entry)return;
            clearTimeout(leave);
            hide();
            at=a;
            [].slice.call(entry.childNodes).forEach(function(n){tip.appendChild(n.cloneNode(true))});
            tip.hidden=false;a.setAttribute('aria-describedby','tip');
            var r=a.getBoundingClientRect(),w=tip.offsetWidth,h=tip.offsetHeight;
            tip.style.left=Math.max(8,Math.min(r.left,document.documentElement.clientWidth-w-8))+window.scrollX+'px';
            tip.style.top=(r.bottom+h+8<window.innerHeight?r.bottom+6:Math.max(4,r.top-h-6))+window.scrollY+'px';
          }
          function hide(){
            if(at)at.removeAttribute('aria-describedby');
            at=null;tip.hidden=true;tip.textContent='';
          }
          document.addEventListener('mouseover',function(e){
            var a=e.target.closest&&e.target.closest('a.term');
            if(a&&a!==at)show(a);
            else if(!a&&at&&!tip.contains(e.target)){clearTimeout(leave);leave=setTimeout(hide,250)}
            else clearTimeout(leave);
          });
          document.addEventListener('focusin',function(e){if(e.target.matches&&e.target.matches('a.term'))show(e.target)});
          document.addEventListener('click',function(e){
            var a=e.target.closest&&e.target.closest('a.term');
            if(a){e.preventDefault();show(a)}
            else if(!tip.contains(e.target))hide();
          });
          document.addEventListener('keydown',function(e){if(e.key==='Escape')hide()});
        })();
        """;

    /// <summary>The whole policy of a page.</summary>
    public static string Policy { get; } = $"default-src 'none'; style-src {HashOf(Css)}; script-src {HashOf(Script)}; base-uri 'none'; form-action 'none'";

    private static string HashOf(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
