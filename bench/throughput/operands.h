// The bytes that lines read, made once for all lines that read the same.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>

#include "case/tensor_bytes.h"
#include "run/implementation.h"
#include "throughput/line.h"
#include "throughput/slices.h"

namespace halfulp::throughput {

/// Operands that cannot be made. Message: the reason.
struct NoOperands : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The parts of a tensor, each with a slice per thread. Parts that are not needed are null.
class TensorSlices {
 public:
  /// Parts of the sizes that the question demands.
  TensorSlices(const BlockQuestion& question, std::span<const Part> parts, Shape shape, unsigned threads);

  const Slices* part(Part part) const { return parts_[static_cast<std::size_t>(part)].get(); }
  /// Puts the thread's slices of all parts here where the interface wants them.
  void place_in(halfulp_blocks& blocks, unsigned thread) const;
  void spread() const;

 private:
  std::array<std::unique_ptr<Slices>, kParts.size()> parts_;
};

/// Makes operands, and keeps the latest: peers read the same, and what follows often does.
class Operands {
 public:
  Operands(std::uint64_t seed, unsigned threads);

  /// Codes for a conversion: every thread has the same in a slice of its own.
  std::shared_ptr<const Slices> codes(const Question& question, const Mix& mix, const Size& size);

  /// Values for quantize; for dequantize the planes that our vector implementation makes of them by the same variant,
  /// so that all implementations read the same bytes. Errors: NoOperands if that is not offered or fails.
  std::shared_ptr<const TensorSlices> tensor(const BlockQuestion& question, const Mix& mix, const Size& size);

 private:
  std::shared_ptr<const TensorSlices> values(const BlockQuestion& question, const Mix& mix, const Size& size);
  std::shared_ptr<const TensorSlices> planes(const BlockQuestion& question, const Mix& mix, const Size& size);

  std::uint64_t seed_;
  unsigned threads_;
  std::unique_ptr<Implementation> maker_;
  std::string codes_key_, values_key_, planes_key_;
  std::shared_ptr<const Slices> codes_;
  std::shared_ptr<const TensorSlices> values_, planes_;
  const BlockRules* planes_rules_ = nullptr;
};

}  // namespace halfulp::throughput
