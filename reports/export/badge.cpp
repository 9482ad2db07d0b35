#include "export/badge.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "html/writer.h"
#include "result/json.h"
#include "view/words.h"

namespace halfulp {
namespace {

struct ColorRow {
  std::string_view outcome, name, hex;
};

/// White text on each of them has a contrast of at least 4.5.
constexpr std::array kColors{
    ColorRow{"conforms", "success", "#176f2c"},  ColorRow{"deviates", "critical", "#b3261e"},
    ColorRow{"errored", "important", "#8a4b00"}, ColorRow{"waived", "informational", "#0b5394"},
    ColorRow{"skipped", "inactive", "#57606a"},
};

std::string message_of(const Tally& tally, const Verdict& verdict) {
  const std::string start = std::string(verdict.symbol) + " ";
  if (verdict.word == "deviates") {
    return start + std::to_string(tally.deviates) + " of " + std::to_string(tally.ran()) +
           (tally.ran() == 1 ? " cell deviates" : " cells deviate");
  }
  if (verdict.word == "waived") {
    return start + std::to_string(tally.waived) + " of " + std::to_string(tally.ran()) +
           (tally.ran() == 1 ? " cell waived" : " cells waived");
  }
  if (verdict.word == "errored") {
    return start + std::to_string(tally.errored) + (tally.errored == 1 ? " cell errored" : " cells errored");
  }
  if (verdict.word == "conforms") {
    return start + std::to_string(tally.conforms) + (tally.conforms == 1 ? " cell conforms" : " cells conform") +
           (tally.exhaustive == tally.ran() ? ""
            : tally.exhaustive == 0         ? ", sampled"
                                            : ", partly sampled");
  }
  return start + "nothing ran";
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](unsigned char c) { return (c & 0xC0) != 0x80; }));  // one a code point
}

}  // namespace

Badge badge_of(const std::string& implementation, const Tally& tally) {
  const Verdict verdict = verdict_of(tally);
  const auto row = std::ranges::find(kColors, verdict.word, &ColorRow::outcome);
  return {"halfulp " + implementation, message_of(tally, verdict), row->name};
}

std::string badge_json(const Badge& badge) {
  return to_json_object({{"schemaVersion", std::int64_t{1}},
                         {"label", badge.label},
                         {"message", badge.message},
                         {"color", std::string(badge.color)}}) +
         "\n";
}

std::string badge_svg(const Badge& badge) {
  constexpr std::size_t kLetter = 7, kMargin = 6, kHeight = 20;
  const std::size_t left = letters_in(badge.label) * kLetter + 2 * kMargin;
  const std::size_t right = letters_in(badge.message) * kLetter + 2 * kMargin;
  const std::string_view hex = std::ranges::find(kColors, badge.color, &ColorRow::name)->hex;
  const auto number = [](std::size_t value) { return std::to_string(value); };
  HtmlWriter svg;
  const auto write_part = [&](std::size_t start, std::size_t width, std::string_view fill, const std::string& text) {
    svg.element(
        "rect",
        {{"x", number(start)}, {"width", number(width)}, {"height", number(kHeight)}, {"fill", std::string(fill)}}, "");
    svg.element(
        "text",
        {{"x", number(start + kMargin)}, {"y", "14"}, {"textLength", number(width - 2 * kMargin)}, {"fill", "#fff"}},
        text);
  };
  svg.element("svg",
              {{"xmlns", "http://www.w3.org/2000/svg"},
               {"width", number(left + right)},
               {"height", number(kHeight)},
               {"role", "img"},
               {"aria-label", badge.label + ": " + badge.message},
               {"font-family", "Verdana, DejaVu Sans, sans-serif"},
               {"font-size", "11"}},
              [&] {
                svg.element("title", {}, badge.label + ": " + badge.message);
                write_part(0, left, "#3b424a", badge.label);
                write_part(left, right, hex, badge.message);
              });
  return svg.take();
}

}  // namespace halfulp
