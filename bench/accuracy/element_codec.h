// Element formats: every number by itself.
#pragma once

#include "accuracy/codec.h"

namespace halfulp::accuracy {

/// Encodes and decodes by an implementation.
class ElementCodec : public Codec {
 public:
  /// Errors: TreatmentError if no implementation offers float32 to the format and back.
  ElementCodec(const ElementSubject& subject, const Implementations& implementations);

  std::vector<float> nearest(Matrix matrix) const override;
  BlockMatrix stored(Matrix matrix) const override;
  std::vector<float> stochastic(Matrix matrix, std::uint64_t seed) const override;
  Extremes extremes(Matrix matrix) const override;

 private:
  ElementCodec(const ElementSubject& subject, const Implementations& implementations, Offer encode);

  std::vector<std::uint8_t> encoded(const PreparedCall& encode, std::span<const float> values) const;
  std::vector<float> through(const PreparedCall& encode, std::span<const float> values) const;

  ElementSubject subject_;
  Offer nearest_, downward_, upward_, decode_;
};

}  // namespace halfulp::accuracy
