// Under test: the header FP16 (M. Dukhan): fp16_ieee_from_fp32_value and both decoders, of which the one that works in
// floats quiets a signaling NaN and the one that works in integers keeps it. The header has no version.
#include <fp16.h>

#include "abi/adapter.h"

namespace halfulp::impl {

adapter::Adapter adapter_fp16() {
  using adapter::convert;
  return {.name = "fp16",
          .version = "unversioned",
          .homepage = "https://github.com/Maratyszcza/FP16",
          .conversions = {
              convert<float, std::uint16_t>("float32", "float16", "ties_to_even", "ieee-canonical",
                                            [](float x) { return fp16_ieee_from_fp32_value(x); }),
              convert<std::uint16_t, float>("float16", "float32", "ties_to_even", "ieee-payload",
                                            [](std::uint16_t x) { return fp16_ieee_to_fp32_value(x); }),
              convert<std::uint16_t, std::uint32_t>("float16", "float32", "ties_to_even", "ieee-raw",
                                                    [](std::uint16_t x) { return fp16_ieee_to_fp32_bits(x); })}};
}

}  // namespace halfulp::impl
