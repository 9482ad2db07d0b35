// An adapter in C++: float32 to E8M0, which is the exponent field. Each entry of `conversions` is one function of one
// value; the profile says what it does with NaN, infinity, zero and negative values.
#include "abi/adapter.h"

namespace {

using halfulp::adapter::Adapter;
using halfulp::adapter::convert;

Adapter exponent_field() {
  return {.name = "exponent-field",
          .version = "1.0",
          .homepage = "",
          .conversions = {convert<std::uint32_t, std::uint8_t>("float32", "float8_e8m0fnu", "toward_zero", "cuda-nosat",
                                                               [](std::uint32_t bits) { return bits >> 23 & 0xFF; })}};
}

}  // namespace

extern "C" const halfulp_adapter* halfulp_adapter_entry() {
  static const halfulp_adapter* const face = halfulp::adapter::expose(exponent_field());
  return face;
}
