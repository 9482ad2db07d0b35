// The element formats of IEEE 754, OCP, ml_dtypes, LLVM and NVIDIA: one row each.
#pragma once

#include <array>

#include "format/format_spec.h"

namespace halfulp {

inline constexpr FormatSpec kFloat64{.name = "float64",
                                     .aliases = "binary64 fp64 f64 double",
                                     .k = 64,
                                     .p = 53,
                                     .bias = 1023,
                                     .nan = Nan::above_infinity,
                                     .inf = Inf::below_nan,
                                     .rule = "IEEE 754-2019 3.6 binary64"};
inline constexpr FormatSpec kFloat32{.name = "float32",
                                     .aliases = "binary32 fp32 f32 float single",
                                     .k = 32,
                                     .p = 24,
                                     .bias = 127,
                                     .nan = Nan::above_infinity,
                                     .inf = Inf::below_nan,
                                     .rule = "IEEE 754-2019 3.6 binary32"};
inline constexpr FormatSpec kTf32{.name = "tf32",
                                  .aliases = "tf32_19 tensorfloat32",
                                  .k = 19,
                                  .p = 11,
                                  .bias = 127,
                                  .nan = Nan::above_infinity,
                                  .inf = Inf::below_nan,
                                  .rule = "PTX ISA .tf32 (the 19 significant bits, right-aligned)"};
inline constexpr FormatSpec kFloat16{.name = "float16",
                                     .aliases = "binary16 fp16 f16 half",
                                     .k = 16,
                                     .p = 11,
                                     .bias = 15,
                                     .nan = Nan::above_infinity,
                                     .inf = Inf::below_nan,
                                     .rule = "IEEE 754-2019 3.6 binary16"};
inline constexpr FormatSpec kBfloat16{.name = "bfloat16",
                                      .aliases = "bf16",
                                      .k = 16,
                                      .p = 8,
                                      .bias = 127,
                                      .nan = Nan::above_infinity,
                                      .inf = Inf::below_nan,
                                      .rule = "bfloat16: binary32 without its low 16 bits"};
inline constexpr FormatSpec kFloat8E5m2{.name = "float8_e5m2",
                                        .aliases = "e5m2 ocp_e5m2 fp8_e5m2",
                                        .k = 8,
                                        .p = 3,
                                        .bias = 15,
                                        .nan = Nan::above_infinity,
                                        .inf = Inf::below_nan,
                                        .rule = "OCP OFP8 1.0 table 1"};
inline constexpr FormatSpec kFloat8E4m3fn{.name = "float8_e4m3fn",
                                          .aliases = "e4m3 e4m3fn ocp_e4m3 ocp_e4m3fn fp8_e4m3fn fp8_e4m3",
                                          .k = 8,
                                          .p = 4,
                                          .bias = 7,
                                          .nan = Nan::top_magnitude,
                                          .rule = "OCP OFP8 1.0 table 1"};
inline constexpr FormatSpec kFloat8E4m3{.name = "float8_e4m3",
                                        .aliases = "e4m3_ieee",
                                        .k = 8,
                                        .p = 4,
                                        .bias = 7,
                                        .nan = Nan::above_infinity,
                                        .inf = Inf::below_nan,
                                        .rule = "ml_dtypes float8_e4m3, LLVM Float8E4M3"};
inline constexpr FormatSpec kFloat8E3m4{.name = "float8_e3m4",
                                        .aliases = "e3m4 e3m4_ieee",
                                        .k = 8,
                                        .p = 5,
                                        .bias = 3,
                                        .nan = Nan::above_infinity,
                                        .inf = Inf::below_nan,
                                        .rule = "ml_dtypes float8_e3m4, LLVM Float8E3M4"};
inline constexpr FormatSpec kFloat8E4m3fnuz{.name = "float8_e4m3fnuz",
                                            .aliases = "e4m3fnuz",
                                            .k = 8,
                                            .p = 4,
                                            .bias = 8,
                                            .nan = Nan::negative_zero,
                                            .rule = "arXiv 2206.02915, LLVM Float8E4M3FNUZ"};
inline constexpr FormatSpec kFloat8E5m2fnuz{.name = "float8_e5m2fnuz",
                                            .aliases = "e5m2fnuz",
                                            .k = 8,
                                            .p = 3,
                                            .bias = 16,
                                            .nan = Nan::negative_zero,
                                            .rule = "arXiv 2206.02915, LLVM Float8E5M2FNUZ"};
inline constexpr FormatSpec kFloat8E4m3b11fnuz{.name = "float8_e4m3b11fnuz",
                                               .aliases = "e4m3b11fnuz e4m3b11",
                                               .k = 8,
                                               .p = 4,
                                               .bias = 11,
                                               .nan = Nan::negative_zero,
                                               .rule = "ml_dtypes float8_e4m3b11fnuz, LLVM Float8E4M3B11FNUZ"};
inline constexpr FormatSpec kFloat8E8m0fnu{.name = "float8_e8m0fnu",
                                           .aliases = "e8m0 e8m0fnu ue8m0",
                                           .k = 8,
                                           .p = 1,
                                           .bias = 127,
                                           .sign = Sign::absent,
                                           .nan = Nan::top_magnitude,
                                           .low = Low::no_zero,
                                           .rule = "OCP MX 1.0 5.4.1"};
inline constexpr FormatSpec kFloat6E2m3fn{
    .name = "float6_e2m3fn", .aliases = "e2m3 e2m3fn fp6_e2m3", .k = 6, .p = 4, .bias = 1, .rule = "OCP MX 1.0 5.3.2"};
inline constexpr FormatSpec kFloat6E3m2fn{
    .name = "float6_e3m2fn", .aliases = "e3m2 e3m2fn fp6_e3m2", .k = 6, .p = 3, .bias = 3, .rule = "OCP MX 1.0 5.3.2"};
inline constexpr FormatSpec kFloat4E2m1fn{.name = "float4_e2m1fn",
                                          .aliases = "e2m1 e2m1fn fp4 fp4_e2m1",
                                          .k = 4,
                                          .p = 2,
                                          .bias = 1,
                                          .rule = "OCP MX 1.0 5.3.3"};
inline constexpr FormatSpec kUe4m3{.name = "ue4m3",
                                   .aliases = "float8_ue4m3 nvfp4_scale",
                                   .k = 8,
                                   .p = 4,
                                   .bias = 7,
                                   .sign = Sign::reserved_zero,
                                   .nan = Nan::top_magnitude,
                                   .rule = "PTX ISA .ue4m3 (float8_e4m3fn, sign bit 0)"};

/// Every row, widest first.
inline constexpr std::array kElements{
    kFloat64,       kFloat32,      kTf32,         kFloat16,        kBfloat16,       kFloat8E5m2,
    kFloat8E4m3fn,  kFloat8E4m3,   kFloat8E3m4,   kFloat8E4m3fnuz, kFloat8E5m2fnuz, kFloat8E4m3b11fnuz,
    kFloat8E8m0fnu, kFloat6E2m3fn, kFloat6E3m2fn, kFloat4E2m1fn,   kUe4m3};

// IEEE 754-2019 table 3.5: emax = bias, and the exponent field is what is left of k.
static_assert(kFloat64.exponent_bits() == 11 && kFloat32.exponent_bits() == 8 && kFloat16.exponent_bits() == 5);
static_assert(kFloat16.max_finite_code() == 0x7BFF && kFloat16.infinity_code() == 0x7C00);
static_assert(kBfloat16.max_finite_code() == 0x7F7F && kTf32.max_finite_code() == 0x3FBFF);
// OCP OFP8 1.0 table 1: largest magnitudes S.1111.110 and S.11110.11.
static_assert(kFloat8E4m3fn.max_finite_code() == 0b0'1111'110);
static_assert(kFloat8E5m2.max_finite_code() == 0b0'11110'11 && kFloat8E5m2.infinity_code() == 0b0'11111'00);
// OCP MX 1.0 5.3: FP6 and FP4 have neither infinity nor NaN; E8M0 has NaN 0xFF and no zero.
static_assert(kFloat6E2m3fn.max_finite_code() == 0x1F && kFloat6E3m2fn.max_finite_code() == 0x1F);
static_assert(kFloat4E2m1fn.max_finite_code() == 0x7);
static_assert(kFloat8E8m0fnu.max_finite_code() == 0xFE && !kFloat8E8m0fnu.has_zero());
static_assert(!kFloat8E4m3fnuz.has_negative_zero() && kFloat8E4m3fn.has_negative_zero());
static_assert(kUe4m3.max_finite_code() == 0x7E && kUe4m3.magnitude_bits() == 7);

}  // namespace halfulp
