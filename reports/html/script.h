// What pages do where scripts may run. Without them every number is there all the same.
#pragma once

#include "html/writer.h"

namespace halfulp {

/// Runs before anything is drawn, so that a chosen theme does not flash.
inline constexpr Literal kEarlyScript = R"js(
try {
  const theme = localStorage.getItem("halfulp-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch (error) { /* no storage: the system's theme */ }
)js";

/// Theme, order of tables, links to headings, copies of commands, all of a page in print.
inline constexpr Literal kBaseScript = R"js(
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (name, properties) => Object.assign(document.createElement(name), properties);

  const themes = ["auto", "light", "dark"];
  const root = document.documentElement;
  const toggle = make("button", { type: "button", className: "theme" });
  const showTheme = () => { toggle.textContent = "Theme: " + (root.dataset.theme || "auto"); };
  toggle.addEventListener("click", () => {
    const next = themes[(themes.indexOf(root.dataset.theme || "auto") + 1) % themes.length];
    if (next === "auto") delete root.dataset.theme; else root.dataset.theme = next;
    try { localStorage.setItem("halfulp-theme", next); } catch (error) { /* for this page alone, then */ }
    showTheme();
  });
  showTheme();
  document.querySelector("nav")?.append(toggle);

  const kPowers = { "": 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };
  /// A cell's number; NaN where it is none. A cell may state it in data-value.
  const numberOf = (cell) => {
    if (cell.dataset.value !== undefined) return Number(cell.dataset.value);
    const text = cell.textContent.replace(/[\u202f\u00a0 ]/g, "").replace(/\u2212/g, "-").replace(/^[^\d+\-.]*/, "");
    const match = /^([+-]?\d*\.?\d+(?:e[+-]?\d+)?)([kMGTPE](?![A-Za-z]))?/.exec(text);
    return match ? Number(match[1]) * kPowers[match[2] || ""] : NaN;
  };
  const compareText = new Intl.Collator("en", { numeric: true }).compare;

  const sortBy = (table, column, order) => {
    for (const body of table.tBodies) {
      const rows = [...body.rows];
      rows.forEach((row, place) => { row.dataset.place ??= place; });
      const filled = rows.filter((row) => row.cells[column] && !/^[\u2013\u00b7\s]*$/.test(row.cells[column].textContent));
      const isNumeric = filled.every((row) => !Number.isNaN(numberOf(row.cells[column])));
      const sign = order === "descending" ? -1 : 1;
      const key = (row) => isNumeric ? numberOf(row.cells[column]) : row.cells[column].textContent.trim();
      const keyed = filled.map((row) => [row, key(row)]);
      keyed.sort(([, a], [, b]) => sign * (isNumeric ? a - b : compareText(a, b)));
      const sorted = keyed.map(([row]) => row).concat(rows.filter((row) => !filled.includes(row)));
      if (order === "none") rows.sort((a, b) => a.dataset.place - b.dataset.place);
      body.append(...(order === "none" ? rows : sorted));
    }
  };

  all("table.sortable").forEach((table) => {
    const heads = [...(table.tHead?.rows[table.tHead.rows.length - 1]?.cells ?? [])];
    if (all("td[rowspan], th[rowspan], tbody [colspan]", table).length) return;
    const page = table.closest(".page"), place = all("table.sortable", page ?? document).indexOf(table);
    const name = "sort-" + (table.id || (page ? page.id + "-" : "") + "table" + place);
    const show = (column, order) => {
      heads.forEach((head, place) => {
        if (place === column && order !== "none") head.setAttribute("aria-sort", order);
        else head.removeAttribute("aria-sort");
      });
      sortBy(table, column, order);
    };
    heads.forEach((head, column) => {
      if (!head.textContent.trim()) return;
      const button = make("button", { type: "button" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const isNumber = table.tBodies[0]?.rows[0]?.cells[column]?.classList.contains("number");
        const orders = isNumber ? ["descending", "ascending", "none"] : ["ascending", "descending", "none"];
        const next = orders[(orders.indexOf(head.getAttribute("aria-sort") || "none") + 1) % orders.length];
        show(column, next);
        halfulp.set(name, next === "none" ? [] : [column + "." + next]);
      });
    });
    halfulp.onAddress(() => {
      const [column, order] = (halfulp.get(name)[0] || "").split(".");
      if (/^\d+$/.test(column) && /^(ascending|descending)$/.test(order)) show(Number(column), order);
    });
  });

  all("main h2[id], main h3[id]").forEach((heading) => {
    const link = make("a", { href: "#" + heading.id, className: "anchor", textContent: "#" });
    link.setAttribute("aria-label", "Link to " + heading.textContent);
    heading.append(link);
  });

  const copy = async (code) => {
    try { await navigator.clipboard.writeText(code.textContent); return true; } catch (error) { /* older way */ }
    getSelection().selectAllChildren(code);
    return document.execCommand("copy");
  };
  all("code.command").forEach((code) => {
    const button = make("button", { type: "button", className: "copy", textContent: "Copy" });
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      button.textContent = await copy(code) ? "Copied" : "Selected";
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    code.after(button);
  });

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of opened) details.open = false; });
})();
)js";

}  // namespace halfulp
