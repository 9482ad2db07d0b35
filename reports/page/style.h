// The page's looks: light and dark, a phone's width, and print. Nothing is fetched.
#pragma once

#include "html/writer.h"

namespace halfulp {

inline constexpr Literal kStyle = R"css(
:root { color-scheme: light dark; --back: #ffffff; --fore: #1b1f24; --soft: #57606a; --line: #d0d7de; --band: #f3f5f7;
  --good: #0b6e4f; --bad: #b3261e; --warn: #7a4b00; --badback: #fdecea; --warnback: #fff3dc; --link: #0550ae; }
@media (prefers-color-scheme: dark) {
  :root { --back: #14181d; --fore: #e6e9ed; --soft: #a0a9b4; --line: #39414b; --band: #1d2329;
    --good: #5fd3a8; --bad: #ff9c94; --warn: #f2c46d; --badback: #3a1d1c; --warnback: #352a14; --link: #8ab8ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 90rem; padding: 1rem; background: var(--back); color: var(--fore);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; }
h3 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; }
h4 { font-size: 1rem; margin: 0 0 .3rem; }
p { margin: .3rem 0; overflow-wrap: anywhere; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code, .value { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .875em; }
.soft, .value, .note { color: var(--soft); }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }
thead th { background: var(--band); }
tbody th { background: var(--band); font-weight: 600; position: sticky; left: 0; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.matrix th { white-space: nowrap; }
.matrix td { white-space: nowrap; line-height: 1.35; }
.matrix td span { display: block; }
.matrix td .note { font-size: .8rem; }
.conforms { color: var(--good); }
.deviates { color: var(--bad); }
.errored, .skipped { color: var(--warn); }
td.deviates { background: var(--badback); }
td.errored { background: var(--warnback); }
td.absent { color: var(--soft); text-align: center; }
td a { color: inherit; font-weight: 600; }
.finding { border: 1px solid var(--line); border-radius: .4rem; padding: .7rem .9rem; margin: .8rem 0; }
.finding:target { outline: 3px solid var(--link); }
.cause { margin: .7rem 0 0; padding-left: .7rem; border-left: 3px solid var(--bad); }
.cause td { white-space: nowrap; }
.replay code { overflow-wrap: anywhere; }
.warning { border: 2px solid var(--warn); background: var(--warnback); padding: .5rem .8rem; border-radius: .4rem; }
.speeds th, .speeds td { vertical-align: middle; white-space: nowrap; }
.speeds .question { background: var(--back); padding-top: .7rem; }
.accuracies tbody th { white-space: nowrap; }
.published { min-width: 17rem; }
.note { font-weight: 400; font-size: .85em; }
svg.bar { display: block; width: 15rem; height: 1.125rem; }
.bar .right { fill: var(--link); }
.bar .wrong { fill: none; stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 4 2; }
.bar .whisker { stroke: var(--soft); stroke-width: 3; }
.bar .copy { stroke: var(--fore); stroke-width: 2; }
svg.chart { display: block; width: 100%; min-width: 44rem; max-width: 60rem; height: auto; margin: .6rem 0; }
.chart text { fill: var(--soft); font: 12px system-ui, sans-serif; }
.chart .name { fill: var(--fore); font-size: 11px; stroke: var(--back); stroke-width: 3; paint-order: stroke; }
.chart .grid { stroke: var(--line); stroke-width: 1; }
.chart .baseline { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 6 4; }
.chart .spread { stroke: var(--soft); stroke-width: 1.5; }
.chart .mark { fill: var(--link); stroke: var(--link); stroke-width: 1.5; }
.chart .hollow { fill: var(--back); }
details { margin: .5rem 0; }
summary { cursor: pointer; }
ul { margin: .3rem 0; padding-left: 1.3rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .4rem 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  body { padding: .7rem; }
  dl { grid-template-columns: 1fr; }
  dd { margin-bottom: .3rem; }
  .matrix td, .matrix th { font-size: .8rem; padding: .2rem .35rem; }
}
@media print { body { max-width: none; } .scroll { overflow: visible; } }
)css";

}  // namespace halfulp
