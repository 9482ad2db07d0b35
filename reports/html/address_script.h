// The state of filters and tables in the address.
#pragma once

#include "html/writer.h"

namespace halfulp {

/// Gives the scripts after it halfulp.get, set and onAddress. The fragment is "#?name=value&...", in a file of all
/// pages "#PAGE?name=value&...": that page is shown. Any other fragment is the browser's own.
inline constexpr Literal kAddressScript = R"js(
(() => {
  "use strict";
  const read = () => {
    const [, page, text] = /^#([^?]*)\?(.*)$/.exec(location.hash) ?? [];
    return { page, values: new URLSearchParams(text) };
  };
  /// Pages of a file of all pages. One that has been named so is no target that a style can see.
  const show = (name) => {
    for (const page of document.querySelectorAll(".page")) page.classList.toggle("shown", page.id === name);
  };
  const shown = () => document.querySelector(".page.shown, .page:target, .page:has(:target)")?.id ?? "";

  const first = read(), state = first.values, readers = [];
  show(first.page);
  window.halfulp = {
    get: (name) => state.getAll(name),
    set(name, values) {
      state.delete(name);
      for (const value of values) if (value) state.append(name, value);
      const text = state.toString(), page = shown();
      if (!text && read().page === undefined) return;
      history.replaceState(null, "", text ? "#" + page + "?" + text
        : page ? "#" + page : location.pathname + location.search);
      show(page);
    },
    onAddress(reader) { readers.push(reader); reader(); },
  };
  addEventListener("hashchange", () => {
    const { page, values } = read();
    show(page);
    if (page === undefined) return;
    for (const name of [...state.keys()]) state.delete(name);
    for (const [name, value] of values) state.append(name, value);
    for (const reader of readers) reader();
  });
})();
)js";

}  // namespace halfulp
