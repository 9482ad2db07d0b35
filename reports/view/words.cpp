#include "view/words.h"

#include <algorithm>
#include <cctype>
#include <cmath>
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

std::string fixed(double value, int digits) {
  if (std::isnan(value)) return "nan";
  char text[400];  // the largest double has 309 digits before the point
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::string signed_fixed(double value, int digits) {
  const std::string text = fixed(std::abs(value), digits);
  if (std::isnan(value) || text.find_first_not_of("0.") == std::string::npos) return text;
  return (value < 0 ? "\u2212" : "+") + text;
}

std::string exact(double value) {
  if (!std::isfinite(value)) return fixed(value, 0);
  char text[40];
  std::snprintf(text, sizeof text, "%.10g", value);
  return text;
}

std::string date_text(std::string started) {
  std::ranges::replace(started, 'T', ' ');
  if (started.ends_with('Z')) started.replace(started.size() - 1, 1, " UTC");
  return started;
}

double finite_or_zero(double value) { return std::isfinite(value) ? value : 0; }

Verdict verdict_of(const Tally& tally) {
  return verdict_of(tally.deviates > tally.waived ? "deviates"
                    : tally.errored > 0           ? "errored"
                    : tally.waived > 0            ? "waived"
                    : tally.conforms > 0          ? "conforms"
                                                  : "skipped");
}

Verdict verdict_of(std::string_view outcome) {
  if (outcome == "deviates") return {"deviates", "\u2717"};
  if (outcome == "errored") return {"errored", "!"};
  if (outcome == "waived") return {"waived", "~"};
  if (outcome == "conforms") return {"conforms", "\u2713"};
  return {"skipped", "\u2013"};
}

std::string waived_note(const Tally& tally) {
  return tally.waived > 0 ? " (" + grouped(tally.waived) + " waived)" : "";
}

std::string deviate_text(const Tally& tally) { return grouped(tally.deviates) + " deviate" + waived_note(tally); }

std::string coverage_text(const Tally& tally) {
  if (tally.ran() == 0) return "nothing ran";
  if (tally.exhaustive == tally.ran()) return "exhaustive";
  if (tally.exhaustive == 0) return "sampled";
  return grouped(tally.exhaustive) + " of " + grouped(tally.ran()) + " exhaustive";
}

}  // namespace halfulp
