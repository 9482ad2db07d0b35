// The scale of one block.
#pragma once

#include <vector>

#include "block/quantize.h"
#include "block/statistic.h"
#include "value/datum.h"

namespace halfulp {

/// Two levels of scales: what the tensor gives to all blocks.
struct TensorScale {
  Datum stored;  ///< The scale that is kept, by which values are decoded.
  Datum encode;  ///< What block scales are multiplied by (TransformerEngine), else the same as `stored`.
};

/// The tensor's scale under the rules. Requires ScaleRule::two_level_te or two_level_torchao.
TensorScale tensor_scale_of(const Datum& absmax, const BlockRules& rules);

/// fl(limit / A); where the scale is its reciprocal at most the largest float32.
Datum multiplier_of(const BlockRules& rules, const Datum& absmax);

/// What is stored for one block, and what it was rounded from.
struct BlockScale {
  std::vector<Admissible> stored;  ///< [scales_per_block].
  Datum computed;                  ///< The scale before it was rounded to its format.
  bool elements_open = false;      ///< No code is asked for: the scale is NaN, or the rules leave them open.
};

/// Where a block stands.
enum class Place : std::uint8_t { full, tail };

/// Works out a block's scale from its values. Requires a statistic that is not open; `tensor` for two levels.
BlockScale scale_of(const BlockSpec& spec, const BlockRules& rules, const Statistic& statistic,
                    const std::vector<Datum>& values, Place place, const TensorScale& tensor);

/// The codes of a number in the format of scales, to nearest even; any NaN for a NaN.
Admissible stored_code(const FormatSpec& format, const Datum& number);

}  // namespace halfulp
