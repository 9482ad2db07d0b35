// Numbers as text in scripts, the same as pages have them.
#pragma once

#include "html/writer.h"

namespace halfulp {

/// Gives the scripts after it halfulp.numbers. Exact ones are a BigInt times a power of two.
inline constexpr Literal kNumberScript = R"js(
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
  /// A finite float64 that is not zero, without its sign, as [significand, exponent].
  const parts = (number) => {
    const word = new DataView(new ArrayBuffer(8));
    word.setFloat64(0, Math.abs(number));
    const field = word.getUint16(0) >> 4, rest = word.getBigUint64(0) & 0xFFFFFFFFFFFFFn;
    return field === 0 ? [rest, -1074] : [rest | 0x10000000000000n, field - 1075];
  };
  halfulp.numbers = { superscript, power, short, percent, decimal, hexfloat, parts };
})();
)js";

}  // namespace halfulp
