// Under test: Eigen::half and Eigen::bfloat16 as a user constructs and reads them, without F16C. The constructors from
// double go through float, so a double is rounded twice: that is left for the check to find.
#include <Eigen/Core>

#include "abi/adapter.h"

namespace halfulp::impl {
namespace {

template <class From>
adapter::Conversion to_half(std::string from) {
  return adapter::convert<From, std::uint16_t>(std::move(from), "float16", "ties_to_even", "ieee-canonical",
                                               [](From x) { return Eigen::half(x).x; });
}

template <class From>
adapter::Conversion to_bfloat16(std::string from) {
  return adapter::convert<From, std::uint16_t>(std::move(from), "bfloat16", "ties_to_even", "ieee-canonical",
                                               [](From x) { return Eigen::bfloat16(x).value; });
}

std::string version() {
  return std::to_string(EIGEN_WORLD_VERSION) + "." + std::to_string(EIGEN_MAJOR_VERSION) + "." +
         std::to_string(EIGEN_MINOR_VERSION);
}

}  // namespace

adapter::Adapter adapter_eigen() {
  return {.name = "eigen",
          .version = version(),
          .homepage = "https://eigen.tuxfamily.org",
          .conversions = {to_half<float>("float32"), to_half<double>("float64"), to_bfloat16<float>("float32"),
                          to_bfloat16<double>("float64"),
                          adapter::convert<std::uint16_t, float>(
                              "float16", "float32", "ties_to_even", "ieee-raw",
                              [](std::uint16_t x) { return float{Eigen::numext::bit_cast<Eigen::half>(x)}; }),
                          adapter::convert<std::uint16_t, float>(
                              "bfloat16", "float32", "ties_to_even", "ieee-raw",
                              [](std::uint16_t x) { return float{Eigen::numext::bit_cast<Eigen::bfloat16>(x)}; })}};
}

}  // namespace halfulp::impl
