// Quantizing and dequantizing float32 matrices of any width by one implementation.
#pragma once

#include <string>
#include <vector>

#include "accuracy/codec.h"
#include "block/tensor.h"

namespace halfulp::accuracy {

/// A matrix in blocks. Rows are filled up with zeros where the format holds whole groups only.
struct BlockMatrix {
  Shape shape;              ///< As stored.
  std::size_t columns = 0;  ///< Without what fills rows up.
  Planes planes;
};

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
