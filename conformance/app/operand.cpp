#include "app/operand.h"

#include <gmpxx.h>

#include <algorithm>
#include <cctype>
#include <optional>

#include "app/usage_error.h"
#include "result/value_text.h"
#include "value/decode.h"

namespace halfulp {
namespace {

/// Beyond these exponents of two every format behaves alike: all overflow, or all underflow.
constexpr long kHuge = 1100;
constexpr long kTiny = -2200;
constexpr int kHeldBits = 64;
constexpr std::size_t kMaxTyped = 4096;

std::string lower_case(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

[[noreturn]] void reject(std::string_view text, const std::string& why) {
  throw UsageError("'" + std::string(text) + "' " + why);
}

/// A typed number: digits * base^exponent. `digits` holds no point.
struct Literal {
  std::string digits;
  long exponent = 0;
};

/// Reads "digits[.digits][marker exponent]"; the exponent of the result counts digits of the fraction only.
/// `tail` receives the number behind the marker. Empty if the text is not of this shape.
std::optional<Literal> read_literal(std::string_view text, bool (*is_digit)(char), char marker, long& tail) {
  Literal literal;
  bool in_fraction = false;
  std::size_t i = 0;
  for (; i < text.size() && text[i] != marker; ++i) {
    if (text[i] == '.' && !in_fraction) {
      in_fraction = true;
    } else if (is_digit(text[i])) {
      literal.digits += text[i];
      literal.exponent -= in_fraction;
    } else {
      return std::nullopt;
    }
  }
  if (literal.digits.empty()) return std::nullopt;
  tail = 0;
  if (i == text.size()) return literal;
  std::string_view rest = text.substr(i + 1);
  const bool negative = !rest.empty() && rest[0] == '-';
  if (!rest.empty() && (rest[0] == '-' || rest[0] == '+')) rest.remove_prefix(1);
  if (rest.empty() || rest.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  constexpr long kBound = 1000000;  // far beyond kHuge and kTiny, whatever the digits are
  for (const char c : rest) tail = std::min(kBound, tail * 10 + (c - '0'));
  if (negative) tail = -tail;
  return literal;
}

struct Held {
  Datum datum;
  Precision precision;
};

/// Stands for every value beyond the bound.
Held beyond_all(long exponent) {
  return {{.cls = DatumClass::finite, .significand = 1, .exponent = static_cast<int>(exponent)}, Precision::bounded};
}

/// The positive rational numerator / denominator * 2^exponent as 64 bits with a sticky last one.
Held hold(mpz_class numerator, mpz_class denominator, long exponent) {
  // Scaled so that the quotient has 64 or 65 bits.
  const long bits = static_cast<long>(mpz_sizeinbase(numerator.get_mpz_t(), 2)) -
                    static_cast<long>(mpz_sizeinbase(denominator.get_mpz_t(), 2));
  if (bits + exponent > kHuge) return beyond_all(kHuge);
  if (bits + exponent < kTiny) return beyond_all(kTiny);
  const long shift = kHeldBits - bits;
  if (shift >= 0) {
    numerator <<= static_cast<mp_bitcnt_t>(shift);
  } else {
    denominator <<= static_cast<mp_bitcnt_t>(-shift);
  }
  mpz_class quotient = numerator / denominator;
  bool is_exact = quotient * denominator == numerator;
  long unit = exponent - shift;
  while (mpz_sizeinbase(quotient.get_mpz_t(), 2) > kHeldBits) {
    is_exact = is_exact && mpz_even_p(quotient.get_mpz_t());
    quotient >>= 1;
    ++unit;
  }
  const auto significand = static_cast<std::uint64_t>(quotient.get_ui()) | (is_exact ? 0u : 1u);
  return {{.cls = DatumClass::finite, .significand = significand, .exponent = static_cast<int>(unit)},
          is_exact ? Precision::exact : Precision::sticky};
}

std::optional<Held> read_decimal(std::string_view text) {
  long tail = 0;
  const auto literal = read_literal(
      text, [](char c) { return c >= '0' && c <= '9'; }, 'e', tail);
  if (!literal) return std::nullopt;
  const mpz_class digits(literal->digits, 10);
  if (digits == 0) return Held{{}, Precision::exact};
  const long exponent = literal->exponent + tail;
  const long magnitude = exponent + static_cast<long>(mpz_sizeinbase(digits.get_mpz_t(), 10));
  if (magnitude > kHuge) return beyond_all(kHuge);  // 10^m > 2^m
  if (magnitude < kTiny) return beyond_all(kTiny);
  mpz_class power;
  mpz_ui_pow_ui(power.get_mpz_t(), 10, static_cast<unsigned long>(exponent < 0 ? -exponent : exponent));
  return exponent < 0 ? hold(digits, power, 0) : hold(digits * power, 1, 0);
}

std::optional<Held> read_hexfloat(std::string_view text) {
  long tail = 0;
  const auto literal = read_literal(
      text.substr(2), [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }, 'p', tail);
  if (!literal) return std::nullopt;
  const mpz_class digits(literal->digits, 16);
  if (digits == 0) return Held{{}, Precision::exact};
  return hold(digits, 1, 4 * literal->exponent + tail);
}

Held read_value(std::string_view text, std::string_view unsigned_text) {
  if (unsigned_text == "inf" || unsigned_text == "infinity") return {{.cls = DatumClass::infinity}, Precision::exact};
  if (unsigned_text == "nan") return {kQuietNan, Precision::exact};
  const auto held = unsigned_text.starts_with("0x") ? read_hexfloat(unsigned_text) : read_decimal(unsigned_text);
  if (!held) reject(text, "is neither a code (0x7e, 0b0_1111_110) nor a value (3.14, -0, 1e-30, 0x1.8p3, inf, nan)");
  return *held;
}

Code read_code(const FormatSpec& format, std::string_view text, std::string_view digits, unsigned base) {
  Code code = 0;
  bool fits = true;
  bool has_digit = false;
  for (const char c : digits) {
    if (c == '_' || c == '\'') continue;
    const auto digit = static_cast<unsigned>(c >= 'a' ? c - 'a' + 10 : c - '0');
    if (!std::isxdigit(static_cast<unsigned char>(c)) || digit >= base) {
      reject(text, "is not a code: '" + std::string(1, c) + "' is no digit of base " + std::to_string(base));
    }
    fits = fits && digit <= format.code_mask() && code <= (format.code_mask() - digit) / base;
    code = code * base + digit;
    has_digit = true;
  }
  if (!has_digit) reject(text, "is not a code: it has no digits");
  if (!fits) {
    reject(text, "is wider than " + std::string(format.name) + ", which has " + std::to_string(format.k) +
                     " bits: the largest code is " + hex_of(format, format.code_mask()));
  }
  return code;
}

}  // namespace

Operand parse_operand(const FormatSpec& format, std::string_view text) {
  if (text.size() > kMaxTyped) throw UsageError("the value has more than " + std::to_string(kMaxTyped) + " characters");
  const std::string lower = lower_case(text);
  const bool is_hex = lower.starts_with("0x");
  Operand operand{.kind = OperandKind::value, .text = std::string(text), .code = 0, .datum = {}};
  if (lower.starts_with("0b") || (is_hex && lower.find_first_of("p.") == std::string::npos)) {
    operand.kind = OperandKind::code;
    operand.code = read_code(format, text, std::string_view(lower).substr(2), is_hex ? 16 : 2);
    operand.datum = decode(format, operand.code);
    return operand;
  }
  if (is_hex && lower.find('p') == std::string::npos) {
    reject(text, "lacks the exponent that a hexadecimal value needs: " + std::string(text) + "p0");
  }
  const bool has_sign = lower.starts_with("-") || lower.starts_with("+");
  const std::string_view unsigned_text = std::string_view(lower).substr(has_sign ? 1 : 0);
  if (has_sign && (unsigned_text.starts_with("0b") ||
                   (unsigned_text.starts_with("0x") && unsigned_text.find('p') == std::string_view::npos))) {
    reject(text,
           "has a sign and looks like a code: codes have none, and a hexadecimal value needs an exponent (0x1p0)");
  }
  const Held held = read_value(text, unsigned_text);
  operand.datum = held.datum;
  operand.datum.negative = lower.starts_with("-");
  operand.precision = held.precision;
  return operand;
}

}  // namespace halfulp
