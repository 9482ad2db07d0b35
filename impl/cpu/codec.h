// The portable codec in one include: header-only, constexpr, and nothing but the standard library underneath.
//
//   constexpr auto code = halfulp::cpu::encode(halfulp::cpu::kFloat8E4m3fn, 0.3f);
//   constexpr float x = halfulp::cpu::decode(halfulp::cpu::kFloat8E4m3fn, code);
#pragma once

#include "cpu/codebook.h"
#include "cpu/decode.h"
#include "cpu/encode.h"
#include "cpu/known_layouts.h"
#include "cpu/layout.h"
#include "cpu/rounding.h"

namespace halfulp::cpu {

// OCP OFP8 1.0 tables 1 and 2, OCP MX 1.0 5.3 and 5.4.1, IEEE 754-2019 table 3.5.
static_assert(decode(kFloat16, kFloat16.max_finite_code()) == 65504);
static_assert(decode(kFloat8E5m2, kFloat8E5m2.max_finite_code()) == 57344);
static_assert(decode(kFloat8E4m3fn, kFloat8E4m3fn.max_finite_code()) == 448);
static_assert(decode(kFloat8E4m3, kFloat8E4m3.max_finite_code()) == 240);
static_assert(decode(kFloat8E4m3fnuz, kFloat8E4m3fnuz.max_finite_code()) == 240);
static_assert(decode(kFloat8E3m4, kFloat8E3m4.max_finite_code()) == 15.5f);
static_assert(decode(kFloat6E3m2fn, kFloat6E3m2fn.max_finite_code()) == 28);
static_assert(decode(kFloat6E2m3fn, kFloat6E2m3fn.max_finite_code()) == 7.5f);
static_assert(decode(kFloat4E2m1fn, kFloat4E2m1fn.max_finite_code()) == 6);
static_assert(decode(kFloat8E8m0fnu, 0x00) == 0x1p-127f && decode(kFloat8E8m0fnu, 0xFE) == 0x1p127f);
static_assert(decode(kBfloat16, 0x0001) == 0x1p-133f && decode(kFloat8E4m3fn, 0x01) == 0x1p-9f);
static_assert(decode<double>(kFloat32, 0x7F7FFFFF) == 0x1.fffffep127);

// 464 lies halfway between 448 and the next step, which is no finite value.
static_assert(encode(kFloat8E4m3fn, 464.0f) == 0x7E && encode(kFloat8E4m3fn, 465.0f) == 0x7F);
static_assert(encode(kFloat8E4m3fn, 465.0f, Rounding::ties_to_even, kSaturating) == 0x7E);
static_assert(encode(kFloat16, 65519.99609375f) == 0x7BFF && encode(kFloat16, 65520.0f) == 0x7C00);
// One rounding: through float32 this would be a tie, and go to the even code 0x3C00.
static_assert(encode(kFloat16, 1.0 + 0x1p-11 + 0x1p-40) == 0x3C01 && encode(kFloat16, 1.0f + 0x1p-11f) == 0x3C00);
static_assert(encode(kFloat8E4m3fnuz, -0.0f) == 0x00 && encode(kFloat8E4m3fn, -0.0f) == 0x80);
static_assert(encode(kFloat8E8m0fnu, 1.5f) == 0x80 && encode(kFloat8E8m0fnu, 3.0f) == 0x80);

}  // namespace halfulp::cpu
