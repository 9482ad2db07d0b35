// Numbers and verdicts in words. A verdict is a symbol and text, never a colour alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "view/matrix.h"

namespace halfulp {

/// "4 294 967 296", with narrow no-break spaces.
std::string grouped(std::uint64_t count);

/// Three significant digits: "512", "65.5 k", "4.29 G".
std::string shortened(std::uint64_t count);

/// "1 cell", "12 cells".
std::string counted(std::uint64_t count, std::string_view noun);

/// "12.50", or "inf", "-inf", "nan".
std::string fixed(double value, int digits);

/// With a sign, and a true minus: "+0.25", "\u22120.25".
std::string signed_fixed(double value, int digits);

/// All digits that ten significant ones have: "427.2890625".
std::string exact(double value);

/// 0 for what is not finite.
double finite_or_zero(double value);

/// The worst outcome among the cells.
struct Verdict {
  std::string_view word;    ///< "deviates", "errored", "skipped" or "conforms": also the CSS class.
  std::string_view symbol;  ///< What stands before the text.
};
Verdict verdict_of(const Tally& tally);

/// Of one cell. Requires one of the four outcomes.
Verdict verdict_of(std::string_view outcome);

/// "exhaustive", "sampled" or "3 of 8 exhaustive": how many of the cells that ran covered every input.
std::string coverage_text(const Tally& tally);

}  // namespace halfulp
