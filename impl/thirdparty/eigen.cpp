// Under test: Eigen::half and Eigen::bfloat16 as a user constructs, reads and computes with them, without F16C. The
// constructors from double go through float, so a double is rounded twice: that is left for the check to find.
#include <Eigen/Core>
#include <algorithm>
#include <iterator>

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

template <class Value>
std::vector<adapter::Function> arithmetic_of(const std::string& format) {
  const auto row = [&](std::string operation, auto compute) {
    return adapter::arithmetic<Value>(std::move(operation), format, "ties_to_even", "ieee", compute);
  };
  return {row("add", [](Value a, Value b) { return a + b; }), row("subtract", [](Value a, Value b) { return a - b; }),
          row("multiply", [](Value a, Value b) { return a * b; }),
          row("divide", [](Value a, Value b) { return a / b; }),
          row("square_root", [](Value a) { return Eigen::numext::sqrt(a); })};
}

std::vector<adapter::Function> functions() {
  std::vector<adapter::Function> rows = arithmetic_of<Eigen::half>("float16");
  std::ranges::move(arithmetic_of<Eigen::bfloat16>("bfloat16"), std::back_inserter(rows));
  return rows;
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
                              [](std::uint16_t x) { return float{Eigen::numext::bit_cast<Eigen::bfloat16>(x)}; })},
          .functions = functions()};
}

}  // namespace halfulp::impl
