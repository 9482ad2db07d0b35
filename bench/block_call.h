// One block operation of one implementation on one large tensor.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "abi/halfulp_adapter.h"
#include "bitsandbytes.h"
#include "run/block_facts.h"
#include "run/implementation.h"

namespace halfulp {

/// What is measured.
struct BlockLine {
  std::string format, variant;
  Operation operation = Operation::quantize;
};

/// A square tensor of float32 values and room for it in any block format.
struct LargeTensor {
  explicit LargeTensor(std::uint64_t side);

  std::uint64_t side;
  std::vector<float> values, restored;
  std::vector<std::uint8_t> codes, scales, tensor;
};

/// A prepared call.
class BlockCall {
 public:
  BlockCall(const Implementation& implementation, const BlockLine& line);
  ~BlockCall();
  BlockCall(const BlockCall&) = delete;
  BlockCall& operator=(const BlockCall&) = delete;

  bool is_offered() const { return call_.run_blocks != nullptr; }

  /// Quantizes the values, or dequantizes the planes to `restored`. Returns whether that was done.
  bool run(LargeTensor& tensor) const;

 private:
  const BlockLine line_;
  const BlockQuestion question_;
  const BlockFacts facts_;
  halfulp_call call_{};
};

}  // namespace halfulp
