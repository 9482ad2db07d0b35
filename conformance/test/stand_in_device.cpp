#include "stand_in_device.h"

#include <chrono>
#include <cstdlib>
#include <cstring>

#include "case/container.h"

namespace halfulp {
namespace {

class StandIn final : public Device {
 public:
  explicit StandIn(std::shared_ptr<StandInState> state) : state_(std::move(state)) {}

  DeviceFacts facts() override {
    DeviceFacts facts;
    facts.name = "stand-in";
    return facts;
  }

  void* allocate(std::size_t bytes) override {
    ++state_->allocations;
    return std::malloc(bytes);
  }
  void release(void* memory) noexcept override {
    --state_->allocations;
    std::free(memory);
  }
  void upload(void* to, const void* from, std::size_t bytes) override { std::memcpy(to, from, bytes); }
  void download(void* to, const void* from, std::size_t bytes) override {
    wait();
    state_->downloaded += bytes;
    if (bytes > 0) std::memcpy(to, from, bytes);  // an empty vector has no address
  }

  void copy(void* to, const void* from, std::size_t bytes) override { std::memcpy(to, from, bytes); }

  void ascend(void* codes, int bits, std::uint64_t first, std::size_t count) override {
    with_container(bits, [&](auto zero) {
      using Container = decltype(zero);
      for (std::size_t i = 0; i < count; ++i) static_cast<Container*>(codes)[i] = static_cast<Container>(first + i);
    });
  }
  void poison(void* codes, int bits, AnswerRunsView runs, std::uint64_t first, std::size_t count) override {
    with_container(bits, [&](auto zero) {
      using Container = decltype(zero);
      for (std::size_t i = 0; i < count; ++i) {
        static_cast<Container*>(codes)[i] = unlike<Container>(expected(runs, first + i));
      }
    });
  }
  std::uint64_t count_differing(const void* codes, int bits, AnswerRunsView runs, std::uint64_t first,
                                std::size_t count) override {
    wait();
    ++state_->comparisons;
    std::uint64_t found = 0;
    for (std::size_t i = 0; i < count; ++i) found += load_code(codes, bits, i) != expected(runs, first + i) ? 1 : 0;
    return found;
  }

  void wait() override {
    if (!state_->fault.empty()) throw DeviceError(state_->fault);
  }
  double seconds_of(const std::function<void()>& work) override {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }
  void reset() override {
    ++state_->resets;
    state_->fault.clear();
  }

 private:
  static std::uint64_t expected(AnswerRunsView runs, std::uint64_t index) {
    return runs.codes[run_between(runs, 0, runs.count - 1, index)];
  }

  std::shared_ptr<StandInState> state_;
};

}  // namespace

std::unique_ptr<Device> stand_in_device(std::shared_ptr<StandInState> state) {
  return std::make_unique<StandIn>(std::move(state));
}

}  // namespace halfulp
