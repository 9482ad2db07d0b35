// Block formats in words: what lists and explanations both say.
#pragma once

#include <string>

#include "block/block_spec.h"
#include "block/error_bound.h"

namespace halfulp {

/// A number to `digits` significant digits, without trailing zeros.
std::string number_text(double number, int digits);

/// How many elements share a scale: "32", "64 flat", "128x128", "row", "tensor".
std::string tile_text(const BlockSpec& spec);

/// What scales a tensor has: "float32", "2 float16", "ue4m3, tensor float32".
std::string scales_text(const BlockSpec& spec);

/// Bits per element with scales, in a tensor of 4096 rows and columns: "4.25".
std::string bits_per_element_text(const BlockSpec& spec);

/// "0.25", a part of the block's largest magnitude, or "none". Four digits, never less than the bound.
std::string error_text(const ErrorBound& bound);

/// The rules that are not the default ones: "order=lsb_first scale_rule=power_floor limit=6".
std::string choices_text(const BlockRules& rules);

}  // namespace halfulp
