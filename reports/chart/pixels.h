// Small pictures of gray levels, in the colour of the text around them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "html/writer.h"

namespace halfulp {

struct Pixels {
  std::uint64_t width = 0;
  std::span<const std::uint8_t> ink;  ///< [rows][width], 0 for paper and 255 for ink.
};

/// No longer side is drawn.
inline constexpr std::size_t kMostPixels = 64;

/// Whether there are whole rows, at least one and not too many or too long ones.
bool can_be_drawn(const Pixels& pixels);

/// Draws the picture in four levels of ink, as a symbol with this id, in a drawing of the CSS class "pixels", which
/// gives it its size. Requires can_be_drawn.
void write_pixels(HtmlWriter& html, std::string_view id, std::string_view name, const Pixels& pixels);

/// Draws the picture that the page has under this id once more.
void write_pixels_again(HtmlWriter& html, std::string_view id, std::string_view name);

}  // namespace halfulp
