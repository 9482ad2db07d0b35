// The facts of a format as they cross the adapter interface, turned into a Layout or a Codebook.
#pragma once

#include <cstddef>
#include <optional>

#include "abi/halfulp_adapter.h"
#include "cpu/codebook.h"
#include "cpu/layout.h"

namespace halfulp::cpu {

static_assert(HALFULP_SIGN_MAGNITUDE == static_cast<int>(Sign::sign_magnitude) &&
              HALFULP_SIGN_ABSENT == static_cast<int>(Sign::absent) &&
              HALFULP_SIGN_RESERVED_ZERO == static_cast<int>(Sign::reserved_zero));
static_assert(HALFULP_NAN_NONE == static_cast<int>(Nan::none) &&
              HALFULP_NAN_ABOVE_INFINITY == static_cast<int>(Nan::above_infinity) &&
              HALFULP_NAN_TOP_MAGNITUDE == static_cast<int>(Nan::top_magnitude) &&
              HALFULP_NAN_NEGATIVE_ZERO == static_cast<int>(Nan::negative_zero));
static_assert(HALFULP_INF_NONE == static_cast<int>(Inf::none) &&
              HALFULP_INF_BELOW_NAN == static_cast<int>(Inf::below_nan));
static_assert(HALFULP_LOW_SUBNORMAL == static_cast<int>(Low::subnormal) &&
              HALFULP_LOW_NO_ZERO == static_cast<int>(Low::no_zero));

constexpr bool is_float32(const halfulp_format& format) { return format.k == 32 && format.p == 24; }
constexpr bool is_float64(const halfulp_format& format) { return format.k == 64 && format.p == 53; }
constexpr bool is_codebook(const halfulp_format& format) { return format.codebook != nullptr; }

/// The layout of a binary format of at most `widest` bits.
constexpr std::optional<Layout> layout_of(const halfulp_format& format, int widest) {
  if (is_codebook(format) || format.k < 2 || format.k > widest || format.p < 1 || format.p > format.k) return {};
  return Layout{.k = format.k,
                .p = format.p,
                .bias = format.bias,
                .sign = static_cast<Sign>(format.sign),
                .nan = static_cast<Nan>(format.nan),
                .inf = static_cast<Inf>(format.inf),
                .low = static_cast<Low>(format.low)};
}

/// Requires is_codebook().
inline Codebook codebook_of(const halfulp_format& format) {
  return Codebook({format.codebook, std::size_t{1} << format.k});
}

}  // namespace halfulp::cpu
