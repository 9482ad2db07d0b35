#include "device/device_memory.h"

#include <algorithm>
#include <array>

namespace halfulp {
namespace {

constexpr std::size_t kZone = 256;  // also what allocations are aligned to
constexpr unsigned char kZoneByte = 0xC5;

using Zone = std::array<unsigned char, kZone>;

constexpr Zone untouched() {
  Zone zone{};
  zone.fill(kZoneByte);
  return zone;
}

}  // namespace

DeviceMemory::~DeviceMemory() {
  if (begin_ != nullptr) device_.release(begin_);
}

unsigned char* DeviceMemory::at(std::size_t bytes) {
  if (begin_ == nullptr || bytes > capacity_) {
    if (begin_ != nullptr) device_.release(begin_);
    begin_ = nullptr;
    capacity_ = (std::max<std::size_t>(bytes, 1) + kZone - 1) / kZone * kZone;
    begin_ = static_cast<unsigned char*>(device_.allocate(capacity_ + 2 * kZone));
    const Zone zone = untouched();
    device_.upload(begin_, zone.data(), kZone);
    device_.upload(begin_ + kZone + capacity_, zone.data(), kZone);
  }
  return begin_ + kZone + capacity_ - bytes;
}

bool DeviceMemory::is_intact() const {
  if (begin_ == nullptr) return true;
  for (const unsigned char* zone : {begin_, begin_ + kZone + capacity_}) {
    Zone seen{};
    device_.download(seen.data(), zone, kZone);
    if (seen != untouched()) return false;
  }
  return true;
}

}  // namespace halfulp
