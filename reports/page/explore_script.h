// A code or a value that is typed on a format's page, taken apart there.
#pragma once

#include "html/writer.h"

namespace halfulp {

/// Finds every element of class "explore" (page/format_anatomy.h, page/codebook_levels.h) and fills it from its input.
inline constexpr Literal kExploreScript = R"js(
(() => {
  const { superscript, short, percent, decimal } = halfulp.numbers;

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
    const data = place.dataset, format = data.levels ? new halfulp.Codebook(data) : new halfulp.Format(data);
    const question = place.querySelector('.ask'), input = question.querySelector('input');
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
    const showThresholds = (code) => {
      show('from', format.threshold(code, -1));
      show('to', format.threshold(code, 1));
    };
    const update = () => {
      const text = input.value.trim() || place.dataset.example, answer = ask(text, format);
      input.setAttribute('aria-invalid', answer.problem ? 'true' : 'false');
      show('hint', answer.problem || answer.hint || (answer.tie ? 'half way between two values' : hint));
      if (answer.code === undefined) return;
      const { code, value } = answer;
      if (format instanceof halfulp.Format) showFields(code);
      else showThresholds(code);
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
