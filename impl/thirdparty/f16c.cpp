// Under test: the F16C instructions VCVTPS2PH and VCVTPH2PS, eight values at a time.
// The instructions are enabled function by function: no inline function shared with other files may contain them.
#include <immintrin.h>

#include <array>

#include "abi/adapter.h"

namespace halfulp::impl {
namespace {

template <int kMode>
[[gnu::target("avx,f16c")]] void encode(const void* operand, void* result, std::size_t count) {
  const auto* from = static_cast<const float*>(operand);
  auto* to = static_cast<std::uint16_t*>(result);
  for (; count >= 8; count -= 8, from += 8, to += 8) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm256_cvtps_ph(_mm256_loadu_ps(from), kMode | _MM_FROUND_NO_EXC));
  }
  std::array<float, 8> tail{};
  std::array<std::uint16_t, 8> halves;
  std::memcpy(tail.data(), from, count * sizeof(float));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(halves.data()),
                   _mm256_cvtps_ph(_mm256_loadu_ps(tail.data()), kMode | _MM_FROUND_NO_EXC));
  std::memcpy(to, halves.data(), count * sizeof(std::uint16_t));
}

[[gnu::target("avx,f16c")]] void decode(const void* operand, void* result, std::size_t count) {
  const auto* from = static_cast<const std::uint16_t*>(operand);
  auto* to = static_cast<float*>(result);
  for (; count >= 8; count -= 8, from += 8, to += 8) {
    _mm256_storeu_ps(to, _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from))));
  }
  std::array<std::uint16_t, 8> tail{};
  std::array<float, 8> floats;
  std::memcpy(tail.data(), from, count * sizeof(std::uint16_t));
  _mm256_storeu_ps(floats.data(), _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(tail.data()))));
  std::memcpy(to, floats.data(), count * sizeof(float));
}

adapter::Conversion row(std::string operand, std::string result, std::string rounding,
                        void (*batch)(const void*, void*, std::size_t)) {
  return {std::move(operand), std::move(result), std::move(rounding), "ieee-payload",
          [batch](const halfulp_query&) { return adapter::Batch(batch); }};
}

}  // namespace

adapter::Adapter adapter_f16c() {
  return {.name = "f16c",
          .version = "x86-64",
          .homepage = "https://www.intel.com/content/www/us/en/docs/intrinsics-guide/index.html",
          .conversions = {row("float32", "float16", "ties_to_even", &encode<_MM_FROUND_TO_NEAREST_INT>),
                          row("float32", "float16", "toward_zero", &encode<_MM_FROUND_TO_ZERO>),
                          row("float32", "float16", "toward_positive", &encode<_MM_FROUND_TO_POS_INF>),
                          row("float32", "float16", "toward_negative", &encode<_MM_FROUND_TO_NEG_INF>),
                          row("float16", "float32", "ties_to_even", &decode)}};
}

}  // namespace halfulp::impl
