// The layouts of the common element formats by name, and the IEEE P3109 formats by their parameters.
#pragma once

#include "cpu/layout.h"

namespace halfulp::cpu {

inline constexpr Layout kFloat32{.k = 32, .p = 24, .bias = 127, .nan = Nan::above_infinity, .inf = Inf::below_nan};
inline constexpr Layout kTf32{.k = 19, .p = 11, .bias = 127, .nan = Nan::above_infinity, .inf = Inf::below_nan};
inline constexpr Layout kFloat16{.k = 16, .p = 11, .bias = 15, .nan = Nan::above_infinity, .inf = Inf::below_nan};
inline constexpr Layout kBfloat16{.k = 16, .p = 8, .bias = 127, .nan = Nan::above_infinity, .inf = Inf::below_nan};
inline constexpr Layout kFloat8E5m2{.k = 8, .p = 3, .bias = 15, .nan = Nan::above_infinity, .inf = Inf::below_nan};
inline constexpr Layout kFloat8E4m3fn{.k = 8, .p = 4, .bias = 7, .nan = Nan::top_magnitude};
inline constexpr Layout kFloat8E4m3{.k = 8, .p = 4, .bias = 7, .nan = Nan::above_infinity, .inf = Inf::below_nan};
inline constexpr Layout kFloat8E3m4{.k = 8, .p = 5, .bias = 3, .nan = Nan::above_infinity, .inf = Inf::below_nan};
inline constexpr Layout kFloat8E4m3fnuz{.k = 8, .p = 4, .bias = 8, .nan = Nan::negative_zero};
inline constexpr Layout kFloat8E5m2fnuz{.k = 8, .p = 3, .bias = 16, .nan = Nan::negative_zero};
inline constexpr Layout kFloat8E4m3b11fnuz{.k = 8, .p = 4, .bias = 11, .nan = Nan::negative_zero};
inline constexpr Layout kFloat8E8m0fnu{
    .k = 8, .p = 1, .bias = 127, .sign = Sign::absent, .nan = Nan::top_magnitude, .low = Low::no_zero};
inline constexpr Layout kFloat6E2m3fn{.k = 6, .p = 4, .bias = 1};
inline constexpr Layout kFloat6E3m2fn{.k = 6, .p = 3, .bias = 3};
inline constexpr Layout kFloat4E2m1fn{.k = 4, .p = 2, .bias = 1};
inline constexpr Layout kUe4m3{.k = 8, .p = 4, .bias = 7, .sign = Sign::reserved_zero, .nan = Nan::top_magnitude};

/// The format binary{k}p{p}{s|u}{e|f} of IEEE P3109 Interim Report v4.0 section 4.2.
constexpr Layout p3109_layout(int k, int p, Sign sign, Inf domain) {
  const bool has_sign = sign == Sign::sign_magnitude;
  return {.k = k,
          .p = p,
          .bias = 1 << (has_sign ? k - p - 1 : k - p),
          .sign = sign,
          .nan = has_sign ? Nan::negative_zero : Nan::top_magnitude,
          .inf = domain};
}

}  // namespace halfulp::cpu
