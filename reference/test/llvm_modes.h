// The roundings that LLVM's APFloat has.
#pragma once

#include <llvm/ADT/APFloat.h>

#include <array>

#include "oracle/rounding.h"

namespace halfulp {

struct Mode {
  Rounding rounding;
  llvm::RoundingMode mode;
};

inline constexpr std::array kModes{Mode{Rounding::ties_to_even, llvm::APFloat::rmNearestTiesToEven},
                                   Mode{Rounding::ties_to_away, llvm::APFloat::rmNearestTiesToAway},
                                   Mode{Rounding::toward_zero, llvm::APFloat::rmTowardZero},
                                   Mode{Rounding::toward_positive, llvm::APFloat::rmTowardPositive},
                                   Mode{Rounding::toward_negative, llvm::APFloat::rmTowardNegative}};

}  // namespace halfulp
