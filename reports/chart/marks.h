// Names beside the marks of a drawing, those that find room.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "chart/shapes.h"

namespace halfulp {

/// A part of a drawing.
struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;

  bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
  bool holds(const Box& other) const {
    return other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom;
  }
};

/// The shape that stands for a number. A triangle points down: to what lies below the drawing.
enum class MarkShape { circle, square, triangle };

/// `look` is its CSS class.
void write_mark(HtmlWriter& html, std::string_view look, MarkShape shape, Point at, std::string_view title);

class MarkNames {
 public:
  /// No name may lie outside of `frame` or on one of the marks.
  MarkNames(const Box& frame, std::span<const Point> marks);

  /// Writes the name beside the mark at a place that is free, and takes it; nothing where there is none. `rows` are how
  /// many places above the mark are tried.
  void write(HtmlWriter& html, Point mark, std::string_view name, int rows);

 private:
  Box frame_;
  std::vector<Box> taken_;
};

}  // namespace halfulp
