// A code or a value that is typed on a format's page, taken apart there.
#pragma once

#include "html/writer.h"

namespace halfulp {

/// Finds every element of class "explore" (page/format_anatomy.h) and fills it from its input. Codes are integers of
/// any width, values float64; rounding compares distances from both neighbours, which are exact.
inline constexpr Literal kFormatScript = R"js(
(() => {
  const superscript = (number) => String(number).replace(/[-\d]/g, (c) =>
    '\u207B\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079'['-0123456789'.indexOf(c)]);
  const power = ([significand, exponent]) => Number(significand) * 2 ** exponent;
  const short = (number) => {
    if (Number.isNaN(number)) return 'NaN';
    const sign = number < 0 || Object.is(number, -0) ? '\u2212' : '', size = Math.abs(number);
    if (size === Infinity) return sign + '\u221E';
    if (size === 0) return sign + '0';
    const digits = size >= 1e4 && size < 1e6 && Number.isInteger(size) ? 6 : 4;
    const exponent = Number(size.toExponential(digits - 1).split('e')[1]);
    const text = exponent < -4 || exponent >= digits ? size.toExponential(digits - 1) : size.toPrecision(digits);
    const [head, tail] = text.split('e');
    const plain = head.includes('.') ? head.replace(/\.?0+$/, '') : head;
    return sign + plain + (tail === undefined ? '' : 'e' + Number(tail));
  };
  const percent = (share) => short(Number((100 * share).toPrecision(3))) + '\u00A0%';
  const layout = (digits, point) => {
    const exponent = point - 1;
    if (exponent < -6 || exponent > 20) {
      return digits[0] + (digits.length > 1 ? '.' + digits.slice(1) : '') + (exponent < 0 ? 'e-' : 'e+') +
        Math.abs(exponent);
    }
    if (point <= 0) return '0.' + '0'.repeat(-point) + digits;
    return digits.length <= point ? digits.padEnd(point, '0') : digits.slice(0, point) + '.' + digits.slice(point);
  };
  const decimal = (significand, exponent) => {
    const scaled = exponent >= 0 ? significand << BigInt(exponent) : significand * 5n ** BigInt(-exponent);
    const all = String(scaled), point = all.length + Math.min(exponent, 0), digits = all.replace(/0+$/, '');
    if (digits.length <= 24) return [false, layout(digits, point)];
    const cut = String(BigInt(digits.slice(0, 17)) + (digits[17] >= '5' ? 1n : 0n));
    return [true, layout(cut.replace(/0+$/, ''), point + cut.length - 17)];
  };
  const hexfloat = (significand, exponent) => {
    const bits = significand.toString(2), rest = bits.slice(1).replace(/0+$/, '');
    const nibbles = rest.padEnd(Math.ceil(rest.length / 4) * 4, '0').match(/.{4}/g) || [];
    const top = exponent + bits.length - 1;
    return '0x1' + (rest ? '.' + nibbles.map((n) => parseInt(n, 2).toString(16)).join('') : '') +
      (top < 0 ? 'p-' : 'p+') + Math.abs(top);
  };

  class Format {
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
  }

  const ask = (text, format) => {
    const compact = text.trim().replace(/[_\s]/g, '').replace(/\u2212/g, '-').toLowerCase();
    if (/^0x[0-9a-f]+$|^0b[01]+$/.test(compact)) {
      const code = BigInt(compact);
      return code >> BigInt(format.k) === 0n ? { code } : { problem: 'wider than ' + format.k + ' bits' };
    }
    const hex = /^([-+]?)0x([0-9a-f]+)(?:\.([0-9a-f]*))?p([-+]?\d{1,4})$/.exec(compact);
    let value = NaN;
    if (hex) {
      const fraction = hex[3] || '';
      value = Number(BigInt('0x' + hex[2] + fraction)) * 2 ** -(4 * fraction.length) * 2 ** Number(hex[4]);
      if (hex[1] === '-') value = -value;
    } else if (/^[-+]?inf(inity)?$|^[-+]?\u221e$/.test(compact)) {
      value = compact[0] === '-' ? -Infinity : Infinity;
    } else if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/.test(compact)) {
      value = Number(compact);
    } else if (!/^[-+]?nan$/.test(compact)) {
      return { problem: 'neither a code nor a number' };
    }
    return { value, ...format.nearest(value) };
  };

  const explore = (place) => {
    const format = new Format(place.dataset), question = place.querySelector('.ask'), input = question.querySelector('input');
    const show = (name, text) => {
      const cell = place.querySelector('[data-shows="' + name + '"]');
      if (cell) cell.textContent = text;
    };
    const hint = place.querySelector('[data-shows="hint"]').textContent;
    const showFields = (code) => {
      const bits = code.toString(2).padStart(format.k, '0'), signs = format.sign === 'absent' ? 0 : 1;
      const middle = format.k - format.trailing;
      place.querySelectorAll('.anatomy .bit').forEach((bit, i) => { bit.textContent = bits[i]; });
      place.querySelector('.anatomy').setAttribute('aria-label', 'Bits of the code, field by field. ' + bits);
      const field = parseInt(bits.slice(signs, middle), 2), kind = format.classOf(code);
      const special = kind === 'NaN' || kind === 'infinity' || kind === 'reserved';
      const isLow = field === 0 && format.hasZero, counted = isLow ? 1 : field;
      show('sign-bits', bits.slice(0, signs));
      show('sign', format.sign === 'reserved' ? (code > format.mask ? 'reserved' : '+') :
        kind === 'NaN' && format.nan === 'negative_zero' ? 'NaN' : format.isNegative(code) ? '\u2212' : '+');
      show('exponent-bits', bits.slice(signs, middle));
      show('exponent', special ? kind : counted + ' \u2212 ' + format.bias + ': times 2' + superscript(counted - format.bias));
      show('trailing-bits', bits.slice(middle));
      const significand = (code & format.fraction) + (isLow ? 0n : format.fraction + 1n);
      const [isCut, share] = significand === 0n ? [false, '0'] : decimal(significand, -format.trailing);
      show('trailing', special ? kind : (isCut ? '\u2248\u00A0' : '') + share);
    };
    const update = () => {
      const text = input.value.trim() || place.dataset.example, answer = ask(text, format);
      input.setAttribute('aria-invalid', answer.problem ? 'true' : 'false');
      show('hint', answer.problem || answer.hint || (answer.tie ? 'half way between two values' : hint));
      if (answer.code === undefined) return;
      const { code, value } = answer;
      showFields(code);
      show('asked', value === undefined ? format.hex(code) : short(value));
      show('code', format.hex(code));
      show('class', format.classOf(code));
      show('value', format.value(code));
      show('hexfloat', format.hexfloat(code));
      const error = format.number(code) - value;
      show('error', value === undefined || !Number.isFinite(error) ? '\u2013' : error === 0 ? 'none'
        : short(error) + ', ' + percent(Math.abs(error / value)));
      show('below', format.neighbour(code, -1));
      show('above', format.neighbour(code, 1));
    };
    question.hidden = false;
    input.addEventListener('input', update);
    const codes = place.parentNode.querySelector('.explore ~ .scroll .codes');
    if (!codes) return;
    codes.classList.add('live');
    codes.addEventListener('click', (event) => {
      const cell = event.target.closest('td');
      if (!cell) return;
      const code = (cell.parentNode.rowIndex - 1) * 16 + cell.cellIndex - 1;
      input.value = format.hex(BigInt(code));
      update();
      input.scrollIntoView({ block: 'nearest' });
    });
  };
  document.querySelectorAll('.explore').forEach(explore);
})();
)js";

}  // namespace halfulp
