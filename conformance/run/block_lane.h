// One cell on its way through the tensors of a source.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "diagnose/block_diagnosis.h"
#include "judge/digest.h"
#include "run/prepared.h"

namespace halfulp {

/// Tensors per chunk: the unit of parallel work and of digests.
inline constexpr std::uint64_t kChunkTensors = 16;

/// What one chunk of one cell gave.
struct BlockChunk {
  std::vector<WrongTensor> wrong;
  std::uint64_t unrecorded = 0;  ///< Wrong tensors beyond those.
  std::uint64_t unspecified = 0;
  ChunkDigest digest;
};

/// What a cell needs while it runs over one source.
struct BlockLane {
  std::string id;
  const PreparedCall* call = nullptr;
  std::vector<BlockChunk> chunks;
  std::atomic<bool> failed{false};
  std::once_flag first_failure;
  std::string error;  ///< Of the first failure.

  void fail(const std::string& why) {
    std::call_once(first_failure, [&] { error = why; });
    failed = true;
  }
};

}  // namespace halfulp
