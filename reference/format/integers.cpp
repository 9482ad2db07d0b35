#include "format/integers.h"

#include <array>
#include <cstddef>

namespace halfulp {
namespace {

/// Two's complement integers of K bits in units of 1/scale.
template <int K>
constexpr std::array<float, (1 << K)> twos_complement(float scale) {
  std::array<float, (1 << K)> values{};
  for (int code = 0; code < 1 << K; ++code) {
    values[code] = static_cast<float>(code < 1 << (K - 1) ? code : code - (1 << K)) / scale;
  }
  return values;
}

/// The code less an offset.
template <int K>
constexpr std::array<float, (1 << K)> shifted(int offset) {
  std::array<float, (1 << K)> values{};
  for (int code = 0; code < 1 << K; ++code) values[code] = static_cast<float>(code - offset);
  return values;
}

constexpr auto kInt8Values = twos_complement<8>(1);
constexpr auto kInt4Values = twos_complement<4>(1);
constexpr auto kMxint8Values = twos_complement<8>(64);
constexpr auto kInt4Offset8Values = shifted<4>(8);
constexpr auto kInt5Offset16Values = shifted<5>(16);
constexpr auto kUint4Values = shifted<4>(0);
constexpr auto kUint5Values = shifted<5>(0);
constexpr auto kUint2Values = shifted<2>(0);
constexpr auto kTritValues = shifted<2>(1);
constexpr std::array<float, 16> kIq4NlValues{-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};

static_assert(kInt8Values[127] == 127 && kInt8Values[128] == -128 && kInt8Values[255] == -1);
static_assert(kMxint8Values[127] == 1.984375f && kInt4Offset8Values[0] == -8 && kInt5Offset16Values[31] == 15);

}  // namespace

const FormatSpec kInt8{.name = "int8", .k = 8, .rule = "two's complement", .codebook = kInt8Values};
const FormatSpec kInt4{.name = "int4", .k = 4, .rule = "two's complement", .codebook = kInt4Values};
const FormatSpec kMxint8{.name = "mxint8", .k = 8, .rule = "OCP MX 1.0 5.3.4", .codebook = kMxint8Values};
const FormatSpec kInt4Offset8{.name = "int4_offset8", .k = 4, .rule = "GGML q4_0", .codebook = kInt4Offset8Values};
const FormatSpec kInt5Offset16{.name = "int5_offset16", .k = 5, .rule = "GGML q5_0", .codebook = kInt5Offset16Values};
const FormatSpec kUint4{.name = "uint4", .k = 4, .rule = "unsigned integer", .codebook = kUint4Values};
const FormatSpec kUint5{.name = "uint5", .k = 5, .rule = "unsigned integer", .codebook = kUint5Values};
const FormatSpec kUint2{.name = "uint2", .k = 2, .rule = "unsigned integer", .codebook = kUint2Values};
const FormatSpec kTrit{.name = "trit", .k = 2, .rule = "the code less 1", .codebook = kTritValues};
const FormatSpec kIq4NlLevels{.name = "iq4_nl_levels", .k = 4, .rule = "GGML iq4_nl", .codebook = kIq4NlValues};

}  // namespace halfulp
