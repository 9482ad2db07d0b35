// How far what comes back from a block may be from what went in: derived from the row, never measured.
#pragma once

#include <string_view>

#include "block/block_spec.h"

namespace halfulp {

/// The largest error of an element, as a part of A, the largest magnitude of its block.
struct ErrorBound {
  std::string_view missing;  ///< Why there is no bound. Empty: there is one, and the rest counts.
  double relative = 0;       ///< What exact arithmetic loses at most. Some block comes within one percent.
  double value = 0;          ///< Where that happens, as a multiple of the scale ...
  double absmax = 0;         ///< ... in a block with this A, as a multiple of the scale.
  double rounding = 0;       ///< What roundings to float32, the result's included, add at most.
  double least_absmax = 0, greatest_absmax = 0;  ///< The A for which this holds: scales neither vanish nor overflow.
  double least_share = 0;                        ///< Under a tensor scale: the least A, as a part of the tensor's.
};

/// The bound for finite float32 values under `rules`, which must be those of a variant of `spec`.
ErrorBound error_bound(const BlockSpec& spec, const BlockRules& rules);

}  // namespace halfulp
