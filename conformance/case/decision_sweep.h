// Every float32 as an element of a block whose scale is its largest magnitude: all that a 4-bit list of levels decides.
#pragma once

#include <cstdint>
#include <span>

#include "case/block_question.h"
#include "case/tensor_case.h"

namespace halfulp {

/// float32 patterns that ascend by one, cut into whole blocks. Where there is an anchor, every block begins with 1.0,
/// which makes the scale 1; elsewhere the last pattern of a block is its largest magnitude.
struct SweepStretch {
  std::uint32_t first = 0;
  std::uint32_t patterns = 0;
  bool has_anchor = true;
};

/// Tensors that together hold every pattern of float32: magnitudes up to 1 and NaNs beside 1.0, so that each one's code
/// is decided by it alone; larger magnitudes among their neighbours; infinities. Blocks at the end of a stretch repeat
/// what comes last, so that all tensors have one shape.
class DecisionSweep {
 public:
  /// Requires is_swept(question).
  explicit DecisionSweep(const BlockQuestion& question);

  static std::span<const SweepStretch> stretches();

  std::size_t block_length() const { return length_; }
  std::size_t blocks_per_tensor() const { return blocks_; }
  Shape shape() const { return {1, length_ * blocks_}; }
  std::uint64_t blocks_of(const SweepStretch& stretch) const;
  /// How many tensors there are.
  std::uint64_t size() const;

  /// Where a tensor begins. Requires index < size().
  struct Place {
    std::size_t stretch = 0;
    std::uint64_t block = 0;  ///< Within the stretch.
  };
  Place place_of(std::uint64_t index) const;

  /// Writes one block, or a tensor of them. A block beyond the end of its stretch is the last one.
  void fill_block(const SweepStretch& stretch, std::uint64_t block, std::uint32_t* values) const;
  void fill(std::uint64_t index, std::uint32_t* values) const;

  /// A tensor as a case, and one block of it as one.
  TensorCase at(std::uint64_t index) const;
  TensorCase block_at(const Place& place) const;

 private:
  std::uint64_t tensors_of(const SweepStretch& stretch) const;

  std::size_t length_, blocks_;
};

/// Whether the question is one that a sweep answers whole: float32 to lists of 16 levels, each block's scale its
/// largest magnitude.
bool is_swept(const BlockQuestion& question);

}  // namespace halfulp
