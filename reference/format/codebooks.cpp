// The lists of values of bitsandbytes (MIT licence), in code order, each one exactly a float32.
#include "format/codebooks.h"

#include <bit>
#include <cstddef>
#include <cstdint>

namespace halfulp {
namespace {

/// Quantiles of the normal distribution, as the decimal literals of the library; each names one float32.
constexpr std::array<float, 16> kNf4{-1.0f,
                                     -0.6961928009986877f,
                                     -0.5250730514526367f,
                                     -0.39491748809814453f,
                                     -0.28444138169288635f,
                                     -0.18477343022823334f,
                                     -0.09105003625154495f,
                                     0.0f,
                                     0.07958029955625534f,
                                     0.16093020141124725f,
                                     0.24611230194568634f,
                                     0.33791524171829224f,
                                     0.44070982933044434f,
                                     0.5626170039176941f,
                                     0.7229568362236023f,
                                     1.0f};

/// Twelfths, not in value order: bit 3 is the sign, bits 2 to 0 select the magnitude.
constexpr std::array<float, 16> kBnbFp4 = [] {
  constexpr std::array<double, 8> kTwelfths{0, 0.0625, 8, 12, 4, 6, 2, 3};
  std::array<float, 16> values{};
  for (std::size_t code = 0; code < kTwelfths.size(); ++code) {
    values[code] = static_cast<float>(kTwelfths[code] / 12);
    values[code + 8] = -values[code];
  }
  return values;
}();

/// Abnormal float for blocks of 64 (arXiv 2306.06965); the library stores the table in descending order.
constexpr std::array<float, 16> kAf4{1.0f,        0.72424863f,  0.55496234f,  0.42563882f,  0.31675666f,  0.21961274f,
                                     0.12934483f, 0.04273164f,  0.0f,         -0.04934812f, -0.14982478f, -0.25607552f,
                                     -0.3736951f, -0.51243739f, -0.69441008f, -1.0f};

constexpr std::array<std::uint32_t, 256> kBnbDynamic8Words{
#include "format/bnb_dynamic8.inc"
};

constexpr std::array<float, 256> kBnbDynamic8 = [] {
  std::array<float, 256> values{};
  for (std::size_t code = 0; code < values.size(); ++code) values[code] = std::bit_cast<float>(kBnbDynamic8Words[code]);
  return values;
}();

constexpr std::array kCodebooks{FormatSpec{.name = "nf4",
                                           .aliases = "normal_float4",
                                           .k = 4,
                                           .rule = "bitsandbytes NormalFloat4, QLoRA (arXiv 2305.14314)",
                                           .codebook = kNf4},
                                FormatSpec{.name = "bnb_fp4",
                                           .aliases = "fp4_bnb",
                                           .k = 4,
                                           .rule = "bitsandbytes FP4: twelfths, sign in bit 3",
                                           .codebook = kBnbFp4},
                                FormatSpec{.name = "af4",
                                           .aliases = "abnormal_float4",
                                           .k = 4,
                                           .rule = "bitsandbytes AF4 for blocks of 64 (arXiv 2306.06965)",
                                           .codebook = kAf4},
                                FormatSpec{.name = "bnb_dynamic8",
                                           .aliases = "dynamic8",
                                           .k = 8,
                                           .rule = "bitsandbytes create_dynamic_map, signed",
                                           .codebook = kBnbDynamic8}};

// Two words of the tables that the library prints.
static_assert(std::bit_cast<std::uint32_t>(kNf4[1]) == 0xBF3239B1);
static_assert(std::bit_cast<std::uint32_t>(kBnbFp4[1]) == 0x3BAAAAAB);
static_assert(std::bit_cast<std::uint32_t>(kBnbFp4[8]) == 0x80000000);
static_assert(kBnbDynamic8[127] == 0.0f && kBnbDynamic8[255] == 1.0f);

}  // namespace

std::span<const FormatSpec> codebook_formats() { return kCodebooks; }

}  // namespace halfulp
