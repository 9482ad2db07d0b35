// Under test: Imath::half of OpenEXR, constructed from float, read as float and computed with, without F16C.
#include <Imath/half.h>

#include "abi/adapter.h"

namespace halfulp::impl {
namespace {

using Imath::half;

adapter::Function row(std::string operation, half (*compute)(half, half)) {
  return adapter::arithmetic<half>(std::move(operation), "float16", "ties_to_even", "ieee", compute);
}

}  // namespace

adapter::Adapter adapter_imath() {
  return {.name = "imath",
          .version = IMATH_VERSION_STRING,
          .homepage = "https://github.com/AcademySoftwareFoundation/Imath",
          .conversions = {adapter::convert<float, std::uint16_t>("float32", "float16", "ties_to_even", "ieee-raw",
                                                                 [](float x) { return half(x).bits(); }),
                          adapter::convert<std::uint16_t, float>("float16", "float32", "ties_to_even", "ieee-raw",
                                                                 [](std::uint16_t x) {
                                                                   half h;
                                                                   h.setBits(x);
                                                                   return static_cast<float>(h);
                                                                 })},
          .functions = {row("add", [](half a, half b) { return a += b; }),
                        row("subtract", [](half a, half b) { return a -= b; }),
                        row("multiply", [](half a, half b) { return a *= b; }),
                        row("divide", [](half a, half b) { return a /= b; })}};
}

}  // namespace halfulp::impl
