// A codebook in scripts: codes to levels and values to codes.
#pragma once

#include "html/writer.h"

namespace halfulp {

/// Gives the scripts after it halfulp.Codebook, which is asked like halfulp.Format. Levels are float32 values, so that
/// thresholds half way between two of them are exact.
inline constexpr Literal kCodebookScript = R"js(
(() => {
  const { short, decimal, hexfloat, parts } = halfulp.numbers;
  const isNegative = (number) => number < 0 || Object.is(number, -0);
  const exact = (number) => {
    const sign = isNegative(number) ? '\u2212' : '';
    if (number === 0) return sign + '0';
    const [isCut, text] = decimal(...parts(number));
    return (isCut ? '\u2248\u00A0' : '') + sign + text;
  };
  const hexadecimal = (number) =>
    (isNegative(number) ? '-' : '') + (number === 0 ? '0x0p+0' : hexfloat(...parts(number)));

  halfulp.Codebook = class {
    constructor(data) {
      this.k = Number(data.k);
      this.levels = data.levels.split(' ').map((text) => Math.fround(Number(text)));
      const below = (a, b) => this.levels[a] - this.levels[b] || isNegative(this.levels[b]) - isNegative(this.levels[a]);
      this.order = [...this.levels.keys()].sort(below);
    }
    classOf() { return 'level'; }
    number(code) { return this.levels[code]; }
    value(code) { return exact(this.number(code)); }
    hexfloat(code) { return hexadecimal(this.number(code)); }
    hex(code) { return '0x' + code.toString(16).padStart(Math.ceil(this.k / 4), '0'); }
    /// The code so many places further up the line of levels, undefined beyond its ends.
    beside(code, step) { return this.order[this.order.indexOf(Number(code)) + step]; }
    neighbour(code, step) {
      const near = this.beside(code, step);
      return near === undefined ? 'none' : this.value(near) + '  (' + this.hex(near) + ')';
    }
    /// From where values become this code, or with step 1 up to where.
    threshold(code, step) {
      const near = this.beside(code, step), level = this.number(code);
      if (near === undefined) return step < 0 ? 'everything below' : 'everything above';
      if (level === 0 && this.number(near) === 0) return this.value(code);
      const signs = Number(code) % 2 === 0 ? ['\u2265', '\u2264'] : ['>', '<'];
      const middle = (level + this.number(near)) / 2;
      return signs[step < 0 ? 0 : 1] + ' ' + short(middle) + '  (' + hexadecimal(middle) + ')';
    }
    nearest(value) {
      if (Number.isNaN(value)) return { problem: 'no code stands for NaN: any is accepted' };
      const isTwin = (code) => this.number(code) === 0 && isNegative(this.number(code)) !== isNegative(value) &&
        this.levels.filter((level) => level === 0).length > 1;
      const line = this.order.filter((code) => !isTwin(code));
      const above = line.findIndex((code) => this.number(code) > value), last = line.at(-1);
      const beyond = { hint: 'beyond the list: its extreme level' };
      if (above === 0) return { code: line[0], ...beyond };
      if (above < 0) return { code: last, ...(value > this.number(last) ? beyond : {}) };
      const lower = line[above - 1], upper = line[above], middle = (this.number(lower) + this.number(upper)) / 2;
      if (value === middle) return { code: lower % 2 === 0 ? lower : upper, tie: true };
      return { code: value < middle ? lower : upper };
    }
  };
})();
)js";

}  // namespace halfulp
