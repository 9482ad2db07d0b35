// Block formats: quantized and dequantized.
#pragma once

#include "accuracy/block_operations.h"
#include "accuracy/codec.h"
#include "accuracy/element_values.h"

namespace halfulp::accuracy {

/// Quantizes and dequantizes by an implementation.
class BlockCodec : public Codec {
 public:
  /// Errors: TreatmentError if no implementation offers to quantize and dequantize.
  BlockCodec(const BlockSubject& subject, const Implementations& implementations);

  std::vector<float> nearest(Matrix matrix) const override;
  BlockMatrix stored(Matrix matrix) const override { return operations_.quantize(matrix); }
  /// Scales are those of the nearest elements.
  std::vector<float> stochastic(Matrix matrix, std::uint64_t seed) const override;
  Extremes extremes(Matrix matrix) const override;

 private:
  BlockCodec(const BlockSubject& subject, BlockOperations operations);

  /// The values if every element had the given place among the ascending elements, scales as they are.
  std::vector<float> values_at(const BlockMatrix& blocks, const Items& items,
                               std::span<const std::uint16_t> places) const;
  Items items_of(const BlockMatrix& blocks) const;
  std::vector<std::uint16_t> places_of(const Items& items) const;

  /// The two values around every element of a matrix. Where there is one only, both are that.
  struct Bracket {
    std::vector<float> nearer, other;
  };
  Bracket bracket(Matrix matrix) const;

  BlockOperations operations_;
  std::vector<ElementValue> elements_;        ///< Those that the variant uses, ascending.
  std::vector<std::uint16_t> place_of_code_;  ///< [2^k] of the element, or of the one with its value.
};

}  // namespace halfulp::accuracy
