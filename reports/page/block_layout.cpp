#include "page/block_layout.h"

#include <algorithm>
#include <string>
#include <vector>

#include "block/layout.h"
#include "chart/shapes.h"
#include "html/parts.h"
#include "page/block_bytes.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr double kLeft = 10, kBit = 17, kGap = 8;

void write_segment(HtmlWriter& html, const Segment& segment, std::string_view look, double left, double top) {
  const double x = left + kBit * static_cast<double>(7 - segment.high);
  const double width = kBit * static_cast<double>(segment.high - segment.low + 1);
  const bool is_one = segment.high == segment.low;
  write_rectangle(html, look, {x, top}, width, 34);
  const std::string number = std::to_string(segment.element);
  write_label(html, "inside", Anchor::middle, {x + width / 2, top + 15}, is_one ? number : "x" + number);
  const std::string bits =
      std::to_string(segment.element_high) + (is_one ? "" : ":" + std::to_string(segment.element_low));
  write_label(html, "tick small", Anchor::middle, {x + width / 2, top + 28}, bits);
}

void write_bytes(HtmlWriter& html, const BlockSpec& spec, double top) {
  const bool is_ternary = element_order(spec) == Order::trits;
  const bool is_stream = element_order(spec) <= Order::msb_first;
  const auto segments = is_ternary ? std::vector<std::vector<Segment>>(kShownBytes) : segments_of(spec);
  for (std::size_t byte = 0; byte < segments.size(); ++byte) {
    const double left = kLeft + static_cast<double>(byte) * (8 * kBit + kGap);
    write_label(html, "tick", Anchor::start, {left, top - 6}, "byte " + std::to_string(byte));
    if (is_ternary) {
      write_rectangle(html, "element", {left, top}, 8 * kBit, 34);
      std::string names;
      for (const std::size_t element : elements_in(spec, byte)) names += " " + std::to_string(element);
      write_label(html, "inside", Anchor::middle, {left + 4 * kBit, top + 15}, names.substr(1));
      write_label(html, "tick small", Anchor::middle, {left + 4 * kBit, top + 28}, "digits of base 3");
      continue;
    }
    write_rectangle(html, "unused", {left, top}, 8 * kBit, 34);
    for (std::size_t place = 0; place < segments[byte].size(); ++place) {
      // Neighbours differ; in a stream an element also looks alike in both of its bytes.
      const Segment& segment = segments[byte][place];
      const bool is_other = (is_stream ? segment.element : place) % 2 != 0;
      write_segment(html, segment, is_other ? "element other" : "element", left, top);
    }
  }
}

/// One stretch of bytes in a bar.
struct Stretch {
  std::string_view look;
  std::string name;
  std::size_t bytes = 0;
};

/// Draws stretches with widths in proportion, but none too narrow for its name.
void write_bar(HtmlWriter& html, double top, std::string_view name, const std::vector<Stretch>& stretches) {
  constexpr double kWhole = 6 * (8 * kBit + kGap) - kGap - 110, kFrom = kLeft + 110;
  double all = 0;
  for (const Stretch& stretch : stretches) all += static_cast<double>(stretch.bytes);
  write_label(html, "tick", Anchor::start, {kLeft, top + 18}, name);
  double left = kFrom, spare = 0;
  const auto wanted = [&](const Stretch& stretch) {
    return std::max(kWhole * static_cast<double>(stretch.bytes) / all,
                    7.2 * static_cast<double>(stretch.name.size()) + 16);
  };
  for (const Stretch& stretch : stretches) spare += wanted(stretch);
  for (const Stretch& stretch : stretches) {
    const double width = wanted(stretch) * std::min(1.0, kWhole / spare);
    write_rectangle(html, stretch.look, {left, top}, width, 28);
    write_label(html, "inside", Anchor::middle, {left + width / 2, top + 18}, stretch.name);
    left += width;
  }
}

std::size_t scale_bytes(const BlockSpec& spec) {
  return spec.scales_per_block * static_cast<std::size_t>(spec.scale->container_bits()) / 8;
}

