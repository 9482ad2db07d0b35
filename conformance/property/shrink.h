// How a sample is made simpler: fewer values, more zeros, rounder numbers.
#pragma once

#include <vector>

#include "property/sample.h"

namespace halfulp::property {

/// One step towards a simpler sample.
struct Move {
  enum class Kind : std::uint8_t {
    keep_rows,        ///< `count` rows from row `first` on.
    keep_columns,     ///< `count` columns from column `first` on.
    one_row,          ///< All values in one row.
    choose_less,      ///< The choice becomes `count`.
    zero,             ///< `count` values from `first` on become +0.
    shift_exponents,  ///< All exponents move, so that the greatest one gets to `first` of its bias.
    make_one,         ///< The value at `first` becomes 1 or -1.
    make_positive,    ///< The value at `first` loses its sign.
    cut_significand,  ///< The value at `first` loses its last `count` bits.
    round_away,       ///< So it does, and gets one more of what is left.
    move_exponent,    ///< The exponent at `first` gets to `count`, biased.
  };
  Kind kind = Kind::zero;
  std::size_t first = 0, count = 0;
};

/// Every step that may be tried, the boldest first. Each leads to a simpler sample; the format can hold it.
std::vector<Move> moves_of(const Sample& sample);

/// The sample after one of its moves.
Sample moved(const Sample& sample, const Move& move);

}  // namespace halfulp::property
