// Inputs times stored weights by an implementation's "linear".
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "accuracy/block_matrix.h"
#include "accuracy/codec.h"
#include "accuracy/offer.h"

namespace halfulp::accuracy {

/// Products with weights that a codec stores. May be used from several threads at once.
class LinearProducts {
 public:
  /// By the implementation that does the weights; where nobody does, as in float32, by the first that can. nullptr if
  /// there is none, or if weights are not stored as they are nearest. `codec` is of the weights and must outlive it.
  static std::unique_ptr<LinearProducts> find(const Treatment& treatment, const Codec& codec,
                                              const Implementations& implementations);

  std::string implementation() const { return linear_.implementation->name(); }

  BlockMatrix store(Matrix weights) const { return codec_.stored(weights); }

  /// [rows][weights.shape.rows] of x W^T. Errors: TreatmentError if the implementation fails.
  std::vector<float> operator()(Matrix x, const BlockMatrix& weights) const;

 private:
  LinearProducts(Offer linear, const Codec& codec) : linear_(std::move(linear)), codec_(codec) {}

  Offer linear_;
  const Codec& codec_;
};

}  // namespace halfulp::accuracy
