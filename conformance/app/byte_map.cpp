#include "app/byte_map.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "app/byte_cells.h"

namespace halfulp {
namespace {

constexpr std::size_t kBitWidth = 5;  ///< Characters per bit, the border counted.

bool same_shape(const ByteCells& a, const ByteCells& b) {
  return std::ranges::equal(
      a, b, [](const Cell& x, const Cell& y) { return x.part == y.part && x.width == y.width && x.low == y.low; });
}

/// Whether `next` is `line` with the same number added to every index as `line` has more than `before`.
bool goes_on(const ByteCells& before, const ByteCells& line, const ByteCells& next) {
  if (!same_shape(before, line) || !same_shape(line, next) || line.front().part != Part::element) return false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (next[i].index - line[i].index != line.front().index - before.front().index) return false;
    if (line[i].index - before[i].index != line.front().index - before.front().index) return false;
  }
  return true;
}

std::string centred(const std::string& text, std::size_t width) {
  const std::size_t left = (width - std::min(width, text.size())) / 2;
  return std::string(left, ' ') + text + std::string(width - std::min(width, left + text.size()), ' ');
}

std::string place_text(const std::string& place) { return std::string(7 - place.size(), ' ') + place + "  "; }

std::string text_of(const ByteCells& line, const std::string& place) {
  std::string text = place_text(place) + "|";
  for (const Cell& cell : line) text += centred(cell.text, static_cast<std::size_t>(cell.width) * kBitWidth - 1) + "|";
  return text + "\n";
}

/// What stands for lines like this one that are left out.
ByteCells and_so_on(ByteCells line) {
  for (Cell& cell : line) cell.text = ":";
  return line;
}

/// The border above `line`, under `above` if there is one.
std::string edge_text(const ByteCells* above, const ByteCells* line) {
  std::string edge(8 * kBitWidth + 1, '-');
  for (const ByteCells* beside : {above, line}) {
    if (beside == nullptr) continue;
    std::size_t at = 0;
    edge[at] = '+';
    for (const Cell& cell : *beside) edge[at += static_cast<std::size_t>(cell.width) * kBitWidth] = '+';
  }
  return place_text("") + edge + "\n";
}

/// Bytes after which a stream of codes begins at bit 0 again.
std::size_t period_of(const BlockSpec& spec, const BlockRules& rules) {
  const bool is_stream = rules.order == Order::lsb_first || rules.order == Order::msb_first;
  return is_stream ? static_cast<std::size_t>(std::lcm(spec.element->k, 8)) / 8 : 1;
}

/// How many lines from `first` on go on alike, each compared with the one `period` before.
std::size_t run_length(const std::vector<ByteCells>& lines, std::size_t first, std::size_t period) {
  const auto continues = [&](std::size_t at) {
    if (at < first + 2 * period) return same_shape(lines[at - period], lines[at]);
    return goes_on(lines[at - 2 * period], lines[at - period], lines[at]);
  };
  std::size_t end = std::min(lines.size(), first + period);
  while (end < lines.size() && continues(end)) ++end;
  return end - first;
}

}  // namespace

std::string byte_map(const BlockSpec& spec, const BlockRules& rules) {
  const std::vector<ByteCells> lines = byte_cells(spec, rules);
  const std::size_t period = period_of(spec, rules);
  std::string text = place_text("byte");
  for (int bit = 7; bit >= 0; --bit) text += " " + centred(std::to_string(bit), kBitWidth - 1);
  text.erase(text.find_last_not_of(' ') + 1);
  text += "\n";
  const ByteCells* above = nullptr;
  const auto draw = [&](std::size_t at) {
    if (above == nullptr || !same_shape(*above, lines[at])) text += edge_text(above, &lines[at]);
    text += text_of(lines[at], std::to_string(at));
    above = &lines[at];
  };
  for (std::size_t i = 0; i < lines.size();) {
    const std::size_t run = run_length(lines, i, period);
    const std::size_t shown = run > 4 * period ? 2 * period : run;
    for (std::size_t at = i; at < i + shown; ++at) draw(at);
    if (shown < run) {
      text += text_of(and_so_on(*above), ":");
      for (std::size_t at = i + run - period; at < i + run; ++at) draw(at);
    }
    i += run;
  }
  return text + edge_text(above, nullptr);
}

}  // namespace halfulp
