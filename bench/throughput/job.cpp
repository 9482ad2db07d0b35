#include "throughput/job.h"

#include <benchmark/benchmark.h>

#include <cstring>

#include "block/layout.h"
#include "run/prepared.h"
#include "throughput/device_job.h"

namespace halfulp::throughput {
namespace {

std::shared_ptr<const PreparedCall> prepare(const Line& line) {
  auto call = std::make_shared<const PreparedCall>(line.cell);
  if (!call->offered()) throw NoOperands("the adapter declines what it declared");
  return call;
}

std::string failure_of(const PreparedCall& call) { return "failed: " + call.last_error(); }

Job job_of(const Line& line, const Question& question, Operands& operands) {
  const auto call = prepare(line);
  if (call->on_device() != nullptr) return device_job_of(line, question, call, operands);
  const std::size_t count = line.size->elements();
  const auto from = operands.codes(question, *line.mix, *line.size);
  const auto bytes = static_cast<std::size_t>(question.to->container_bits()) / 8;
  const auto to = std::make_shared<const Slices>(count * bytes, line.threads);
  return {.name = line.id(),
          .threads = line.threads,
          .elements = count,
          .run = [=](unsigned thread) { return call->convert(from->of(thread), to->of(thread), count); },
          .reason = [=] { return failure_of(*call); }};
}

Job job_of(const Line& line, const BlockQuestion& question, Operands& operands) {
  const Shape shape = line.size->shape();
  if (!can_hold(*question.spec, shape)) throw NoOperands("the format has no blocks for this shape");
  const auto call = prepare(line);
  if (call->on_device() != nullptr) return device_job_of(line, question, call, operands);
  const auto from = operands.tensor(question, *line.mix, *line.size);
  const auto to = std::make_shared<const TensorSlices>(question, results_of(question.operation), shape, line.threads);
  const auto run = [=](unsigned thread) {
    halfulp_blocks blocks{};
    blocks.struct_size = sizeof blocks;
    blocks.rows = shape.rows;
    blocks.columns = shape.columns;
    from->place_in(blocks, thread);
    to->place_in(blocks, thread);
    return call->run(blocks) == HALFULP_OK;
  };
  return {.name = line.id(), .threads = line.threads, .elements = shape.count(), .run = run, .reason = [=] {
            return failure_of(*call);
          }};
}

}  // namespace

Job job_of(const Line& line, Operands& operands) {
  return std::visit([&](const auto& question) { return job_of(line, question, operands); }, line.cell.question);
}

Job copy_job(const Size& size, unsigned threads) {
  const std::size_t bytes = size.elements() * sizeof(float);
  const auto from = std::make_shared<const Slices>(bytes, threads), to = std::make_shared<const Slices>(bytes, threads);
  return {.name = "memcpy/" + std::string(size.name) + "/" + std::to_string(threads),
          .threads = threads,
          .elements = size.elements(),
          .run =
              [=](unsigned thread) {
                std::memcpy(to->of(thread), from->of(thread), bytes);
                benchmark::ClobberMemory();
                return true;
              },
          .reason = [] { return std::string(); }};
}

}  // namespace halfulp::throughput
