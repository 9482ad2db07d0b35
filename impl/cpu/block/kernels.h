// The loops over many values. An adapter may bring its own ones; results have to be the same, bit for bit.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/plan.h"
#include "cpu/block/scale.h"
#include "cpu/block/statistic.h"
#include "cpu/block/values.h"

namespace halfulp::cpu::block {

/// How the elements of one block become values again.
struct Decoding {
  float factor = 1;  ///< The scale that elements are multiplied by.
  float second = 1;  ///< product_of_limit, tensor_last, NanScale::next_power: what the product is multiplied by.
  float shift = 0;   ///< product_plus: added to the product; zero_point: taken off the element.
};

/// A chunk is at most this many values.
inline constexpr std::size_t kChunk = 4096;

struct Kernels {
  /// Widens [count] values.
  void (*widen)(ValueFormat format, const std::byte* codes, std::size_t count, float* x);
  /// Rounds [count] values.
  void (*narrow)(ValueFormat format, const float* x, std::size_t count, std::byte* codes);
  void (*observe)(const Plan& plan, const float* x, std::size_t count, Statistic& statistic);
  /// Normalizes [count] values and finds their elements.
  void (*encode)(const Plan& plan, const Scaling& scaling, const float* x, std::size_t count, std::uint8_t* codes);
  void (*decode)(const Plan& plan, const Decoding& decoding, const std::uint8_t* codes, std::size_t count, float* x);
  /// Puts [count] codes of k bits into a stream (Order::bytes, lsb_first, msb_first) at element `first`. Bits of a byte
  /// that belong to other elements keep their values; those of the new elements have to be 0 before if k is not 8.
  void (*put)(Order order, int k, std::uint64_t first, const std::uint8_t* codes, std::size_t count,
              std::uint8_t* bytes);
  /// Takes [count] codes out of a stream.
  void (*take)(Order order, int k, std::uint64_t first, const std::uint8_t* bytes, std::size_t count,
               std::uint8_t* codes);
};

/// Portable, one value at a time.
extern const Kernels kPortableKernels;

}  // namespace halfulp::cpu::block
