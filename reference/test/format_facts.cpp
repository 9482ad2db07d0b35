#include "format_facts.h"

#include <algorithm>
#include <bit>
#include <cstdio>

#include "value/decode.h"

namespace halfulp {
namespace {

/// Codes are printed with at least two digits; those of 64 bits without their run of zeros.
std::string hex(const FormatSpec& format, Code code) {
  char digits[24];
  const int width = std::max(2, (format.k + 3) / 4);
  std::snprintf(digits, sizeof digits, "%0*llX", width, static_cast<unsigned long long>(code));
  return format.k == 64 ? std::string(digits).substr(0, 4) + "..0" : digits;
}

std::string for_both_signs(const FormatSpec& format, std::string (*describe)(const FormatSpec&, Code sign)) {
  const std::string positive = describe(format, 0);
  return format.sign == Sign::sign_magnitude ? positive + ";" + describe(format, format.sign_mask()) : positive;
}

std::string infinity_codes(const FormatSpec& format) {
  if (!format.has_infinity()) return "";
  return for_both_signs(format, [](const FormatSpec& f, Code sign) { return hex(f, sign | f.infinity_code()); });
}

/// All NaN codes of a wide format in one phrase: the exponent field, and how many there are.
std::string nan_rule(const FormatSpec& format) {
  char exponent[24];
  std::snprintf(exponent, sizeof exponent, "%llX", (1ull << format.exponent_bits()) - 1);
  const int trailing = format.trailing_bits();
  const std::string each_sign =
      trailing > 16 ? "(2^" + std::to_string(trailing) + "-1)" : std::to_string((1 << trailing) - 1);
  return std::string("exp=") + exponent + ";frac!=0 (2*" + each_sign + ")";
}

std::string nan_codes(const FormatSpec& format) {
  switch (format.nan) {
    case Nan::none:
      return "";
    case Nan::negative_zero:
      return hex(format, format.sign_mask());
    case Nan::top_magnitude:
      return for_both_signs(format, [](const FormatSpec& f, Code sign) { return hex(f, sign | f.magnitude_mask()); }) +
             (format.sign == Sign::reserved_zero ? " (bit7 must be 0)" : "");
    case Nan::above_infinity:
      if (format.k > 8) return nan_rule(format);
      return for_both_signs(format, [](const FormatSpec& f, Code sign) {
        return hex(f, sign | (f.infinity_code() + 1)) + "-" + hex(f, sign | f.magnitude_mask());
      });
  }
  return "";
}

std::string zeros(const FormatSpec& format) {
  if (!format.has_zero()) return "none";
  return format.has_negative_zero() ? "+0,-0" : "+0";
}

/// The exact value with an odd significand.
std::string exact(const Datum& datum) {
  const int shift = std::countr_zero(datum.significand);
  return std::to_string(datum.significand >> shift) + "*2^" + std::to_string(datum.exponent + shift);
}

/// Significand one, or the smallest value of the format.
std::string power(int exponent) { return "1*2^" + std::to_string(exponent); }

/// Counts codes that stand for a number: by decoding them all where that is quick.
Code count_finite_codes(const FormatSpec& format) {
  constexpr int kWidestCounted = 19;
  if (format.k > kWidestCounted) return 2 * (format.max_finite_code() + 1);
  Code count = 0;
  for (Code code = 0; code <= format.code_mask(); ++code) {
    const DatumClass cls = decode(format, code).cls;
    count += cls == DatumClass::zero || cls == DatumClass::finite ? 1 : 0;
  }
  return count;
}

}  // namespace

std::map<std::string, std::string> derive_facts(const FormatSpec& format) {
  char code[24];
  std::snprintf(code, sizeof code, "0x%llx", static_cast<unsigned long long>(format.max_finite_code()));
  const bool has_subnormals = format.low == Low::subnormal && format.p > 1;
  const Code finite = count_finite_codes(format);
  return {{"bits", std::to_string(format.k)},
          {"signed", format.is_signed() ? "1" : "0"},
          {"exp_bits", std::to_string(format.exponent_bits())},
          {"mant_bits", std::to_string(format.trailing_bits())},
          {"bias", std::to_string(format.bias)},
          {"subnormals", format.low == Low::subnormal ? "1" : "0"},
          {"inf_codes", infinity_codes(format)},
          {"nan_codes", nan_codes(format)},
          {"zeros", zeros(format)},
          {"max_finite_code", code},
          {"max_finite_exact", exact(decode_magnitude(format, format.max_finite_code()))},
          {"min_normal_exact", power(format.min_normal_exponent())},
          {"min_subnormal_exact", has_subnormals ? exact(decode_magnitude(format, 1)) : ""},
          {"finite_codes", std::to_string(finite)},
          {"finite_distinct_values", std::to_string(finite - (format.has_negative_zero() ? 1 : 0))}};
}

}  // namespace halfulp
