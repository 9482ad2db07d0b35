// Conversions of one value as objects that a kernel takes by value: from the bits of an operand, right-aligned in its
// container, to those of the result. kIsTable: much of the object is read by computed index, which shared memory suits.
// kPacksAtOnce: how many loads a thread has under way; more would only repeat code.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "cpu/codebook.h"
#include "cpu/decode.h"
#include "cpu/encode.h"
#include "cpu/narrow.h"
#include "cuda/decode.h"
#include "cuda/encode.h"
#include "cuda/search.h"

namespace halfulp::cuda {

/// From float32.
template <Way kWay, Signs kSigns>
struct EncodeFloat {
  static constexpr bool kIsTable = false;
  static constexpr int kPacksAtOnce = 2;
  EncodePlan plan;

  constexpr std::uint32_t operator()(std::uint32_t bits) const { return encode_by<kWay, kSigns>(plan, bits); }
};

/// From float64, through float32, for formats that cpu::keeps_one_rounding() holds of.
struct EncodeDouble {
  static constexpr bool kIsTable = false;
  static constexpr int kPacksAtOnce = 1;
  EncodePlan plan;

  constexpr std::uint32_t operator()(std::uint64_t bits) const {
    return encode(plan, std::bit_cast<std::uint32_t>(cpu::narrow_to_odd(std::bit_cast<double>(bits))));
  }
};

/// From a format of 9 to 16 bits.
template <Way kWay, Signs kSigns>
struct EncodeHalf {
  static constexpr bool kIsTable = false;
  static constexpr int kPacksAtOnce = 2;
  DecodePlan from;
  EncodePlan plan;

  constexpr std::uint32_t operator()(std::uint16_t code) const {
    return encode_by<kWay, kSigns>(plan, decode(from, code));
  }
};

/// From float32 or float64 to any format, by the portable codec.
template <class Float>
struct EncodePortably {
  static constexpr bool kIsTable = false;
  static constexpr int kPacksAtOnce = 1;
  cpu::Layout layout;
  cpu::Rounding rounding;
  cpu::Policy policy;

  constexpr std::uint32_t operator()(typename cpu::Fields<Float>::Bits bits) const {
    return cpu::encode(layout, std::bit_cast<Float>(bits), rounding, policy);
  }
};

/// From a format of 9 to 16 bits to any format, by the portable codec.
struct ConvertPortably {
  static constexpr bool kIsTable = false;
  static constexpr int kPacksAtOnce = 1;
  cpu::Layout from;
  EncodePortably<float> to;

  constexpr std::uint32_t operator()(std::uint16_t code) const {
    return to(std::bit_cast<std::uint32_t>(cpu::decode(from, code)));
  }
};

/// From float32 to a codebook.
template <int kDepth>
struct SearchFloat {
  static constexpr bool kIsTable = true;
  static constexpr int kPacksAtOnce = 2;
  SearchPlan<kDepth> plan;

  constexpr std::uint32_t operator()(std::uint32_t bits) const { return encode(plan, bits); }
};

/// From a format of 9 to 16 bits to a codebook.
template <int kDepth>
struct SearchHalf {
  static constexpr bool kIsTable = true;
  static constexpr int kPacksAtOnce = 1;
  DecodePlan from;
  SearchPlan<kDepth> plan;

  constexpr std::uint32_t operator()(std::uint16_t code) const { return encode(plan, decode(from, code)); }
};

/// From float64 to a codebook, which takes more digits than float32 has: midpoints need not be float32 values.
struct SearchDouble {
  static constexpr bool kIsTable = true;
  static constexpr int kPacksAtOnce = 1;
  cpu::Codebook codebook;
  cpu::Rounding rounding;

  constexpr std::uint32_t operator()(std::uint64_t bits) const {
    return codebook.encode(std::bit_cast<double>(bits), rounding);
  }
};

/// From any format of at most 8 bits to anything.
template <class Result>
struct LookUp {
  static constexpr bool kIsTable = true;
  static constexpr int kPacksAtOnce = 2;
  std::array<Result, 256> results{};

  constexpr std::uint32_t operator()(std::uint8_t code) const { return results[code]; }
};

/// To float32 from a format of 9 to 16 bits.
struct DecodeHalf {
  static constexpr bool kIsTable = false;
  static constexpr int kPacksAtOnce = 2;
  DecodePlan plan;

  constexpr std::uint32_t operator()(std::uint16_t code) const { return decode(plan, code); }
};

/// The same by the portable codec.
struct DecodePortably {
  static constexpr bool kIsTable = false;
  static constexpr int kPacksAtOnce = 1;
  cpu::Layout layout;

  constexpr std::uint32_t operator()(std::uint16_t code) const {
    return std::bit_cast<std::uint32_t>(cpu::decode(layout, code));
  }
};

}  // namespace halfulp::cuda
