#include "throughput/device_job.h"

#include <array>
#include <mutex>

#include "device/device_memory.h"
#include "run/part_slot.h"

namespace halfulp::throughput {
namespace {

/// Calls between two readings of the clock: enough that starting them is hidden behind those before.
constexpr int kCallsAtOnce = 16;

/// Memory of a job, part by part. Shared by the functions of the job.
struct DeviceParts {
  std::shared_ptr<const PreparedCall> call;  // first member: its use of the device outlives the memory
  std::vector<std::unique_ptr<DeviceMemory>> memory;

  /// Room for `bytes`, filled from `host` unless that is null.
  unsigned char* add(const void* host, std::size_t bytes) {
    memory.push_back(std::make_unique<DeviceMemory>(chosen_device()));
    unsigned char* const begin = memory.back()->at(bytes);
    if (host != nullptr) chosen_device().upload(begin, host, bytes);
    return begin;
  }
};

/// Makes memory on the device. Errors: NoOperands.
template <class Make>
auto on_device(Make make) {
  const std::lock_guard turn(device_turn());
  try {
    return make();
  } catch (const DeviceError& error) {
    throw NoOperands(error.what());
  }
}

/// The job whose every call `start` leaves in the stream. Where the device fails, `lose` is told.
template <class Start, class Lose>
Job job_from(std::string name, std::size_t elements, Start start, Lose lose, std::function<std::string()> reason) {
  const auto guarded = [lose](auto work, auto failed) {
    const std::lock_guard turn(device_turn());
    try {
      return work();
    } catch (const DeviceError& error) {
      lose(error.what());
      return failed;
    }
  };
  const auto run = [=](unsigned) {
    return guarded(
        [&] {
          const bool is_started = start();
          chosen_device().wait();
          return is_started;
        },
        false);
  };
  const auto seconds = [=] {
    return guarded(
        [&] {
          bool is_started = true;
          const double all = chosen_device().seconds_of([&] {
            for (int i = 0; i < kCallsAtOnce && is_started; ++i) is_started = start();
          });
          return is_started ? all / kCallsAtOnce : -1.0;
        },
        -1.0);
  };
  return {.name = std::move(name),
          .threads = 1,
          .elements = elements,
          .run = run,
          .reason = std::move(reason),
          .seconds = seconds};
}

template <class Start>
Job job_from(const Line& line, const std::shared_ptr<DeviceParts>& parts, std::size_t elements, Start start) {
  return job_from(
      line.id(), elements, start, [parts](const std::string& why) { parts->call->on_device()->lose(why); },
      [parts] { return "failed: " + parts->call->last_error(); });
}

}  // namespace

Job device_job_of(const Line& line, const Question& question, std::shared_ptr<const PreparedCall> call,
                  Operands& operands) {
  const std::size_t count = line.size->elements();
  const auto host = operands.codes(question, *line.mix, *line.size);
  return on_device([&] {
    const auto parts = std::make_shared<DeviceParts>(DeviceParts{std::move(call), {}});
    unsigned char* const from = parts->add(host->of(0), host->bytes());
    unsigned char* const to = parts->add(nullptr, count * static_cast<std::size_t>(question.to->container_bits()) / 8);
    return job_from(line, parts, count, [=] {
      const void* const columns[] = {from};
      return parts->call->on_device()->start(columns, to, count);
    });
  });
}

Job device_job_of(const Line& line, const BlockQuestion& question, std::shared_ptr<const PreparedCall> call,
                  Operands& operands) {
  const Shape shape = line.size->shape();
  const auto host = operands.tensor(question, *line.mix, *line.size);
  halfulp_blocks there{};
  there.struct_size = sizeof there;
  there.rows = shape.rows;
  there.columns = shape.columns;
  return on_device([&] {
    const auto parts = std::make_shared<DeviceParts>(DeviceParts{std::move(call), {}});
    const auto place = [&](Part part, const void* filled_from) {
      const std::size_t bytes = bytes_of(question, shape, part);
      if (bytes == 0) return;
      there.*slot_of(part).pointer = parts->add(filled_from, bytes);
      there.*slot_of(part).size = bytes;
    };
    for (const Part part : operands_of(question.operation)) {
      const Slices* const slices = host->part(part);
      place(part, slices != nullptr ? slices->of(0) : nullptr);
    }
    for (const Part part : results_of(question.operation)) place(part, nullptr);
    return job_from(line, parts, shape.count(), [=] { return parts->call->on_device()->start(there); });
  });
}

Job device_copy_job(const Size& size) {
  struct Memory {
    DeviceUse use;  // first member: it outlives the memory
    DeviceMemory from{chosen_device()}, to{chosen_device()};
  };
  const std::size_t bytes = size.elements() * sizeof(float);
  return on_device([&] {
    const auto memory = std::make_shared<Memory>();
    unsigned char* const from = memory->from.at(bytes);
    unsigned char* const to = memory->to.at(bytes);
    return job_from(
        "copy on the device/" + std::string(size.name), size.elements(),
        [=] {
          if (memory->use.lost().empty()) chosen_device().copy(to, from, bytes);
          return memory->use.lost().empty();
        },
        [memory](const std::string& why) { memory->use.lose(why); },
        [memory] { return "failed: " + memory->use.lost(); });
  });
}

}  // namespace halfulp::throughput
