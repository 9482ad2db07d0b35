// Filters: what matches stays, and what is left empty goes.
#pragma once

#include "html/writer.h"

namespace halfulp {

/// A form.filter filters the .item elements of the part it is for. Each control asks of an item's attribute of its
/// name, which the item, its row or its column has: one of the lines is the value, or, typed, is contained in it.
inline constexpr Literal kIndexScript = R"js(
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  const columnOf = (cell) => cell?.closest("table").tHead?.rows[0].cells[cell.cellIndex];
  const linesOf = (item, name) => {
    const holder = [item, item.closest("tr"), columnOf(item.closest("td"))].find((one) => one?.dataset[name] !== undefined);
    return holder ? holder.dataset[name].split("\n") : [];
  };
  const asks = (item, { name, type, value }) => {
    const lines = linesOf(item, name);
    if (type !== "search") return lines.includes(value);
    return lines.some((line) => line.toLowerCase().includes(value.toLowerCase()));
  };
  const wishesOf = (form) => [...form.elements]
    .filter((control) => control.name && (control.type === "checkbox" ? control.checked : control.value.trim()))
    .map(({ name, type, value }) => ({ name, type, value: value.trim() }));

  /// Shows the parts of a square that match if an operation is asked for, otherwise its sum.
  const showSquare = (cell, isMatch, asksOperation) => {
    const parts = all(".item", cell);
    const items = cell.classList.contains("item") ? [cell] : parts;
    const isIn = items.some(isMatch);
    const isSplit = asksOperation && isIn && parts.length > 0;
    for (const part of parts) part.classList.toggle("asked", isSplit && isMatch(part));
    for (const sum of all(".sum", cell)) sum.hidden = isSplit;
    cell.classList.toggle("out", !isIn);
    return isIn;
  };

  /// Below each column: how many of the squares that are shown conform. What was skipped does not count.
  const showPasses = (table) => {
    const verdicts = new Map();
    for (const row of table.tBodies[0].rows) {
      for (const cell of row.hidden ? [] : all("td:not(.out, .absent, .number)", row)) {
        const shown = cell.querySelector(".item.asked") ?? cell;
        if (shown.classList.contains("skipped")) continue;
        const list = verdicts.get(cell.cellIndex) ?? [];
        verdicts.set(cell.cellIndex, [...list, shown.classList.contains("conforms")]);
      }
    }
    for (const [place, list] of verdicts) {
      table.tFoot.rows[0].cells[place].lastElementChild.textContent = `${list.filter(Boolean).length} of ${list.length}`;
    }
  };

  /// A table of squares: empty rows and columns go. Returns how many squares match.
  const showMatrix = (section, wishes, isMatch) => {
    const table = section.querySelector("table");
    const asksOperation = wishes.some((wish) => wish.name === "operation");
    const isPart = wishes.some(({ name }) => name !== "implementation" && name !== "machine");
    const used = new Set();
    let count = 0;
    for (const row of table.tBodies[0].rows) {
      let inRow = 0;
      for (const cell of all("td", row)) {
        if (!cell.querySelector(".item") && !cell.classList.contains("item")) continue;
        if (!showSquare(cell, isMatch, asksOperation)) continue;
        used.add(cell.cellIndex);
        ++inRow;
      }
      row.hidden = inRow === 0;
      count += inRow;
    }
    for (const row of table.rows) {
      [...row.cells].forEach((cell, place) => {
        if (place > 1) cell.hidden = !used.has(place);
        else if (place === 1) cell.hidden = isPart;  // its sums are of whole rows
      });
    }
    showPasses(table);
    section.hidden = count === 0;
    const details = section.querySelector("details");
    if (details && wishes.length) details.open = count > 0;
    return count;
  };

  all("form.filter").forEach((form) => {
    const region = document.getElementById(form.dataset.for);
    const sections = all("section.squares", region);
    const rows = all("tr.item", region);
    const status = form.querySelector("[role=status]");
    const squares = () => all("section.squares td", region)
      .filter((cell) => cell.classList.contains("item") || cell.querySelector(".item")).length;
    const total = squares();

    const show = () => {
      const wishes = wishesOf(form);
      const isMatch = (item) => wishes.every((wish) => asks(item, wish));
      let count = 0;
      for (const section of sections) count += showMatrix(section, wishes, isMatch);
      for (const row of rows) row.hidden = !isMatch(row);
      const found = rows.filter((row) => !row.hidden).length;
      status.textContent = wishes.length
        ? `${count} of ${total} squares and ${found} of ${rows.length} findings match.`
        : `${total} squares, ${rows.length} findings.`;
    };
    const remember = () => {
      const wishes = wishesOf(form);
      for (const name of new Set([...form.elements].map((control) => control.name).filter(Boolean))) {
        halfulp.set(name, wishes.filter((wish) => wish.name === name).map((wish) => wish.value));
      }
    };
    const read = () => {
      for (const control of form.elements) {
        if (!control.name) continue;
        const values = halfulp.get(control.name);
        if (control.type === "checkbox") control.checked = values.includes(control.value);
        else control.value = values[0] ?? "";
        if (control.tagName === "SELECT" && control.selectedIndex < 0) control.value = "";
      }
      show();
    };

    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => { show(); remember(); });
    form.addEventListener("reset", () => setTimeout(() => { show(); remember(); }));
    halfulp.onAddress(read);
  });
})();
)js";

}  // namespace halfulp
