#include "chart/bit_anatomy.h"

#include <algorithm>

#include "chart/shapes.h"

namespace halfulp {
namespace {

constexpr double kTop = 18, kHeight = 34, kMargin = 1;
constexpr double kWidest = 36, kNarrowest = 13.5, kWhole = 860;

}  // namespace

void write_bit_anatomy(HtmlWriter& html, const std::vector<BitField>& fields, std::string_view bits,
                       std::string_view name) {
  const double count = static_cast<double>(bits.size());
  const double width = std::clamp(kWhole / count, kNarrowest, kWidest);
  const bool is_wide = width >= 20;  // else the numbers of neighbouring bits would touch
  write_drawing(html, is_wide ? "anatomy" : "anatomy narrow", count * width + 2 * kMargin, 72, name, bits, [&] {
    std::size_t bit = 0;
    for (const BitField& field : fields) {
      for (int place = 0; place < field.bits; ++place, ++bit) {
        const double left = kMargin + static_cast<double>(bit) * width, middle = left + width / 2;
        write_label(html, "letter", Anchor::middle, {middle, kTop - 6}, field.letter);
        write_rectangle(html, field.look, {left, kTop}, width, kHeight);
        write_label(html, "bit", Anchor::middle, {middle, kTop + kHeight / 2 + 6}, bits.substr(bit, 1));
        const bool has_number = is_wide || (place == 0 && field.bits > 1) || bit + 1 == bits.size();
        if (has_number) {
          write_label(html, "place", Anchor::middle, {middle, kTop + kHeight + 14},
                      std::to_string(bits.size() - 1 - bit));
        }
      }
    }
  });
}

}  // namespace halfulp
