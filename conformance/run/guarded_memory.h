// Memory between forbidden pages, seen twice: once to write and once only to read.
#pragma once

#include <cstddef>

namespace halfulp {

/// Some bytes whose end is followed, and whose beginning is preceded, by a page that may not be touched. What lies
/// there is flush with the end.
class GuardedMemory {
 public:
  /// Errors: std::system_error if the memory cannot be mapped.
  explicit GuardedMemory(std::size_t capacity);
  ~GuardedMemory();
  GuardedMemory(const GuardedMemory&) = delete;
  GuardedMemory& operator=(const GuardedMemory&) = delete;

  std::size_t capacity() const { return capacity_; }
  /// Where `bytes` begin. Requires bytes <= capacity(). The one view can be written, the other cannot.
  unsigned char* writable(std::size_t bytes) const { return writable_end_ - bytes; }
  const unsigned char* readable(std::size_t bytes) const { return readable_end_ - bytes; }

 private:
  std::size_t capacity_;
  unsigned char* writable_end_;
  unsigned char* readable_end_;
};

}  // namespace halfulp
