#include "chart/pixels.h"

#include <array>
#include <concepts>
#include <string>

namespace halfulp {
namespace {

constexpr std::size_t kLevels = 4;

/// 0 for paper, kLevels for full ink.
std::size_t level_of(std::uint8_t ink) { return (ink * kLevels + 127) / 255; }

/// For each level the runs of pixels in rows, as lines of a path: a line is as thick as a row.
std::array<std::string, kLevels + 1> runs_of(const Pixels& pixels) {
  std::array<std::string, kLevels + 1> runs;
  for (std::size_t first = 0; first < pixels.ink.size(); first += pixels.width) {
    const auto row = pixels.ink.subspan(first, pixels.width);
    for (std::size_t x = 0; x < row.size();) {
      const std::size_t begin = x, level = level_of(row[begin]);
      while (x < row.size() && level_of(row[x]) == level) ++x;
      runs[level].append("M").append(std::to_string(begin)).append(" ").append(std::to_string(first / pixels.width));
      runs[level].append("h").append(std::to_string(x - begin));
    }
  }
  return runs;
}

template <class Body>
requires std::invocable<Body>
void write_picture(HtmlWriter& html, std::string_view name, Body body) {
  html.element("svg", {{"class", "pixels"}, {"role", "img"}, {"aria-label", std::string(name)}}, body);
}

void write_use(HtmlWriter& html, std::string_view id) { html.element("use", {{"href", "#" + std::string(id)}}, ""); }

void write_symbol(HtmlWriter& html, std::string_view id, const Pixels& pixels) {
  // Rows are lines at whole heights: half a pixel above the first begins the picture.
  const std::string box =
      "0 -.5 " + std::to_string(pixels.width) + " " + std::to_string(pixels.ink.size() / pixels.width);
  html.element("symbol", {{"id", std::string(id)}, {"viewBox", box}}, [&] {
    const auto runs = runs_of(pixels);
    for (std::size_t level = 1; level <= kLevels; ++level) {
      if (runs[level].empty()) continue;
      html.element("path", {{"class", "ink" + std::to_string(level)}, {"d", runs[level]}}, "");
    }
  });
}

}  // namespace

bool can_be_drawn(const Pixels& pixels) {
  if (pixels.width == 0 || pixels.width > kMostPixels || pixels.ink.empty()) return false;
  return pixels.ink.size() % pixels.width == 0 && pixels.ink.size() / pixels.width <= kMostPixels;
}

void write_pixels(HtmlWriter& html, std::string_view id, std::string_view name, const Pixels& pixels) {
  write_picture(html, name, [&] {
    write_symbol(html, id, pixels);
    write_use(html, id);
  });
}

void write_pixels_again(HtmlWriter& html, std::string_view id, std::string_view name) {
  write_picture(html, name, [&] { write_use(html, id); });
}

}  // namespace halfulp
