// LLM.int8(): products of 8-bit integers, columns with outliers apart in float16 (arXiv 2208.07339).
#pragma once

#include <memory>
#include <vector>

#include "accuracy/block_operations.h"
#include "mnist/network.h"

namespace halfulp::accuracy {

/// The variant of a format with outlier columns that quantizes weights: the same rules without a threshold.
/// Errors: TreatmentError if there is none.
BlockSubject weights_of_int8(const BlockSubject& activations);

/// A layer's weights in rows of integers.
struct Int8Weights {
  std::size_t inputs = 0, outputs = 0;
  std::vector<float> integers;  ///< [outputs][inputs]
  std::vector<float> scales;    ///< [outputs]
  std::vector<float> restored;  ///< [outputs][inputs] float16 values of what the integers stand for.
};

/// Quantizes rows of weights and of activations and multiplies them. May be used from several threads at once.
class Int8Products {
 public:
  /// Errors: TreatmentError if no implementation offers a conversion that is needed.
  Int8Products(const BlockSubject& activations, const Implementations& implementations);

  Int8Weights quantize(const mnist::Layer& layer) const;

  /// [rows][outputs] float16 values of x W^T, without biases. Columns in which any row has an outlier are multiplied as
  /// float16 values and summed in float32, the others as integers.
  std::vector<float> operator()(Matrix x, const Int8Weights& weights) const;

 private:
  BlockOperations activations_, weights_;
  std::unique_ptr<Codec> float16_;
};

}  // namespace halfulp::accuracy
