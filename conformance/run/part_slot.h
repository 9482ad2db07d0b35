// Where the parts of a tensor stand in the adapter interface's struct.
#pragma once

#include "abi/halfulp_adapter.h"
#include "case/tensor_bytes.h"

namespace halfulp {

/// A part's pointer and size within the struct.
struct PartSlot {
  void* halfulp_blocks::*pointer;
  std::uint64_t halfulp_blocks::*size;
};

constexpr PartSlot slot_of(Part part) {
  switch (part) {
    case Part::values:
      return {&halfulp_blocks::values, &halfulp_blocks::value_bytes};
    case Part::codes:
      return {&halfulp_blocks::codes, &halfulp_blocks::code_bytes};
    case Part::scales:
      return {&halfulp_blocks::scales, &halfulp_blocks::scale_bytes};
    case Part::tensor:
      return {&halfulp_blocks::tensor, &halfulp_blocks::tensor_bytes};
    case Part::loose_codes:
      return {&halfulp_blocks::loose_codes, &halfulp_blocks::loose_code_bytes};
    case Part::loose_scales:
      return {&halfulp_blocks::loose_scales, &halfulp_blocks::loose_scale_bytes};
    case Part::inputs:
      return {&halfulp_blocks::inputs, &halfulp_blocks::input_bytes};
    case Part::outputs:
      return {&halfulp_blocks::outputs, &halfulp_blocks::output_bytes};
  }
  return {};
}

}  // namespace halfulp
