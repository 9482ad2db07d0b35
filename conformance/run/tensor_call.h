// One call of a block operation: parts in guarded memory, results poisoned before.
#pragma once

#include <array>
#include <memory>
#include <string>

#include "case/tensor_case.h"
#include "judge/tensor_judge.h"
#include "run/guarded_memory.h"
#include "run/prepared.h"

namespace halfulp {

/// An adapter's answer, or why there is none.
struct TensorAnswer {
  TensorResult result;
  std::string error;  ///< Not empty: the implementation could not do what it offers.
};

/// The status of an adapter's call, and what to say if the operation was not done.
struct TensorStatus {
  std::int32_t status = HALFULP_OK;
  std::string error;  ///< Empty if it was done.
};

/// One worker's memory for the parts of tensors. Operands are read-only to adapters; the memory grows as it is needed.
class TensorMemory {
 public:
  /// Puts a case's operands where adapters will read them.
  void load(const BlockQuestion& question, const TensorCase& tensor);

  /// Runs the loaded case. Results first hold `poison`, the bytes of each part.
  TensorAnswer run(const PreparedCall& call, const std::string& cell, const BlockQuestion& question,
                   const TensorCase& tensor, const TensorBytes& poison);

  /// Calls the adapter on what the parts' memory holds. Of `tensor` the operands are not looked at.
  TensorStatus call(const PreparedCall& call, const std::string& cell, const BlockQuestion& question,
                    const TensorCase& tensor);

  /// The memory of a part, with room for at least `bytes`.
  const GuardedMemory& memory(Part part, std::size_t bytes);

 private:
  std::array<std::unique_ptr<GuardedMemory>, kParts.size()> parts_;
};

/// The calling thread's memory.
TensorMemory& worker_memory();

/// Poison for a case's results: `byte` everywhere.
TensorBytes poison_of(const BlockQuestion& question, const TensorCase& tensor, std::uint8_t byte);

}  // namespace halfulp
