// Element codes to what they stand for, by the vector kernel that fits the element format.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/plan.h"
#include "cpu/block/simd_levels.h"
#include "cpu/block/simd_restore.h"
#include "cpu/decode_plan.h"

namespace halfulp::cpu::block {

/// Decodes elements. Cheap to make; the plan it is made from has to stay.
class ElementDecoder {
 public:
  explicit ElementDecoder(const Plan& plan);

  /// Whether the processor has vectors.
  explicit operator bool() const { return level_kernel_ != nullptr; }

  /// Whether elements are looked up one by one.
  bool is_table() const { return kind_ == Kind::table; }

  /// Writes the elements of [count] codes, of which bits beyond their width are 0.
  void decode(const std::uint8_t* codes, std::size_t count, float* e) const;

  /// Writes element * factor for [blocks] blocks of [length] codes if a kernel does so in one pass. Returns whether it
  /// was done.
  [[nodiscard]] bool decode_at_once(const std::uint8_t* codes, const float* factors, std::size_t length,
                                    std::size_t blocks, float* x) const;

 private:
  enum class Kind : std::uint8_t { levels, minifloats, int8, table };

  Kind kind_ = Kind::table;
  LevelKernel level_kernel_ = nullptr;
  Levels levels_{};
  DecodeKernel minifloat_kernel_ = nullptr;
  DecodePlan minifloats_;
  Int8Kernel int8_kernel_ = nullptr;
  float unit_ = 1;
  const float* table_ = nullptr;
};

}  // namespace halfulp::cpu::block
