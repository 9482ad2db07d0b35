// Where numbers lie in a drawing.
#pragma once

#include <cmath>
#include <vector>

namespace halfulp {

enum class Spacing { linear, logarithmic };

/// Maps [least, most] to [from, to] in units of the drawing; `from` may be greater than `to`.
/// Requires least < most, and of a logarithmic scale 0 < least.
struct Scale {
  double least = 0, most = 1;
  double from = 0, to = 1;
  Spacing spacing = Spacing::linear;

  double at(double value) const {
    const double share = spacing == Spacing::linear ? (value - least) / (most - least)
                                                    : std::log(value / least) / std::log(most / least);
    return from + (to - from) * share;
  }
};

/// Round numbers within [least, most], at most `count` of them: multiples of 1, 2 or 5 times a power of ten, or of a
/// logarithmic scale powers of ten (of two where they are few).
std::vector<double> ticks_of(const Scale& scale, int count);

}  // namespace halfulp
