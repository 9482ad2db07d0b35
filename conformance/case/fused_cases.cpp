#include "case/fused_cases.h"

#include <algorithm>
#include <array>
#include <bit>

#include "case/exact_code.h"
#include "case/random_stream.h"
#include "oracle/arithmetic.h"
#include "oracle/neighbours.h"
#include "value/decode.h"

namespace halfulp {
namespace {

constexpr std::uint64_t kDrawn = 8192;

Code word_of(const Columns& columns, Code x, Code y, Code z) {
  return x << columns.all()[0].shift | y << columns.all()[1].shift | z << columns.all()[2].shift;
}

Code finite_code(const FormatSpec& format, RandomStream& draw) {
  return draw.below(format.max_finite_code() + 1) | (draw.bits() & format.sign_mask());
}

/// A factor that brings x * y to the lower end of the range.
Code small_factor(const FormatSpec& format, const Datum& x, RandomStream& draw) {
  const int reach = static_cast<int>(draw.below(static_cast<std::uint64_t>(format.p) + 4)) - 2;
  const int leading = x.exponent + static_cast<int>(std::bit_width(x.significand));
  const std::uint64_t significand =
      (std::uint64_t{1} << (format.p - 1)) + draw.below(std::uint64_t{1} << (format.p - 1));
  return exact_code(format, significand, format.quantum_exponent() + reach - leading - format.p + 1);
}

}  // namespace

std::vector<Code> products_at_midpoints(const Columns& columns) {
  constexpr std::uint64_t kOddFactors = 32;
  const FormatSpec& format = *columns.all()[0].format;
  std::vector<Code> words;
  for (std::uint64_t x = 3; x < 2 * kOddFactors; x += 2) {
    const std::uint64_t first = (std::uint64_t{1} << format.p) / x | 1;
    for (std::uint64_t y = first; y < first + 8 && std::bit_width(y) <= static_cast<unsigned>(format.p); y += 2) {
      if (std::bit_width(x * y) != static_cast<unsigned>(format.p) + 1) continue;
      const Code first_factor = exact_code(format, x, 0), second_factor = exact_code(format, y, -format.p);
      for (int exponent = format.quantum_exponent(); exponent <= format.bias; ++exponent) {
        const Code summand = exact_code(format, 1, exponent);
        words.push_back(word_of(columns, first_factor, second_factor, summand));
        words.push_back(word_of(columns, first_factor, second_factor, summand | format.sign_mask()));
      }
    }
  }
  return words;
}

std::vector<Code> cancelling_sums(const Columns& columns, std::uint64_t seed) {
  const FormatSpec& format = *columns.all()[0].format;
  std::vector<Code> words;
  for (std::uint64_t i = 0; i < kDrawn; ++i) {
    RandomStream draw(seed, i);
    const Code x = finite_code(format, draw);
    const Datum first = decode(format, x);
    const Code y = i % 2 == 0 ? finite_code(format, draw) : small_factor(format, first, draw);
    const Datum product = compute(Arithmetic::multiply, std::array{first, decode(format, y)}, Rounding::toward_zero);
    if (product.cls != DatumClass::finite) continue;
    const Neighbours around = enclose(format, product);
    const Code magnitude = std::min(i % 4 < 2 ? around.lower : around.upper, format.max_finite_code());
    words.push_back(word_of(columns, x, y, product.negative ? magnitude : magnitude | format.sign_mask()));
  }
  return words;
}

}  // namespace halfulp
