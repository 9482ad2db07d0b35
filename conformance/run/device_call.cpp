#include "run/device_call.h"

#include <algorithm>
#include <span>

#include "run/part_slot.h"

namespace halfulp {
namespace {

constexpr std::size_t kResults = 0, kFirstOperand = 1;  // places of the memory of arrays

std::span<const unsigned char> bytes_at(const void* begin, std::size_t size) {
  return {static_cast<const unsigned char*>(begin), size};
}

}  // namespace

DeviceMemory& DeviceCall::memory(std::size_t place) {
  auto& memory = memory_[place];
  if (memory == nullptr) memory = std::make_unique<DeviceMemory>(chosen_device());
  return *memory;
}

std::int32_t DeviceCall::fail(const std::string& why) {
  const std::lock_guard lock(error_mutex_);
  if (error_.empty()) error_ = why;
  return HALFULP_FAILED;
}

void DeviceCall::lose(const std::string& why) {
  use_.lose(why);
  fail(why);
}

bool DeviceCall::is_lost() {
  if (const std::string& problem = why_no_device(); !problem.empty()) {
    fail(problem);
    return true;
  }
  const std::string lost = use_.lost();
  if (!lost.empty()) fail("not run after an error on the device (" + lost + ")");
  return !lost.empty();
}

std::string DeviceCall::error() const {
  const std::lock_guard lock(error_mutex_);
  return error_;
}

bool DeviceCall::start(const void* const* operands, void* results, std::size_t count) {
  if (is_lost()) return false;
  return call_.run != nullptr && call_.run(call_.state, operands, results, count) == HALFULP_OK;
}

bool DeviceCall::start(const halfulp_blocks& tensor) {
  return !is_lost() && call_.run_blocks != nullptr && call_.run_blocks(call_.state, &tensor) == HALFULP_OK;
}

bool DeviceCall::run(const Columns& columns, const void* const* operands, void* results, std::size_t result_bytes,
                     std::size_t count) {
  const std::lock_guard turn(device_turn());
  if (is_lost()) return false;
  try {
    Device& device = chosen_device();
    const auto bytes_in = [&](std::size_t i) { return count * columns.all()[i].container_bits() / 8; };
    const std::size_t bytes_out = count * result_bytes;
    std::array<const void*, kMostOperands> in{};
    for (std::size_t i = 0; i < columns.size(); ++i) {
      unsigned char* const there = memory(kFirstOperand + i).at(bytes_in(i));
      device.upload(there, operands[i], bytes_in(i));
      in[i] = there;
    }
    unsigned char* const out = memory(kResults).at(bytes_out);
    device.upload(out, results, bytes_out);
    const bool is_done = start(in.data(), out, count);
    device.wait();
    if (!is_done) return false;
    device.download(results, out, bytes_out);
    bool is_intact = memory(kResults).is_intact();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      std::vector<unsigned char> after(bytes_in(i));
      device.download(after.data(), in[i], bytes_in(i));
      if (!std::ranges::equal(after, bytes_at(operands[i], bytes_in(i)))) return fail(kWroteToOperands) == HALFULP_OK;
      is_intact = is_intact && memory(kFirstOperand + i).is_intact();
    }
    return is_intact || fail(kWroteOutside) == HALFULP_OK;
  } catch (const DeviceError& error) {
    lose(error.what());
    return false;
  }
}

std::int32_t DeviceCall::run_parts(const halfulp_blocks& tensor, std::span<const Part> operands) {
  Device& device = chosen_device();
  halfulp_blocks there = tensor;
  const auto each_part = [&](auto visit) {
    for (const Part part : kEveryPart) {
      const PartSlot slot = slot_of(part);
      if (tensor.*slot.pointer != nullptr) visit(part, tensor.*slot.pointer, tensor.*slot.size);
    }
  };
  each_part([&](Part part, void* host, std::size_t bytes) {
    unsigned char* const begin = memory(static_cast<std::size_t>(part)).at(bytes);
    device.upload(begin, host, bytes);
    there.*slot_of(part).pointer = begin;
  });
  std::int32_t status = call_.run_blocks(call_.state, &there);
  device.wait();
  each_part([&](Part part, void* host, std::size_t bytes) {
    const void* const begin = there.*slot_of(part).pointer;
    if (std::ranges::find(operands, part) == operands.end()) {
      device.download(host, begin, bytes);
    } else {
      std::vector<unsigned char> after(bytes);
      device.download(after.data(), begin, bytes);
      if (!std::ranges::equal(after, bytes_at(host, bytes))) status = fail(kWroteToOperands);
    }
    if (!memory(static_cast<std::size_t>(part)).is_intact()) status = fail(kWroteOutside);
  });
  return status;
}

std::int32_t DeviceCall::run(const halfulp_blocks& tensor, std::span<const Part> operands) {
  const std::lock_guard turn(device_turn());
  if (is_lost()) return HALFULP_FAILED;
  try {
    return call_.run_blocks != nullptr ? run_parts(tensor, operands) : HALFULP_FAILED;
  } catch (const DeviceError& error) {
    lose(error.what());
    return HALFULP_FAILED;
  }
}

}  // namespace halfulp
