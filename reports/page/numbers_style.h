// Looks of the pages about speeds, accuracies and comparisons.
#pragma once

#include "html/writer.h"

namespace halfulp {

inline constexpr Literal kNumbersStyle = R"css(
:root { --series1: light-dark(#0072b2, #6cb6ff); --series2: light-dark(#b34700, #ff9d57);
  --series3: light-dark(#007a5a, #4fd1a5); --series4: light-dark(#9b3d82, #e79ad0);
  --series5: light-dark(#6b5d00, #d8c75a); --series6: light-dark(#4a5bd4, #a5b0ff); }
.speeds { margin: .5rem 0 1rem; }
.speeds caption, .accuracies caption, .comparisons caption { text-align: left; padding: .2rem 0 .3rem;
  color: var(--soft); }
caption strong { color: var(--fore); }
th.number { text-align: right; }
.speeds th, .speeds td { padding: .15rem .5rem; }
.speeds .drawn { width: 9.5rem; }
table.speeds svg.bar { width: 8.5rem; }
.bar .memory, .plot .memory { stroke: var(--fore); stroke-width: 2; stroke-dasharray: 1 3; }
.figures { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: flex-start; }
figure { margin: .6rem 0; }
.figures figure { width: min-content; }
figcaption { font-size: .85rem; }
svg.plot { display: block; height: auto; }
.plot text { fill: var(--soft); font: 12px system-ui, sans-serif; }
.plot .label, .plot .name { fill: var(--fore); }
.plot .axis, .chart .axis { font-style: italic; }
.plot .grid { stroke: var(--line); }
.plot .copy { stroke: var(--fore); stroke-width: 1.5; }
.plot .baseline { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 6 4; }
.plot .right, .plot .plain { fill: var(--link); }
.plot .soft { fill: var(--soft); stroke: none; }
.plot .wrong { fill: none; stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 4 2; }
.plot .value { fill: var(--soft); stroke: var(--back); stroke-width: 3; paint-order: stroke; }
.plot .reach { stroke: var(--line); stroke-width: 3; }
.plot .mean { fill: var(--back); stroke: var(--link); stroke-width: 1.75; }
.plot .largest { fill: var(--link); stroke: var(--link); stroke-width: 1.75; }
.plot .zeroed { fill: var(--link); }
.plot .clipped { fill: var(--back); stroke: var(--bad); stroke-width: 1; }
.chart .front { fill: none; stroke: var(--link); stroke-width: 1.5; opacity: .45; }
.chart .spread { opacity: .45; }
.accuracies td { white-space: nowrap; }
.digits { display: grid; grid-template-columns: repeat(auto-fill, minmax(10.5rem, 1fr)); gap: .6rem 1rem; }
.digits figure { margin: 0; }
svg.columns { display: block; height: auto; }
.columns text { fill: var(--soft); font: 10px system-ui, sans-serif; }
.columns text.answer { fill: var(--fore); font-weight: 700; }
.columns text.other { fill: var(--bad); font-weight: 700; }
.columns rect.share { fill: var(--soft); opacity: .55; }
.columns rect.answer { fill: var(--link); }
.columns rect.other { fill: var(--bad); }
.columns .mark { stroke: var(--fore); stroke-width: 1.25; }
.columns .ground { stroke: var(--line); }
.pixels { display: block; flex: none; width: 5.25rem; height: 5.25rem; }
.answers .pixels { width: 1.75rem; height: 1.75rem; }
span.pixels { color: var(--soft); font-size: .75rem; line-height: 1.1; }
symbol path { fill: none; stroke: currentColor; shape-rendering: crispEdges; }
.ink1 { opacity: .25; }
.ink2 { opacity: .5; }
.ink3 { opacity: .75; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); gap: .6rem; margin: .6rem 0; }
.card { display: flex; gap: .8rem; margin: 0; padding: .6rem .8rem; border: 1px solid var(--line); border-radius: .4rem; }
.card figcaption { min-width: 0; overflow-wrap: anywhere; }
.card ul { list-style: none; margin: .3rem 0 0; padding: 0; }
.card details { margin: 0; }
.answers { display: flex; flex-wrap: wrap; gap: .4rem .7rem; list-style: none; margin: 0; padding: 0; min-width: 12rem; }
.answers li > span:last-child { display: block; color: var(--soft); font-size: .85em; }
.changes td, .accuracies.changes tbody th { white-space: normal; }
.changes tbody th { max-width: 10rem; overflow-wrap: anywhere; }
table.outside { margin-bottom: .8rem; }
.outside thead th { white-space: normal; max-width: 8rem; }
.weights .row { fill: var(--fore); }
.weights .dense { fill: var(--link); }
.weights rect.span { fill: none; stroke: var(--link); }
.weights rect.normal { fill: var(--link); }
.weights rect.subnormal { fill: var(--trailingback); }
.weights rect.zero { stroke: var(--soft); stroke-dasharray: 4 3; }
.weights text.span { font-size: 11px; }
.weights text.subnormal { fill: var(--fore); }
table.comparisons tbody th, .comparisons .note { white-space: normal; }
.comparisons { margin: .3rem 0; }
.comparisons td { min-width: 3rem; }
.comparisons tbody th { min-width: 22rem; max-width: 28rem; font-size: .85rem; overflow-wrap: anywhere; }
svg.ratio { display: block; width: 12.5rem; height: 1.125rem; }
.ratio .one { stroke: var(--soft); stroke-dasharray: 2 2; }
.ratio .whisker { stroke: var(--soft); stroke-width: 3; }
.ratio .faster { fill: var(--good); }
.ratio .slower { fill: var(--bad); }
.ratio .unsure { fill: var(--back); stroke: var(--soft); stroke-width: 1.5; }
.plot .line { fill: none; stroke: var(--soft); stroke-width: 1.75; }
.plot .mark { fill: var(--back); stroke: var(--soft); stroke-width: 1.75; }
.plot .line.copied { stroke: var(--fore); stroke-dasharray: 6 4; }
.plot .mark.copied { stroke: var(--fore); fill: var(--fore); }
.plot .line.failing { stroke: var(--bad); stroke-dasharray: 4 2; }
.plot .mark.failing { stroke: var(--bad); }
.plot .name.failing { fill: var(--bad); }
.plot .series1 { stroke: var(--series1); }
.plot .series2 { stroke: var(--series2); }
.plot .series3 { stroke: var(--series3); }
.plot .series4 { stroke: var(--series4); }
.plot .series5 { stroke: var(--series5); }
.plot .series6 { stroke: var(--series6); }
.plot text.name { stroke: none; }
.plot .name.series1 { fill: var(--series1); }
.plot .name.series2 { fill: var(--series2); }
.plot .name.series3 { fill: var(--series3); }
.plot .name.series4 { fill: var(--series4); }
.plot .name.series5 { fill: var(--series5); }
.plot .name.series6 { fill: var(--series6); }
@media (max-width: 40rem) {
  .comparisons tbody th, .speeds tbody th { position: static; min-width: 10rem; }
  .changes tbody th { position: static; max-width: 8.5rem; }
}
@media (forced-colors: active) {
  :root { --series1: CanvasText; --series2: CanvasText; --series3: CanvasText; --series4: CanvasText;
    --series5: CanvasText; --series6: CanvasText; }
  .pixels { color: CanvasText; }
  .weights rect.normal, .weights rect.dense { fill: CanvasText; }
}
@media print {
  table.speeds svg.bar, svg.ratio { width: 5rem; }
  .digits svg { max-width: 100%; }
  .accuracies, .speeds { font-size: .8rem; }
  .card { break-inside: avoid; }
}
)css";

}  // namespace halfulp
