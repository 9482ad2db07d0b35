// Under test: Imath::half of OpenEXR, constructed from float and read as float, without F16C.
#include <Imath/half.h>

#include "abi/adapter.h"

namespace halfulp::impl {

adapter::Adapter adapter_imath() {
  return {.name = "imath",
          .version = IMATH_VERSION_STRING,
          .homepage = "https://github.com/AcademySoftwareFoundation/Imath",
          .conversions = {adapter::convert<float, std::uint16_t>("float32", "float16", "ties_to_even", "ieee-raw",
                                                                 [](float x) { return Imath::half(x).bits(); }),
                          adapter::convert<std::uint16_t, float>("float16", "float32", "ties_to_even", "ieee-raw",
                                                                 [](std::uint16_t x) {
                                                                   Imath::half h;
                                                                   h.setBits(x);
                                                                   return static_cast<float>(h);
                                                                 })}};
}

}  // namespace halfulp::impl
