// The memory that adapters see. Operands are read-only to them; operands and results of a full batch lie between pages
// that may not be touched. A scribbling adapter faults at once and cannot harm others.
#pragma once

#include <array>
#include <cstddef>

#include "case/columns.h"

namespace halfulp {

/// Cases per call of an adapter: whole pages in every container, and the first-level cache holds them.
inline constexpr std::size_t kBatchCases = 4096;

/// One worker's buffers.
class Buffers {
 public:
  /// Errors: std::system_error if the memory cannot be mapped.
  Buffers();
  ~Buffers();
  Buffers(const Buffers&) = delete;
  Buffers& operator=(const Buffers&) = delete;

  /// Where the [count] operands of a column, of `bytes` each, are written, flush with the end; `operands` is the
  /// adapters' view of it.
  void* writable_operands(std::size_t column, std::size_t count, std::size_t bytes) const {
    return columns_[column].writable_end - count * bytes;
  }
  const void* operands(std::size_t column, std::size_t count, std::size_t bytes) const {
    return at(columns_[column].readonly_ends, bytes) - count * bytes;
  }

  /// Where [count] results of `bytes` each go, flush with the end.
  void* results(std::size_t count, std::size_t bytes) const { return at(result_ends_, bytes) - count * bytes; }

 private:
  /// The end of the region for containers of 1, 2, 4 or 8 bytes.
  using Ends = std::array<unsigned char*, 4>;
  static unsigned char* at(const Ends& ends, std::size_t bytes) {
    return ends[bytes == 1 ? 0 : bytes == 2 ? 1 : bytes == 4 ? 2 : 3];
  }

  struct OperandColumn {
    unsigned char* writable_end = nullptr;
    Ends readonly_ends{};
  };

  std::array<OperandColumn, kMostOperands> columns_;
  Ends result_ends_{};
};

}  // namespace halfulp
