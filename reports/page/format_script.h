// An element format in scripts: codes to values and back.
#pragma once

#include "html/writer.h"

namespace halfulp {

/// Gives the scripts after it halfulp.Format. Codes are integers of any width, values float64; rounding compares
/// distances from both neighbours, which are exact.
inline constexpr Literal kFormatScript = R"js(
(() => {
  const { power, decimal, hexfloat } = halfulp.numbers;

  halfulp.Format = class {
    constructor(data) {
      Object.assign(this, { k: Number(data.k), bias: Number(data.bias), sign: data.sign, nan: data.nan });
      this.trailing = Number(data.p) - 1;
      this.magnitudeBits = this.sign === 'absent' ? this.k : this.k - 1;
      this.mask = (1n << BigInt(this.magnitudeBits)) - 1n;
      this.fraction = (1n << BigInt(this.trailing)) - 1n;
      this.signBit = this.sign === 'magnitude' ? 1n << BigInt(this.k - 1) : 0n;
      const nans = this.nan === 'above_infinity' ? this.fraction : this.nan === 'top' ? 1n : 0n;
      this.infinity = data.infinity === 'yes' ? this.mask - nans : -1n;
      this.firstNan = this.mask - nans + 1n;
      this.largest = this.firstNan - (this.infinity < 0n ? 1n : 2n);
      this.hasZero = data.zero === 'yes';
    }
    parts(magnitude) {
      const field = Number(magnitude >> BigInt(this.trailing)), rest = magnitude & this.fraction;
      if (field === 0 && this.hasZero) return [rest, 1 - this.bias - this.trailing];
      return [rest | (this.fraction + 1n), field - this.bias - this.trailing];
    }
    classOf(code) {
      if (this.sign === 'reserved' && code > this.mask) return 'reserved';
      if (this.nan === 'negative_zero' && code === this.signBit) return 'NaN';
      const magnitude = code & this.mask;
      if (this.nan !== 'negative_zero' && magnitude >= this.firstNan) return 'NaN';
      if (magnitude === this.infinity) return 'infinity';
      const [significand] = this.parts(magnitude);
      if (significand === 0n) return 'zero';
      return significand <= this.fraction ? 'subnormal' : 'normal';
    }
    isNegative(code) { return (code & this.signBit) !== 0n; }
    number(code) {
      const kind = this.classOf(code), sign = this.isNegative(code) ? -1 : 1;
      if (kind === 'NaN' || kind === 'reserved') return NaN;
      return sign * (kind === 'infinity' ? Infinity : power(this.parts(code & this.mask)));
    }
    value(code) {
      const kind = this.classOf(code), sign = this.isNegative(code) ? '\u2212' : '';
      if (kind === 'reserved') return kind;
      if (kind === 'NaN') return (this.nan === 'negative_zero' ? '' : sign) + 'nan';
      if (kind === 'infinity') return sign + 'inf';
      if (kind === 'zero') return sign + '0';
      const [isCut, text] = decimal(...this.parts(code & this.mask));
      return (isCut ? '\u2248\u00A0' : '') + sign + text;
    }
    hexfloat(code) {
      const kind = this.classOf(code), sign = this.isNegative(code) ? '-' : '';
      if (kind === 'zero') return sign + '0x0p+0';
      if (kind !== 'normal' && kind !== 'subnormal') return this.value(code).replace('\u2212', '-');
      return sign + hexfloat(...this.parts(code & this.mask));
    }
    hex(code) { return '0x' + code.toString(16).padStart(Math.ceil(this.k / 4), '0'); }
    neighbour(code, step) {
      const kind = this.classOf(code);
      if (kind === 'NaN' || kind === 'reserved') return '\u2013';
      const magnitude = code & this.mask, place = (this.isNegative(code) ? -magnitude : magnitude) + BigInt(step);
      const size = place < 0n ? -place : place;
      const end = this.infinity < 0n ? this.largest : this.infinity;
      if (size > end || (place < 0n && this.signBit === 0n)) return 'none';
      const near = size | (place < 0n ? this.signBit : 0n);
      return this.value(near) + '  (' + this.hex(near) + ')';
    }
    nearest(value) {
      if (Number.isNaN(value)) {
        if (this.nan === 'none') return { problem: 'the format has no NaN' };
        if (this.nan === 'negative_zero') return { code: this.signBit };
        return { code: this.nan === 'top' ? this.mask : this.infinity | (this.fraction + 1n) >> 1n };
      }
      const isNegative = value < 0 || Object.is(value, -0), size = Math.abs(value);
      if (isNegative && size > 0 && this.signBit === 0n) return { problem: 'the format has no negative values' };
      const signed = (magnitude) => magnitude === 0n && this.nan === 'negative_zero' ? 0n
        : magnitude | (isNegative ? this.signBit : 0n);
      if (size === Infinity) {
        return this.infinity < 0n ? { problem: 'the format has no infinity' } : { code: signed(this.infinity) };
      }
      if (size < power(this.parts(0n))) return { problem: 'below the smallest value, and the format has no zero' };
      let lower = 0n;
      for (let step = 1n << BigInt(this.magnitudeBits - 1); step > 0n; step >>= 1n) {
        if (lower + step <= this.largest && power(this.parts(lower + step)) <= size) lower += step;
      }
      const under = size - power(this.parts(lower)), over = power(this.parts(lower + 1n)) - size;
      const up = under > over || (under === over && (lower & 1n) === 1n);
      const code = under > 0 && up ? lower + 1n : lower;
      if (code <= this.largest) return { code: signed(code), tie: under > 0 && under === over };
      if (this.infinity >= 0n) return { code: signed(this.infinity), hint: 'rounds beyond the largest value' };
      return { problem: 'beyond the largest value ' + this.value(this.largest) +
        ': NaN or the largest value, as an implementation decides' };
    }
  };
})();
)js";

}  // namespace halfulp
