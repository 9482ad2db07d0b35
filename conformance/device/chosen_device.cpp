#include "device/chosen_device.h"

#include "device/cuda_device.h"

namespace halfulp {
namespace {

struct Chosen {
  std::unique_ptr<Device> device;
  std::string problem;

  Chosen() {
    try {
      device = open_cuda_device();
    } catch (const DeviceError& error) {
      go_without(error.what());
    }
  }

  void go_without(const std::string& why) {
    device.reset();
    problem = "no CUDA device: " + why;
  }
};

Chosen& chosen() {
  static Chosen only;
  return only;
}

struct Users {
  std::mutex mutex;
  std::size_t count = 0;
  std::string lost;
};

Users& users() {
  static Users all;
  return all;
}

}  // namespace

const std::string& why_no_device() { return chosen().problem; }

Device& chosen_device() { return *chosen().device; }

void choose_device(std::unique_ptr<Device> device) {
  chosen().device = std::move(device);
  chosen().problem.clear();
}

void choose_no_device(const std::string& why) { chosen().go_without(why); }

std::mutex& device_turn() {
  static std::mutex turn;
  return turn;
}

DeviceUse::DeviceUse() {
  const std::lock_guard lock(users().mutex);
  ++users().count;
}

DeviceUse::~DeviceUse() {
  const std::lock_guard lock(users().mutex);
  if (--users().count > 0 || users().lost.empty()) return;
  try {
    chosen_device().reset();
    users().lost.clear();
  } catch (const DeviceError&) {
    // Still lost: whoever comes next is told the first reason.
  }
}

void DeviceUse::lose(const std::string& why) {
  const std::lock_guard lock(users().mutex);
  if (users().lost.empty()) users().lost = why;
}

std::string DeviceUse::lost() const {
  const std::lock_guard lock(users().mutex);
  return users().lost;
}

}  // namespace halfulp