std::string scale_name(const BlockSpec& spec) {
  return spec.scales_per_block > 1
             ? (spec.variants.front().rules.decode == Decode::zero_point ? "scale, zero point" : "scale, minimum")
             : "scale";
}

/// Draws the bars of what is stored and returns how many there are.
int write_planes(HtmlWriter& html, const BlockSpec& spec, double top) {
  const std::size_t length = std::max<std::size_t>(spec.tile.columns, 1);
  if (spec.storage != Storage::planes) {
    const Shape group{1, length * spec.group};
    const std::size_t scales = scale_bytes(spec) * spec.group;
    const PlaneSizes sizes = plane_sizes(spec, spec.variants.front().rules, group);
    const std::string scale_text = spec.group > 1 ? std::to_string(spec.group) + " scales" : scale_name(spec);
    std::vector<Stretch> stretches{
        {"scale", scale_text + " " + std::to_string(scales) + " B", scales},
        {"element", "codes " + std::to_string(sizes.codes - scales) + " B", sizes.codes - scales}};
    if (spec.storage == Storage::scale_last) std::ranges::reverse(stretches);
    write_bar(html, top, spec.group > 1 ? "a group" : "a block", stretches);
    return 1;
  }
  const bool is_open = spec.tile.columns == 0;
  const std::size_t rows = std::max<std::size_t>(spec.tile.rows, 1);
  const std::size_t codes = is_open ? 0 : plane_sizes(spec, spec.variants.front().rules, {1, length}).codes * rows;
  const std::string code_text = is_open ? "codes of a block" : "codes " + grouped(codes) + " B";
  const auto of = [](const char* look, const std::string& name, std::size_t bytes, int times) {
    std::vector<Stretch> stretches;
    for (int i = 0; i < times; ++i) stretches.push_back({look, i + 1 < times ? name : "\u2026", bytes});
    return stretches;
  };
  const bool is_one = spec.tile.rows == 0;  // the whole tensor
  write_bar(html, top, "codes", of("element", code_text, std::max<std::size_t>(codes, 1), is_one ? 1 : 4));
  const std::string scale_text = scale_name(spec) + " " + std::to_string(scale_bytes(spec)) + " B";
  write_bar(html, top + 38, "scales", of("scale", scale_text, 1, is_one ? 1 : 4));
  switch (spec.tensor) {
    case TensorPart::nothing:
      return 2;
    case TensorPart::scale:
      write_bar(html, top + 76, "tensor", {{"scale", "one scale of the scales, 4 B", 4}});
      return 3;
    case TensorPart::nested:
      write_bar(html, top + 76, "tensor",
                {{"scale", "offset 4 B", 1}, {"scale", "scale of 256 scales, 4 B", 2}, {"scale", "\u2026", 2}});
      return 3;
    case TensorPart::outlier_columns:
      write_bar(html, top + 76, "tensor", {{"scale", "for every column whether it holds an outlier, 4 B each", 4}});
      return 3;
  }
  return 2;
}

}  // namespace

void write_block_layout(HtmlWriter& html, const BlockSpec& spec) {
  const int bars = spec.storage != Storage::planes ? 1 : spec.tensor == TensorPart::nothing ? 2 : 3;
  const double bytes_top = 38.0 * bars + 40;
  write_scroll(html, "Layout of a block", [&] {
    write_drawing(html, "chart layout", 880, bytes_top + 46, "Layout of a block in bytes",
                  "first what is stored one after the other, then the bits of the first bytes of codes", [&] {
                    write_planes(html, spec, 6);
                    write_bytes(html, spec, bytes_top);
                  });
  });
  const bool is_ternary = element_order(spec) == Order::trits;
  html.element("p", {{"class", "soft"}},
               is_ternary
                   ? "Below: the first bytes of codes, and the elements of the block whose digits they hold."
                   : "Below: the first bytes of codes, the highest bit on the left. x3 is element 3 of the block; "
                     "small: which bits of its code.");
}

}  // namespace halfulp
