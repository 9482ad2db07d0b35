#include <cmath>
#include <cstdint>

#include "app/explain.h"
#include "app/neighbourhood.h"
#include "app/number_line.h"
#include "app/table.h"
#include "block/block_registry.h"
#include "case/value_codes.h"
#include "format/elements.h"
#include "oracle/encode.h"
#include "result/value_text.h"

namespace halfulp {
namespace {

constexpr int kIndent = 2;
constexpr int kListedBits = 5;  ///< Formats up to this width have their thresholds listed.

Datum datum_of(double number) {
  if (number == 0) return {};
  int exponent = 0;
  const double fraction = std::frexp(std::abs(number), &exponent);
  return {DatumClass::finite, number < 0, static_cast<std::uint64_t>(std::ldexp(fraction, 53)), exponent - 53};
}

/// Codes in ascending order of value, one per distinct value.
std::vector<Code> ascending_codes(const FormatSpec& format) {
  if (format.is_codebook()) return codes_in_value_order(format);
  std::vector<Code> codes{format.max_finite_code() | format.sign_mask()};
  while (const auto next = next_code(format, codes.back(), Direction::up)) codes.push_back(*next);
  return codes;
}

/// The midpoints between neighbours, exactly and as float32.
std::string thresholds_text(const FormatSpec& format) {
  const std::vector<Code> codes = ascending_codes(format);
  Table table(kIndent);
  table.add({"between", "midpoint", "hexfloat", "as float32"});
  for (std::size_t i = 1; i < codes.size(); ++i) {
    // Exact: both have 24 bits at most and are of similar size.
    const Datum midpoint = datum_of((value_of(format, codes[i - 1]) + value_of(format, codes[i])) / 2);
    const Code rounded = encode(kFloat32, midpoint, Rounding::ties_to_even, *profile_called("ieee")).code;
    const bool is_exact =
        value_of(kFloat32, rounded) * 2 == value_of(format, codes[i - 1]) + value_of(format, codes[i]);
    table.add({hex_of(format, codes[i - 1]) + ", " + hex_of(format, codes[i]), decimal_of(midpoint),
               hexfloat_of(midpoint), hex_of(kFloat32, rounded) + (is_exact ? "" : " rounded")});
  }
  return "Thresholds, half way between neighbours:\n\n" + table.text();
}

std::string blocks_of(const FormatSpec& format) {
  std::string names;
  for (const BlockSpec& spec : standard_blocks()) {
    if (spec.element->name == format.name) names += " " + spec.name;
  }
  return names;
}

}  // namespace

std::string explain_element(const FormatSpec& format) {
  const std::string blocks = blocks_of(format);
  if (blocks.empty()) return "";
  std::string text = "\n" + number_line_title(format) + "\n\n" + number_line(format);
  if (format.k <= kListedBits) text += "\n" + thresholds_text(format);
  return text + "\nBlocks of it:" + blocks + "\n";
}

}  // namespace halfulp
