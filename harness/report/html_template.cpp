#include "report/html_template.h"

namespace plumbline::report {
namespace {

constexpr std::string_view text = R"html(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{word}}: {{target}} - plumbline</title>
<style>
:root {
  color-scheme: light dark;
  --page: #fbfbfa; --card: #ffffff; --ink: #1d2125; --faint: #626b75; --line: #dcdfe3; --code: #f2f3f5;
  --pass: #1a7f4b; --fail: #c22f2f; --warn: #94650a; --contested: #6a4fc4; --untestable: #5c6773; --link: #0b5cad;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171a; --card: #1c2024; --ink: #e4e7ea; --faint: #98a2ad; --line: #31373e; --code: #12151a;
    --pass: #4cc38a; --fail: #ff7b72; --warn: #e0b252; --contested: #b19cff; --untestable: #9aa5b1; --link: #79b8ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 70rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .25rem 0; }
a { color: var(--link); }
code, pre { font: 13px/1.45 ui-monospace, "DejaVu Sans Mono", monospace; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 6px; padding: .6rem .75rem; margin: .35rem 0;
      overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
.faint { color: var(--faint); }
.card { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 8px;
        padding: .9rem 1.1rem; margin: .8rem 0; }
.ending { font-weight: 600; }
.pass { color: var(--pass); } .fail, .no-answer { color: var(--fail); } .warn { color: var(--warn); }
.contested { color: var(--contested); } .untestable { color: var(--untestable); }
.card.pass { border-left-color: var(--pass); } .card.fail, .card.no-answer { border-left-color: var(--fail); }
.card.warn { border-left-color: var(--warn); } .card.contested { border-left-color: var(--contested); }
.card.untestable { border-left-color: var(--untestable); }
.card { color: var(--ink); }
.tag { display: inline-block; border: 1px solid currentColor; border-radius: 99px; padding: 0 .55rem; font-size: .78rem;
       font-weight: 600; vertical-align: .1em; }
.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .6rem; margin: 1rem 0; }
.counts div { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .5rem .8rem; }
.counts b { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
.finding { border-top: 1px solid var(--line); margin-top: .8rem; padding-top: .8rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .9rem; margin: .4rem 0; }
dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
td.zero { color: var(--faint); opacity: .55; }
td:first-child { overflow-wrap: anywhere; }
details > summary { cursor: pointer; }
</style>
</head>
<body>
<main>
<h1>plumbline against {{target}}</h1>
<p class="faint">profile {{profile}}, {{selection}}, seed {{seed}}, started {{started}}, {{requests}}, {{seconds}} s, plumbline {{version}}</p>
<div class="card {{like}}"><span class="ending {{like}}">{{word}}</span> {{because}} <span class="faint">(exit status {{status}})</span></div>
<div class="counts">
{{#counts}}<div class="{{like}}"><b>{{number}}</b>{{name}}</div>
{{/counts}}
</div>
{{#has_command}}<p class="faint">The same run again:</p><pre>{{command}}</pre>{{/has_command}}
{{#groups}}
<h2>{{title}}</h2>
{{#clauses}}
<section class="card {{like}}" id="{{id}}">
<h3><span class="tag {{like}}">{{verdict}}</span> {{id}} <span class="faint">{{tier}}</span></h3>
<p>{{statement}}</p>
{{#contested}}<p class="contested">Contested: {{contested}}</p>{{/contested}}
<p class="faint">{{place}}{{#url}} &middot; <a href="{{url}}">AWS's page</a>{{/url}}</p>
{{#findings}}
<div class="finding">
<p><b>{{cases}}</b> ({{kind}})</p>
<dl>
<dt>observed</dt><dd>{{observed}}</dd>
<dt>expected</dt><dd>{{expected}}</dd>
<dt>smallest case</dt><dd><code>{{witness}}</code>{{#about}} {{about}}{{/about}}</dd>
{{#request}}<dt>request</dt><dd><code>{{request}}</code></dd>{{/request}}
{{#answer}}<dt>answer</dt><dd><code>{{answer}}</code></dd>{{/answer}}
</dl>
{{#has_commands}}<details {{open}}><summary>See it again</summary>
{{#again}}<pre>{{again}}</pre>{{/again}}
{{#curl}}<pre>{{curl}}</pre>{{/curl}}
{{#aws_cli}}<pre>{{aws_cli}}</pre>{{/aws_cli}}
</details>{{/has_commands}}
</div>
{{/findings}}
{{#others}}<p class="faint">and {{others}} of this clause; the JSON report has all</p>{{/others}}
</section>
{{/clauses}}
{{/groups}}
{{#has_stale}}
<h2>Stale lines of the baseline</h2>
<div class="card fail"><p>What these lines say is seen no more; take them out, or run with --update-baseline.</p>
{{#stale}}<pre>{{text}}</pre>{{/stale}}</div>
{{/has_stale}}
{{#has_known}}
<h2>Known deviations</h2>
<div class="scroll"><table>
<tr><th>clause</th><th>observed</th><th class="n">cases</th></tr>
{{#known}}<tr><td>{{clause}}</td><td>{{observed}}</td><td class="n">{{cases}}</td></tr>
{{/known}}
</table></div>
{{/has_known}}
{{#has_untestable}}
<h2>Untestable: nothing was learned</h2>
<div class="scroll"><table>
<tr><th>reason</th><th>such as</th><th class="n">cases</th></tr>
{{#untestable}}<tr><td>{{reason}}</td><td><code>{{example}}</code></td><td class="n">{{cases}}</td></tr>
{{/untestable}}
</table></div>
{{/has_untestable}}
{{#has_left_out}}
<h2>Left out: these settings cannot run them</h2>
<div class="scroll"><table>
<tr><th>they</th><th class="n">cases</th></tr>
{{#left_out}}<tr><td>{{need}}</td><td class="n">{{cases}}</td></tr>
{{/left_out}}
</table></div>
{{/has_left_out}}
{{#has_suspects}}
<h2>Suspects</h2>
<p>Under way when the target stopped answering; one of them may have been too much for it.</p>
<div class="scroll"><table>
<tr><th>case</th><th>see it again</th></tr>
{{#suspects}}<tr><td><code>{{id}}</code></td><td><pre>{{curl}}</pre></td></tr>
{{/suspects}}
</table></div>
{{/has_suspects}}
<h2>Clauses</h2>
<div class="scroll"><table>
<tr><th>clause</th><th>tier</th><th class="n">passed</th><th class="n">failed</th><th class="n">warned</th><th class="n">contested</th><th class="n">untestable</th><th class="n">no answer</th></tr>
{{#table}}<tr title="{{statement}}"><td>{{#url}}<a href="{{url}}">{{id}}</a>{{/url}}{{^url}}{{id}}{{/url}}{{#untested}}<br><span class="faint">{{untested}}</span>{{/untested}}</td><td>{{tier}}</td>{{#cells}}<td class="n {{like}}">{{number}}</td>{{/cells}}</tr>
{{/table}}
</table></div>
</main>
</body>
</html>
)html";

}  // namespace

std::string_view html_template() { return text; }

}  // namespace plumbline::report
