// The looks that all pages share: light and dark, a phone's width, forced colours and print. Nothing is fetched.
#pragma once

#include "html/writer.h"

namespace halfulp {

inline constexpr Literal kBaseStyle = R"css(
:root { color-scheme: light dark; --back: light-dark(#ffffff, #14181d); --fore: light-dark(#1b1f24, #e6e9ed);
  --soft: light-dark(#57606a, #a0a9b4); --line: light-dark(#d0d7de, #39414b); --band: light-dark(#f3f5f7, #1d2329);
  --good: light-dark(#0b6e4f, #5fd3a8); --bad: light-dark(#b3261e, #ff9c94); --warn: light-dark(#7a4b00, #f2c46d);
  --badback: light-dark(#fdecea, #3a1d1c); --warnback: light-dark(#fff3dc, #352a14);
  --link: light-dark(#0550ae, #8ab8ff); }
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0 auto; max-width: 90rem; padding: 0 1rem 3rem; background: var(--back); color: var(--fore);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 1.2rem 0 .8rem; overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.4rem 0 .5rem; overflow-wrap: anywhere; }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; overflow-wrap: anywhere; }
h4 { font-size: 1rem; margin: 0 0 .3rem; }
p { margin: .3rem 0 .6rem; max-width: 60rem; overflow-wrap: anywhere; text-wrap: pretty; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code, .value { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .875em; }
.soft, .value, .note { color: var(--soft); }
.note { font-weight: 400; font-size: .85em; }
.line { display: block; }
.path span { display: inline-block; max-width: 100%; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
nav { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem 1rem; padding: .5rem 0;
  border-bottom: 1px solid var(--line); }
nav ul { display: flex; flex-wrap: wrap; gap: .1rem .3rem; list-style: none; margin: 0 auto 0 -.6rem; padding: 0; }
nav a { display: block; padding: .25rem .6rem; border-radius: .3rem; text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav a[aria-current] { color: var(--fore); background: var(--band); font-weight: 600; }
button, select, input { font: inherit; font-size: .9rem; color: var(--fore); background: var(--back);
  border: 1px solid var(--soft); border-radius: .3rem; padding: .2rem .5rem; }
button { cursor: pointer; background: var(--band); }
select, input { max-width: 100%; }
.scroll { overflow-x: auto; max-width: 100%; margin: .4rem 0; }
table { border-collapse: collapse; font-size: .9rem; }
caption { text-align: left; padding: .2rem 0 .4rem; color: var(--soft); }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }
thead th { background: var(--band); vertical-align: bottom; }
tbody th, tfoot th { background: var(--band); font-weight: 600; position: sticky; left: 0; }
tfoot td { background: var(--band); }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
th.number { vertical-align: bottom; }
.none { color: var(--soft); }
th button { all: unset; box-sizing: border-box; cursor: pointer; display: inline-flex; align-items: baseline;
  gap: .3rem; }
th button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
th button::after { content: "\2195"; color: var(--soft); font-weight: 400; }
th[aria-sort="ascending"] button::after { content: "\2191"; color: var(--fore); }
th[aria-sort="descending"] button::after { content: "\2193"; color: var(--fore); }
.conforms { color: var(--good); }
.deviates { color: var(--bad); }
.errored { color: var(--warn); }
.skipped { color: var(--soft); }
.waived { color: var(--fore); }
td.deviates { background: var(--badback); }
td.errored { background: var(--warnback); }
td.waived { background: var(--band); }
td.absent { color: var(--soft); text-align: center; vertical-align: middle; }
td a { color: inherit; font-weight: 600; text-decoration-thickness: 1px; }
.finding { border: 1px solid var(--line); border-radius: .4rem; padding: .7rem .9rem; margin: .8rem 0; }
:target { scroll-margin-top: 1rem; }
.finding:target { outline: 3px solid var(--link); }
.cause { margin: .7rem 0 0; padding-left: .7rem; border-left: 3px solid var(--bad); }
.cause td { white-space: nowrap; }
.replay code, code.command { overflow-wrap: anywhere; }
.copy { margin-left: .5rem; padding: 0 .4rem; font-size: .8rem; }
.anchor { margin-left: .4rem; font-weight: 400; text-decoration: none; opacity: 0; }
.anchor:focus-visible, h2:hover > .anchor, h3:hover > .anchor { opacity: 1; }
.warning, .incomplete { padding: .5rem .8rem; border-radius: .4rem; border: 2px solid var(--warn);
  background: var(--warnback); }
.incomplete { border-color: var(--bad); background: var(--badback); }
.incomplete strong { color: var(--bad); }
.speeds th, .speeds td { vertical-align: middle; white-space: nowrap; }
.speeds .question { background: var(--back); padding-top: .7rem; }
.accuracies tbody th { white-space: nowrap; }
.published { min-width: 17rem; }
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
summary { cursor: pointer; padding: .2rem 0; }
ul { margin: .3rem 0; padding-left: 1.3rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .4rem 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  body { padding: 0 .7rem 2rem; }
  h1 { font-size: 1.45rem; }
  dl { grid-template-columns: 1fr; }
  dd { margin-bottom: .3rem; }
}
@media (forced-colors: active) {
  :root { --back: Canvas; --fore: CanvasText; --soft: CanvasText; --line: CanvasText; --band: Canvas; --good: CanvasText;
    --bad: CanvasText; --warn: CanvasText; --badback: Canvas; --warnback: Canvas; --link: LinkText; }
  nav a[aria-current], th button { border-bottom: 2px solid; }
  svg { forced-color-adjust: none; background: Canvas; --line: GrayText; }
  td.deviates, .tiles .deviates { outline: 2px solid; outline-offset: -4px; }
  td.errored, .tiles .errored { outline: 2px dashed; outline-offset: -4px; }
}
@media print {
  :root, :root[data-theme] { color-scheme: light; font-size: 9pt; }
  body { max-width: none; padding: 0; }
  nav, .skip, button.copy, .anchor { display: none; }
  th button { display: contents; }  /* boxes are missing in heads that are repeated on later sheets */
  th button::after { content: none; }
  .scroll { overflow: visible; }
  /* Paper cannot be moved sideways: whatever keeps a table wide on a screen gives way. */
  th, td { padding: 1pt 3pt; white-space: normal !important; overflow-wrap: anywhere; min-width: 5em !important;
    max-width: none !important; }
  thead th { overflow-wrap: break-word; }
  th.number, td.number { min-width: 0 !important; }
  tbody th, tfoot th { position: static; }
  td.number { white-space: nowrap !important; overflow-wrap: normal; }
  .cause td.number { white-space: normal !important; }
  svg.chart { min-width: 0; }
  figure { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  h2, h3, summary { break-after: avoid; }
  tr { break-inside: avoid; }
}
)css";

}  // namespace halfulp
