#include "run/guarded_memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace halfulp {
namespace {

constexpr std::size_t kPage = 4096;

std::system_error mapping_error() { return {errno, std::generic_category(), "mapping buffers"}; }

std::size_t whole_pages(std::size_t bytes) { return std::max<std::size_t>((bytes + kPage - 1) / kPage, 1) * kPage; }

/// Maps `file` between two forbidden pages and returns the end of the data.
unsigned char* map_guarded(int file, std::size_t bytes, int protection) {
  void* region = mmap(nullptr, bytes + 2 * kPage, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (region == MAP_FAILED) throw mapping_error();
  unsigned char* data = static_cast<unsigned char*>(region) + kPage;
  if (mmap(data, bytes, protection, MAP_SHARED | MAP_FIXED, file, 0) == MAP_FAILED) throw mapping_error();
  return data + bytes;
}

}  // namespace

GuardedMemory::GuardedMemory(std::size_t capacity) : capacity_(whole_pages(capacity)) {
  const int file = memfd_create("halfulp", MFD_CLOEXEC);
  if (file < 0 || ftruncate(file, static_cast<off_t>(capacity_)) != 0) throw mapping_error();
  writable_end_ = map_guarded(file, capacity_, PROT_READ | PROT_WRITE);
  readable_end_ = map_guarded(file, capacity_, PROT_READ);
  close(file);
}

GuardedMemory::~GuardedMemory() {
  for (unsigned char* end : {writable_end_, readable_end_}) munmap(end - capacity_ - kPage, capacity_ + 2 * kPage);
}

}  // namespace halfulp
