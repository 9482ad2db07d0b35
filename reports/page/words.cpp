#include "page/words.h"

#include <cctype>
#include <cstdio>

namespace halfulp {

std::string grouped(std::uint64_t count) {
  constexpr std::string_view kNarrowSpace = "\u202F";
  std::string text = std::to_string(count);
  for (std::size_t place = text.size(); place > 3;) text.insert(place -= 3, kNarrowSpace);
  return text;
}

std::string shortened(std::uint64_t count) {
  if (count < 1000) return std::to_string(count);
  constexpr std::string_view kUnits[] = {"", "k", "M", "G", "T", "P", "E"};
  double value = static_cast<double>(count);
  std::size_t unit = 0;
  while (value >= 999.5) {
    value /= 1000;
    ++unit;
  }
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", value < 9.995 ? 2 : value < 99.95 ? 1 : 0, value);
  return std::string(text) + "\u00A0" + std::string(kUnits[unit]);
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return grouped(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

Verdict verdict_of(const Tally& tally) {
  if (tally.deviates > 0) return {"deviates", "\u2717"};
  if (tally.errored > 0) return {"errored", "!"};
  if (tally.conforms > 0) return {"conforms", "\u2713"};
  return {"skipped", "\u2013"};
}

std::string coverage_text(const Tally& tally) {
  if (tally.ran() == 0) return "nothing ran";
  if (tally.exhaustive == tally.ran()) return "exhaustive";
  if (tally.exhaustive == 0) return "sampled";
  return grouped(tally.exhaustive) + " of " + grouped(tally.ran()) + " exhaustive";
}

std::string anchor_of(std::string_view implementation, std::string_view format) {
  std::string anchor = std::string(implementation) + "--" + std::string(format);
  for (char& c : anchor) {
    const bool is_plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.';
    if (!is_plain) c = '-';
  }
  return anchor;
}

}  // namespace halfulp
