// Where the tensors of a block cell come from. The same index gives the same tensor on every machine.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "case/case_source.h"
#include "case/decision_sweep.h"
#include "case/tensor_case.h"

namespace halfulp {

/// Makes one case; called from several threads at once.
using MakeTensor = std::function<TensorCase()>;

/// A case that is still to be made, with the number of its elements.
struct TensorRecipe {
  std::size_t elements = 0;
  MakeTensor make;
};

/// An indexed list of tensors.
class TensorSource {
 public:
  static TensorSource list(Coverage coverage, std::vector<TensorRecipe> recipes);
  /// Cases made from their index.
  static TensorSource counted(Coverage coverage, std::uint64_t size, std::uint64_t elements,
                              std::function<TensorCase(std::uint64_t)> make);

  /// Every pattern of float32. Requires is_swept(question).
  static TensorSource every_pattern(const BlockQuestion& question);

  Coverage coverage() const { return coverage_; }
  std::uint64_t size() const { return size_; }
  /// The sweep that the cases are, or nullptr.
  const DecisionSweep* sweep() const { return sweep_.get(); }
  /// Elements of all tensors together.
  std::uint64_t elements() const { return elements_; }

  /// Case `index`. Requires index < size().
  TensorCase at(std::uint64_t index) const { return make_(index); }

 private:
  Coverage coverage_ = Coverage::boundary;
  std::uint64_t size_ = 0, elements_ = 0;
  std::function<TensorCase(std::uint64_t)> make_;
  std::shared_ptr<const DecisionSweep> sweep_;
};

}  // namespace halfulp
