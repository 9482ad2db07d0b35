#include "faulty/mutants.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "faulty/encode.h"

namespace halfulp::impl::faulty {
namespace {

struct Row {
  std::string_view id, result, origin;
  adapter::Conversion (*convert)(std::string_view result);
};

template <class Code, Target to, Bug bug>
adapter::Conversion conversion(std::string_view result) {
  return adapter::convert<std::uint32_t, Code>("float32", std::string(result), "ties_to_even", "ieee",
                                               [](std::uint32_t bits) { return encode<to, bug>(bits); });
}

template <Bug bug>
constexpr Row float16_row(std::string_view id, std::string_view origin) {
  return {id, "float16", origin, &conversion<std::uint16_t, kFloat16, bug>};
}

// Where each bug was seen in the wild.
constexpr std::array kRows{
    float16_row<Bug::ties_away>("faulty-ties-away", "https://github.com/onnx/onnx/issues/5456"),
    float16_row<Bug::truncate>("faulty-truncate", ""),
    float16_row<Bug::lost_sticky>("faulty-lost-sticky", "https://github.com/numpy/numpy/issues/12721"),
    float16_row<Bug::nan_to_inf>("faulty-nan-to-inf", "https://github.com/dotnet/runtime/issues/130583"),
    float16_row<Bug::tiny_flushed>("faulty-tiny-flushed", ""),
    float16_row<Bug::subnormals_flushed>("faulty-subnormals-flushed",
                                         "https://github.com/ROCm/rocm-libraries/issues/11325"),
    float16_row<Bug::overflow_boundary>("faulty-overflow-boundary",
                                        "https://github.com/ROCm/rocm-libraries/issues/7517"),
    float16_row<Bug::shift_wrap>("faulty-shift-wrap", "https://github.com/ROCm/rocm-systems/issues/10591"),
    float16_row<Bug::zero_sign_underflow>("faulty-zero-sign-underflow", ""),
    float16_row<Bug::carry_lost>("faulty-carry-lost", "https://github.com/h5py/h5py/issues/819"),
    Row{"faulty-fnuz-nan", "float8_e4m3fnuz", "", &conversion<std::uint8_t, kFloat8E4m3fnuz, Bug::fnuz_nan>},
    Row{"faulty-lost-zero-sign", "float8_e5m2", "", &conversion<std::uint8_t, kFloat8E5m2, Bug::lost_zero_sign>},
};

}  // namespace

adapter::Adapter mutant(std::string_view id) {
  const auto row = std::ranges::find(kRows, id, &Row::id);
  if (row == kRows.end()) throw std::out_of_range("no faulty implementation of this name");
  return {.name = std::string(id),
          .version = "1",
          .homepage = std::string(row->origin),
          .conversions = {row->convert(row->result)}};
}

}  // namespace halfulp::impl::faulty
