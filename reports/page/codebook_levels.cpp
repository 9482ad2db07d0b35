#include "page/codebook_levels.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <tuple>
#include <vector>

#include "html/parts.h"
#include "oracle/encode.h"
#include "page/explore.h"
#include "page/format_number.h"
#include "result/value_text.h"
#include "site/links.h"
#include "value/decode.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr double kTyped = 0.314;

/// Of more levels than this the table is folded.
constexpr std::size_t kMostOpen = 16;

/// Codes by level, -0 before +0.
std::vector<Code> line_of(const FormatSpec& format) {
  std::vector<Code> line(format.codebook.size());
  for (Code code = 0; code < line.size(); ++code) line[code] = code;
  std::ranges::sort(line, {}, [&](Code code) {
    const float level = format.codebook[code];
    return std::tuple(level, !std::signbit(level));
  });
  return line;
}

enum class Side { below, above };

/// From where, or up to where, values become the level at a place of the line: half way to the next, which goes to the
/// even code.
std::string threshold_text(const FormatSpec& format, const std::vector<Code>& line, std::size_t place, Side side) {
  const bool is_below = side == Side::below;
  if (place == (is_below ? 0 : line.size() - 1)) return is_below ? "everything below" : "everything above";
  const Code code = line[place], near = line[is_below ? place - 1 : place + 1];
  const double level = format.codebook[code], other = format.codebook[near];
  if (level == 0 && other == 0) return decimal_text(decode(format, code));  // the sign decides
  const bool is_even = code % 2 == 0;
  const std::string sign = is_below ? (is_even ? "\u2265" : ">") : (is_even ? "\u2264" : "<");
  const double middle = (level + other) / 2;
  return sign + " " + short_text(middle) + "  (" + hexfloat_of(exactly(middle)) + ")";
}

/// Nine digits tell every float32 apart.
std::string levels_text(const FormatSpec& format) {
  std::string text;
  for (const float level : format.codebook) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.9g", static_cast<double>(level));
    text += (text.empty() ? "" : " ") + std::string(digits);
  }
  return text;
}

std::string level_text(const FormatSpec& format, Code code) {
  return decimal_text(decode(format, code)) + "  (" + hex_of(format, code) + ")";
}

void write_reading(HtmlWriter& html, const FormatSpec& format, const std::vector<Code>& line) {
  const Code code = encode(format, exactly(kTyped), Rounding::ties_to_even, *profile_called("ieee")).code;
  const auto place = static_cast<std::size_t>(std::ranges::find(line, code) - line.begin());
  const Datum datum = decode(format, code);
  const auto neighbour = [&](bool is_there, std::size_t at) {
    return is_there ? level_text(format, line[at]) : std::string("none");
  };
  write_scroll(html, "The code and its neighbours", [&] {
    html.element("table", {{"class", "fields"}}, [&] {
      html.element("caption", {}, "Level and neighbours");
      html.element("tbody", {}, [&] {
        write_shown_row(html, "asked", "typed", short_text(kTyped));
        write_shown_row(html, "code", "code, nearest, ties to the even one", hex_of(format, code));
        write_shown_row(html, "value", "level", decimal_text(datum));
        write_shown_row(html, "hexfloat", "hexfloat", hexfloat_of(datum));
        write_shown_row(html, "error", "error of rounding", rounding_error_text(kTyped, number_of(datum)));
        write_shown_row(html, "from", "values from", threshold_text(format, line, place, Side::below));
        write_shown_row(html, "to", "to", threshold_text(format, line, place, Side::above));
        write_shown_row(html, "below", "next below", neighbour(place > 0, place - 1));
        write_shown_row(html, "above", "next above", neighbour(place + 1 < line.size(), place + 1));
      });
    });
  });
}

void write_thresholds(HtmlWriter& html, const FormatSpec& format, const std::vector<Code>& line) {
  write_scroll(html, "Which values become which level", [&] {
    html.element("table", {{"class", "list thresholds"}}, [&] {
      html.element("caption", {}, "Which values become which level");
      write_column_heads(html, {{"code"}, {"level", "number"}, {"values from", "number"}, {"to", "number"}});
      html.element("tbody", {}, [&] {
        for (std::size_t place = 0; place < line.size(); ++place) {
          html.element("tr", {}, [&] {
            html.element("th", {{"scope", "row"}}, hex_of(format, line[place]));
            html.element("td", {{"class", "number"}}, decimal_text(decode(format, line[place])));
            for (const Side side : {Side::below, Side::above}) {
              html.element("td", {{"class", "number"}}, threshold_text(format, line, place, side));
            }
          });
        }
      });
    });
  });
}

}  // namespace

void write_codebook_levels(HtmlWriter& html, const FormatSpec& format, std::string_view slug) {
  const std::vector<Code> line = line_of(format);
  html.element("p", {{"class", "soft"}},
               "A value becomes the nearest level, half way between two the one with the even code. Libraries compare "
               "with thresholds of their own, rounded to float32: the variants of block formats say which.");
  html.element("div",
               {{"class", "explore"},
                {"data-k", std::to_string(format.k)},
                {"data-levels", levels_text(format)},
                {"data-example", short_text(kTyped)}},
               [&] {
                 write_question(html, id_in(slug, "ask"));
                 write_reading(html, format, line);
               });
  if (line.size() <= kMostOpen) return write_thresholds(html, format, line);
  html.element("details", {}, [&] {
    html.element("summary", {}, "Thresholds of all " + counted(line.size(), "level"));
    write_thresholds(html, format, line);
  });
}

}  // namespace halfulp
