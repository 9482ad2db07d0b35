// Looks of the first page: tiles, squares, the heat map and the filter.
#pragma once

#include "html/writer.h"

namespace halfulp {

inline constexpr Literal kIndexStyle = R"css(
.tiles { display: flex; flex-wrap: wrap; gap: .5rem; margin: .6rem 0 .8rem; }
.tiles div { border: 1px solid var(--line); border-radius: .4rem; padding: .35rem .8rem .4rem; min-width: 7rem;
  display: flex; flex-direction: column-reverse; color: var(--fore); }
.tiles dt { font-size: .85rem; }
.tiles dd { margin: 0; font-size: 1.35rem; line-height: 1.25; font-weight: 600; font-variant-numeric: tabular-nums; }
.tiles .conforms dd { color: var(--good); }
.tiles .deviates { border-color: var(--bad); background: var(--badback); }
.tiles .deviates dt, .tiles .deviates dd { color: var(--bad); }
.tiles .errored { border-color: var(--warn); background: var(--warnback); }
.tiles .errored dt, .tiles .errored dd { color: var(--warn); }
h2.first { margin-top: 1rem; }
.failing th, .failing td:nth-child(2) { white-space: nowrap; }
.failing td:last-child { min-width: 20rem; max-width: 60rem; }
.filter { display: flex; flex-wrap: wrap; align-items: end; gap: .5rem .8rem; margin: 1.2rem 0 0; padding: .7rem .9rem;
  background: var(--band); border: 1px solid var(--line); border-radius: .4rem; }
.filter label span { display: block; font-size: .8rem; color: var(--soft); }
.filter .check { display: flex; align-items: center; gap: .35rem; padding: .25rem 0; }
.filter .check span { font-size: .9rem; color: var(--fore); }
.filter .checks { display: flex; flex-wrap: wrap; gap: 0 .8rem; }
.filter select { max-width: 9.2rem; }
.filter select[name="machine"] { max-width: 16rem; }
.filter select, .filter input[type="search"], .filter button { min-height: 2rem; }
.filter p { flex-basis: 100%; margin: 0; font-size: .9rem; }
.filter .partial { color: var(--warn); }
.matrix th { white-space: nowrap; }
.matrix td { white-space: nowrap; line-height: 1.3; padding: .2rem .4rem; }
.matrix td > span, .matrix td .note { display: block; }
.matrix td > .of { display: none; font-weight: 600; }
.matrix td > .item { display: none; font-weight: 600; }
.matrix td > .item.asked { display: block; }
.matrix .note { font-size: .75rem; }
.matrix tbody th .note { display: block; max-width: 16rem; overflow: hidden; text-overflow: ellipsis; }
.matrix thead th a, .matrix tbody th a { text-decoration: none; }
.matrix thead th a:hover, .matrix tbody th a:hover { text-decoration: underline; }
.matrix td a { text-decoration: none; }
.matrix td a:hover { text-decoration: underline; }
.matrix .upright { writing-mode: vertical-rl; transform: rotate(180deg); padding-top: .2rem; }
.matrix .out > * { visibility: hidden; }
.matrix .out { background: none; }
.findings td, .findings th, .decisions th { white-space: nowrap; }
.decisions td { white-space: nowrap; }
td.contradicted { background: var(--badback); }
.runs th, .runs td { white-space: nowrap; }
.runs td:nth-child(2), .runs td:last-child { white-space: normal; min-width: 15rem; }
.agreement td:not(.absent) { text-align: right; font-variant-numeric: tabular-nums; }
.agreement .self { text-align: center; color: var(--soft); }
.heat10 { background: color-mix(in srgb, var(--good) 26%, var(--back)); }
.heat9 { background: color-mix(in srgb, var(--good) 14%, var(--back)); }
.heat8 { background: color-mix(in srgb, var(--good) 6%, var(--back)); }
.heat7, .heat6 { background: var(--back); }
.heat5, .heat4 { background: color-mix(in srgb, var(--warn) 8%, var(--back)); }
.heat3, .heat2 { background: color-mix(in srgb, var(--warn) 16%, var(--back)); }
.heat1, .heat0 { background: color-mix(in srgb, var(--warn) 26%, var(--back)); }
.heat .note { color: var(--fore); }
@media (max-width: 40rem) {
  .failing, .failing tbody, .failing tr, .failing th, .failing td { display: block; }
  .failing thead { display: none; }
  .failing td:last-child { min-width: 0; }
  .filter label:not(.check) { flex: 1 1 40%; }
  .filter select, .filter input[type="search"] { width: 100%; max-width: none; }
  .tiles div { min-width: calc(50% - .25rem); padding: .25rem .6rem; }
  .matrix td, .matrix th { font-size: .8rem; padding: .2rem .35rem; }
  .matrix tbody th { max-width: 9rem; white-space: normal; overflow-wrap: anywhere; }
}
/* A matrix has more columns than paper: every square names its column, and a row is a line of them. */
@media print {
  .filter { display: none; }
  .matrix, .matrix tbody, .matrix tfoot, .matrix tr { display: block; }
  .matrix thead, .matrix .absent, .matrix .self, .matrix .out { display: none; }
  .matrix tr { border-top: 1px solid var(--line); padding: 2pt 0; }
  .matrix th, .matrix td { display: inline-block; border: none; padding: 0 8pt 0 0; font-size: .8rem; background: none;
    text-align: left; }
  .matrix td > span, .matrix td > .of, .matrix td .note, .matrix tbody th .note { display: inline; margin-right: .3em; }
  .matrix td .note, .matrix tbody th .note { font-size: inherit; margin-left: .3em; }
  .matrix td > .of { color: var(--fore); font-weight: 400; }
  .matrix .deviates { background: var(--badback); }
  .matrix .errored { background: var(--warnback); }
  .decisions { table-layout: fixed; width: 100%; }
  .decisions th, .decisions td { font-size: .75rem; overflow-wrap: anywhere; }
}
)css";

}  // namespace halfulp
