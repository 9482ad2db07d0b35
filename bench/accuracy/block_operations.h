// Quantizing and dequantizing float32 matrices of any width by one implementation.
#pragma once

#include <string>
#include <vector>

#include "accuracy/block_matrix.h"
#include "accuracy/codec.h"

namespace halfulp::accuracy {

/// Both directions of one block format and variant. May be used from several threads at once.
class BlockOperations {
 public:
  /// Errors: TreatmentError if no implementation offers both.
  BlockOperations(const BlockSubject& subject, const Implementations& implementations);

  const BlockSubject& subject() const { return subject_; }
  const Implementation& implementation() const { return *quantize_.implementation; }

  /// Errors: TreatmentError if the implementation fails, here and below.
  BlockMatrix quantize(Matrix matrix) const;
  /// [rows][columns] without what fills rows up.
  std::vector<float> dequantize(const BlockMatrix& blocks) const;

 private:
  BlockSubject subject_;
  Offer quantize_, dequantize_;
};

/// The shape in which a format stores a matrix: its rows filled up to whole groups if it holds no others.
Shape stored_shape(const BlockSpec& spec, std::size_t rows, std::size_t columns);

}  // namespace halfulp::accuracy
