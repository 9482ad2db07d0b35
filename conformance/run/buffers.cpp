#include "run/buffers.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace halfulp {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kWidest = 8;  // bytes of the widest container

static_assert(kBatchCases % kPage == 0, "a batch of bytes fills its pages");

unsigned char* check(void* mapped) {
  if (mapped == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "mapping buffers");
  return static_cast<unsigned char*>(mapped);
}

/// Maps the last `bytes` of `file` between two forbidden pages and returns the end of the data.
unsigned char* map_guarded(int file, std::size_t bytes, int protection) {
  unsigned char* region = check(mmap(nullptr, bytes + 2 * kPage, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  const auto offset = static_cast<off_t>(kBatchCases * kWidest - bytes);
  check(mmap(region + kPage, bytes, protection, MAP_SHARED | MAP_FIXED, file, offset));
  return region + kPage + bytes;
}

void unmap(unsigned char* end, std::size_t bytes) { munmap(end - bytes - kPage, bytes + 2 * kPage); }

/// A file in memory that holds a batch of the widest containers.
int memory_file() {
  const int file = memfd_create("halfulp", MFD_CLOEXEC);
  if (file < 0 || ftruncate(file, kBatchCases * kWidest) != 0) {
    throw std::system_error(errno, std::generic_category(), "allocating buffers");
  }
  return file;
}

}  // namespace

Buffers::Buffers() {
  for (OperandColumn& column : columns_) {
    const int operands = memory_file();
    // Two views of one memory: the runner fills the one, adapters can only read the other.
    column.writable_end = map_guarded(operands, kBatchCases * kWidest, PROT_READ | PROT_WRITE);
    for (std::size_t i = 0; i < column.readonly_ends.size(); ++i) {
      column.readonly_ends[i] = map_guarded(operands, kBatchCases << i, PROT_READ);
    }
    close(operands);
  }
  const int results = memory_file();
  for (std::size_t i = 0; i < result_ends_.size(); ++i) {
    result_ends_[i] = map_guarded(results, kBatchCases << i, PROT_READ | PROT_WRITE);
  }
  close(results);
}

Buffers::~Buffers() {
  for (const OperandColumn& column : columns_) {
    unmap(column.writable_end, kBatchCases * kWidest);
    for (std::size_t i = 0; i < column.readonly_ends.size(); ++i) unmap(column.readonly_ends[i], kBatchCases << i);
  }
  for (std::size_t i = 0; i < result_ends_.size(); ++i) unmap(result_ends_[i], kBatchCases << i);
}

}  // namespace halfulp
