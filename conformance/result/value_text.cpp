#include "result/value_text.h"

#include <gmpxx.h>

#include <algorithm>
#include <bit>
#include <string_view>

namespace halfulp {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::size_t kExactDigits = 24;
constexpr std::size_t kShortDigits = 17;  // enough to tell any two float64 values apart
constexpr int kPositionalLow = -6;        // decimal exponents written without "e"
constexpr int kPositionalHigh = 20;

std::string special_text(const Datum& datum) {
  const std::string sign = datum.negative ? "-" : "";
  switch (datum.cls) {
    case DatumClass::infinity:
      return sign + "inf";
    case DatumClass::nan:
      return sign + "nan";
    default:
      return "reserved";
  }
}

bool is_number(const Datum& datum) { return datum.cls == DatumClass::zero || datum.cls == DatumClass::finite; }

/// 0.d1 d2 d3 ... * 10^point, without trailing zeros.
struct Digits {
  std::string text;
  int point = 0;
};

/// All decimal digits of a finite value.
Digits digits_of(const Datum& datum) {
  mpz_class scaled = static_cast<unsigned long>(datum.significand);
  int point = 0;
  if (datum.exponent >= 0) {
    mpz_mul_2exp(scaled.get_mpz_t(), scaled.get_mpz_t(), static_cast<mp_bitcnt_t>(datum.exponent));
  } else {  // s * 2^-n = s * 5^n * 10^-n
    mpz_class power;
    mpz_ui_pow_ui(power.get_mpz_t(), 5, static_cast<unsigned long>(-datum.exponent));
    scaled *= power;
    point = datum.exponent;
  }
  Digits digits{scaled.get_str(), 0};
  digits.point = point + static_cast<int>(digits.text.size());
  digits.text.erase(digits.text.find_last_not_of('0') + 1);
  return digits;
}

/// Cuts to `count` digits, to nearest.
void round_digits(Digits& digits, std::size_t count) {
  const bool up = digits.text[count] >= '5';
  digits.text.resize(count);
  if (up) {
    std::size_t i = count;
    while (i > 0 && digits.text[i - 1] == '9') digits.text[--i] = '0';
    if (i > 0) {
      ++digits.text[i - 1];
    } else {
      digits.text.insert(0, 1, '1');
      ++digits.point;
    }
  }
  digits.text.erase(digits.text.find_last_not_of('0') + 1);
}

std::string layout(const Digits& digits) {
  const int exponent = digits.point - 1;
  const auto& text = digits.text;
  const auto size = static_cast<int>(text.size());
  if (exponent < kPositionalLow || exponent > kPositionalHigh) {
    std::string out = text.substr(0, 1);
    if (size > 1) out.append(".").append(text, 1);
    return out + (exponent < 0 ? "e-" : "e+") + std::to_string(exponent < 0 ? -exponent : exponent);
  }
  if (digits.point <= 0) return "0." + std::string(static_cast<std::size_t>(-digits.point), '0') + text;
  if (size <= digits.point) return text + std::string(static_cast<std::size_t>(digits.point - size), '0');
  return text.substr(0, static_cast<std::size_t>(digits.point)) + "." +
         text.substr(static_cast<std::size_t>(digits.point));
}

}  // namespace

std::string hex_of(const FormatSpec& format, Code code) {
  // An undefined code may be wider than its format.
  const int nibbles = (std::max(format.k, static_cast<int>(std::bit_width(code))) + 3) / 4;
  std::string out = "0x";
  for (int nibble = nibbles; nibble-- > 0;) out += kHexDigits[(code >> (4 * nibble)) & 15];
  return out;
}

std::string bits_of(const FormatSpec& format, Code code) {
  std::string out;
  for (int bit = format.k; bit-- > 0;) out += (code >> bit & 1) != 0 ? '1' : '0';
  return out;
}

std::string anatomy_of(const FormatSpec& format, Code code) {
  std::string out = bits_of(format, code);
  if (format.is_codebook()) return out;
  if (format.trailing_bits() > 0) out.insert(static_cast<std::size_t>(format.k - format.trailing_bits()), "_");
  if (format.sign != Sign::absent) out.insert(1, "_");
  return out;
}

std::string hexfloat_of(const Datum& datum) {
  if (!is_number(datum)) return special_text(datum);
  const std::string sign = datum.negative ? "-" : "";
  if (datum.cls == DatumClass::zero) return sign + "0x0p+0";
  const int shift = std::countl_zero(datum.significand);
  const std::uint64_t fraction = (datum.significand << shift) << 1;  // what follows the leading 1, left-aligned
  const int exponent = datum.exponent + 63 - shift;
  std::string out = sign + "0x1";
  if (fraction != 0) {
    out += '.';
    for (std::uint64_t rest = fraction; rest != 0; rest <<= 4) out += kHexDigits[rest >> 60];
  }
  return out + (exponent < 0 ? "p-" : "p+") + std::to_string(exponent < 0 ? -exponent : exponent);
}

std::string decimal_of(const Datum& datum) {
  if (!is_number(datum)) return special_text(datum);
  const std::string sign = datum.negative ? "-" : "";
  if (datum.cls == DatumClass::zero) return sign + "0";
  Digits digits = digits_of(datum);
  const bool is_exact = digits.text.size() <= kExactDigits;
  if (!is_exact) round_digits(digits, kShortDigits);
  return (is_exact ? "" : "~") + sign + layout(digits);
}

std::string product_of(const Datum& datum) {
  if (datum.cls != DatumClass::finite) return "";
  const int zeros = std::countr_zero(datum.significand);
  return (datum.negative ? "-" : "") + std::to_string(datum.significand >> zeros) + " * 2^" +
         std::to_string(datum.exponent + zeros);
}

}  // namespace halfulp
