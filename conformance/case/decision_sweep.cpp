#include "case/decision_sweep.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "case/ascending.h"
#include "format/elements.h"

namespace halfulp {
namespace {

constexpr std::uint32_t kOne = 0x3F800000, kInfinity = 0x7F800000, kNegative = 0x80000000;
constexpr std::size_t kElementsPerTensor = 65536;

constexpr std::array kStretches{
    SweepStretch{0, kOne + 1, true},
    SweepStretch{kNegative, kOne + 1, true},
    SweepStretch{kInfinity + 1, 0x7FFFFF, true},
    SweepStretch{kNegative + kInfinity + 1, 0x7FFFFF, true},
    SweepStretch{kOne + 1, kInfinity - kOne - 1, false},
    SweepStretch{kNegative + kOne + 1, kInfinity - kOne - 1, false},
    SweepStretch{kInfinity, 1, false},
    SweepStretch{kNegative + kInfinity, 1, false},
};

constexpr std::uint64_t all_patterns() {
  std::uint64_t sum = 0;
  for (const SweepStretch& stretch : kStretches) sum += stretch.patterns;
  return sum;
}
static_assert(all_patterns() == std::uint64_t{1} << 32);

/// Patterns of the stretch that one block holds.
std::uint64_t patterns_per_block(std::size_t length, const SweepStretch& stretch) {
  return length - (stretch.has_anchor ? 1 : 0);
}

}  // namespace

bool is_swept(const BlockQuestion& question) {
  const BlockSpec& spec = *question.spec;
  return question.operation == Operation::quantize && question.values->name == kFloat32.name &&
         spec.element->is_codebook() && spec.element->k == 4 && question.rules().scale == ScaleRule::absmax &&
         spec.scale->name == kFloat32.name && spec.storage == Storage::planes && spec.tensor == TensorPart::nothing &&
         spec.tile.rows == 1 && spec.tile.columns > 1 && kElementsPerTensor % spec.tile.columns == 0;
}

DecisionSweep::DecisionSweep(const BlockQuestion& question)
    : length_(question.spec->tile.columns), blocks_(kElementsPerTensor / length_) {}

std::span<const SweepStretch> DecisionSweep::stretches() { return kStretches; }

std::uint64_t DecisionSweep::blocks_of(const SweepStretch& stretch) const {
  const std::uint64_t per_block = patterns_per_block(length_, stretch);
  return (stretch.patterns + per_block - 1) / per_block;
}

std::uint64_t DecisionSweep::tensors_of(const SweepStretch& stretch) const {
  return (blocks_of(stretch) + blocks_ - 1) / blocks_;
}

std::uint64_t DecisionSweep::size() const {
  std::uint64_t sum = 0;
  for (const SweepStretch& stretch : kStretches) sum += tensors_of(stretch);
  return sum;
}

DecisionSweep::Place DecisionSweep::place_of(std::uint64_t index) const {
  std::size_t stretch = 0;
  while (index >= tensors_of(kStretches[stretch])) index -= tensors_of(kStretches[stretch++]);
  return {stretch, index * blocks_};
}

void DecisionSweep::fill_block(const SweepStretch& stretch, std::uint64_t block, std::uint32_t* values) const {
  const std::uint64_t per_block = patterns_per_block(length_, stretch);
  const std::uint64_t offset = std::min(block, blocks_of(stretch) - 1) * per_block;
  const std::size_t count = std::min<std::uint64_t>(per_block, stretch.patterns - offset);
  if (stretch.has_anchor) *values++ = kOne;
  const auto first = stretch.first + static_cast<std::uint32_t>(offset);
  write_ascending(first, count, values);
  std::fill(values + count, values + per_block, first + static_cast<std::uint32_t>(count) - 1);
}

void DecisionSweep::fill(std::uint64_t index, std::uint32_t* values) const {
  const Place place = place_of(index);
  for (std::size_t block = 0; block < blocks_; ++block) {
    fill_block(kStretches[place.stretch], place.block + block, values + block * length_);
  }
}

TensorCase DecisionSweep::at(std::uint64_t index) const {
  TensorCase tensor{.shape = shape(), .operands = {}};
  tensor.operands[Part::values].resize(length_ * blocks_ * sizeof(std::uint32_t));
  fill(index, reinterpret_cast<std::uint32_t*>(tensor.operands[Part::values].data()));
  return tensor;
}

TensorCase DecisionSweep::block_at(const Place& place) const {
  TensorCase tensor{.shape = {1, length_}, .operands = {}};
  tensor.operands[Part::values].resize(length_ * sizeof(std::uint32_t));
  fill_block(kStretches[place.stretch], place.block,
             reinterpret_cast<std::uint32_t*>(tensor.operands[Part::values].data()));
  return tensor;
}

}  // namespace halfulp
