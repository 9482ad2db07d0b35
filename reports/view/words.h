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

/// "bfloat16, float16 and 4 more": the first `most` of a list or set of texts.
template <class Names>
std::string first_names(const Names& names, std::size_t most) {
  std::string text;
  std::size_t written = 0;
  for (const std::string& name : names) {
    if (written++ == most) return text + " and " + grouped(names.size() - most) + " more";
    text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

/// "12.50", or "inf", "-inf", "nan".
std::string fixed(double value, int digits);

/// With a sign, and a true minus: "+0.25", "\u22120.25".
std::string signed_fixed(double value, int digits);

/// All digits that ten significant ones have: "427.2890625".
std::string exact(double value);

/// "2026-01-31 12:00:00 UTC", of a time as result files have it.
std::string date_text(std::string started);

/// 0 for what is not finite.
double finite_or_zero(double value);

/// The worst outcome among the cells. Where all that deviates is waived, that is better than what errored.
struct Verdict {
  std::string_view word;    ///< "deviates", "errored", "waived", "conforms" or "skipped": also the CSS class.
  std::string_view symbol;  ///< What stands before the text.
};
Verdict verdict_of(const Tally& tally);

/// Of one cell. Requires one of the four outcomes, or "waived".
Verdict verdict_of(std::string_view outcome);

/// " (2 waived)", or nothing.
std::string waived_note(const Tally& tally);

/// "3 deviate", "3 deviate (2 waived)".
std::string deviate_text(const Tally& tally);

/// "exhaustive", "sampled" or "3 of 8 exhaustive": how many of the cells that ran covered every input.
std::string coverage_text(const Tally& tally);

}  // namespace halfulp
