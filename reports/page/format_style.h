// The looks of the pages about formats.
#pragma once

#include "html/writer.h"

namespace halfulp {

/// Fields, and codes that are no ordinary numbers, differ by letter and line as well as by colour.
inline constexpr Literal kFormatStyle = R"css(
:root { --signline: light-dark(#b04a00, #f0a35e); --signback: light-dark(#fbe6d4, #46290f);
  --exponentline: light-dark(#007a59, #4fd0a6); --exponentback: light-dark(#d6f0e6, #0f3d2f);
  --trailingline: light-dark(#00619c, #6bb8ee); --trailingback: light-dark(#d9eaf7, #12344d); }
.lead { font-size: 1.05rem; max-width: 60rem; }
caption { text-align: left; font-weight: 600; padding: 0 0 .3rem; }
.facts th, .facts td { white-space: nowrap; }
svg.anatomy { display: block; height: auto; margin: .4rem 0; }
.anatomy text { fill: var(--fore); font: 16px ui-monospace, "DejaVu Sans Mono", monospace; }
.anatomy .letter, .anatomy .place { fill: var(--soft); font-size: 11px; }
.anatomy.narrow text { font-size: 13px; }
.anatomy.narrow .letter, .anatomy.narrow .place { font-size: 10px; }
.anatomy rect { stroke-width: 1.5; }
.field-sign { fill: var(--signback); stroke: var(--signline); background: var(--signback); border-color: var(--signline); }
.field-exponent { fill: var(--exponentback); stroke: var(--exponentline); background: var(--exponentback);
  border-color: var(--exponentline); }
.field-trailing { fill: var(--trailingback); stroke: var(--trailingline); background: var(--trailingback);
  border-color: var(--trailingline); }
.swatch { display: inline-block; min-width: 1.4em; padding: 0 .25em; text-align: center; border: 1.5px solid;
  border-radius: .2rem; font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-weight: 400; }
.ask { margin: .6rem 0; display: flex; flex-wrap: wrap; gap: .3rem .7rem; align-items: baseline; }
.ask [aria-invalid="true"] ~ span { color: var(--bad); font-weight: 600; }
.ask input { font: 1rem ui-monospace, "DejaVu Sans Mono", monospace; padding: .3rem .5rem; max-width: 100%;
  color: var(--fore); background: var(--back); border: 1px solid var(--soft); border-radius: .3rem; }
.beside { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: flex-start; }
.beside > .scroll { max-width: 100%; }
.fields td { white-space: nowrap; font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .85rem; }
.fields tbody th { white-space: nowrap; position: static; }
.codes { font-variant-numeric: tabular-nums; }
.codes th { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-weight: 400; font-size: .75rem;
  text-align: center; white-space: nowrap; }
.codes caption { font-weight: 400; font-size: .85rem; color: var(--soft); }
.codes td { text-align: right; white-space: nowrap; font-size: .75rem; padding: .2rem .25rem; min-width: 2.6rem; }
.codes.live td { cursor: pointer; }
.codes.live td:hover { outline: 2px solid var(--link); outline-offset: -2px; }
.is-zero { font-weight: 700; background: var(--band); }
.is-subnormal { font-style: italic; text-decoration: underline dotted; text-underline-offset: .2em;
  background: var(--trailingback); }
.is-infinity { font-weight: 700; background: var(--exponentback); }
.is-NaN { background: repeating-linear-gradient(135deg, var(--signback) 0 4px, var(--back) 4px 8px); }
.is-reserved { color: var(--soft); background: var(--band); }
.legend { display: flex; flex-wrap: wrap; gap: .3rem .6rem; align-items: baseline; font-size: .85rem; }
.key { border: 1px solid var(--line); padding: 0 .4rem; min-width: 2.2rem; text-align: center; }
.list td, .list th { white-space: nowrap; font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .8rem; }
.results th, .results td { white-space: nowrap; vertical-align: middle; }
.results td.empty { color: var(--soft); text-align: center; }
.results td .note { display: block; }
.results thead th, .rules thead th { vertical-align: bottom; }
.chart path { fill: none; }
.chart .stroke { stroke: var(--link); stroke-width: 1.1; }
.chart .stroke.subnormal { stroke: var(--exponentline); }
.chart .stroke.negative { stroke: var(--signline); }
.chart .line { stroke: var(--soft); stroke-width: 1; }
.chart .curve { stroke: var(--link); stroke-width: 2; }
.chart .curve.error { stroke: var(--signline); stroke-width: 1.3; }
.chart .curve.second { stroke: var(--signline); stroke-dasharray: 6 3; }
.chart .teeth { stroke: var(--link); stroke-width: .8; opacity: .55; }
.chart .teeth.second { stroke: var(--signline); }
.chart .exact { stroke: var(--soft); stroke-width: 1.3; stroke-dasharray: 5 3; }
.chart .area { fill: var(--trailingback); stroke: var(--trailingline); stroke-width: 1.5; }
.chart .beyond { fill: var(--band); }
.chart .element { fill: var(--trailingback); stroke: var(--trailingline); }
.chart .element.other { fill: var(--exponentback); stroke: var(--exponentline); }
.chart .scale { fill: var(--signback); stroke: var(--signline); stroke-width: 1.5; }
.chart .unused { fill: none; stroke: var(--line); }
.chart .inside { fill: var(--fore); font: 11px ui-monospace, "DejaVu Sans Mono", monospace; }
.rules td, .rules th { max-width: 19rem; }
.rules code { font-weight: 600; }
.rules .differs td { background: var(--warnback); }
.rules .note { display: block; color: var(--soft); }
.rules .same td { max-width: none; }
.rules .same .note { display: inline; margin-left: .7rem; }
.contents { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: 0; }
@media (forced-colors: active) {
  :root { --signline: CanvasText; --signback: Canvas; --exponentline: CanvasText; --exponentback: Canvas;
    --trailingline: CanvasText; --trailingback: Canvas; }
  .chart .beyond { fill: none; stroke: GrayText; stroke-dasharray: 2 4; }
}
@media print {
  .ask { display: none; }
  .rules { table-layout: fixed; width: 100%; }
  .rules th, .rules td { font-size: .8rem; overflow-wrap: anywhere; }
  .codes td, .codes th { padding: .1rem .1rem; font-size: .52rem; min-width: 0 !important; }
  svg.anatomy { max-width: 100%; }
}
)css";

}  // namespace halfulp
