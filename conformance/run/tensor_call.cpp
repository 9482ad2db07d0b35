#include "run/tensor_call.h"

#include <tbb/task_arena.h>

#include <algorithm>
#include <cstring>

#include "run/guard.h"
#include "run/part_slot.h"

namespace halfulp {
namespace {

std::string shape_text(Shape shape) { return std::to_string(shape.rows) + "x" + std::to_string(shape.columns); }

std::string refusal_text(std::int32_t status, Shape shape, const PreparedCall& call) {
  switch (status) {
    case HALFULP_BAD_SHAPE:
      return "refused a tensor of " + shape_text(shape) + " as one it has no blocks for";
    case HALFULP_BAD_BUFFER:
      return "refused the buffers of a tensor of " + shape_text(shape);
    case HALFULP_FAILED:
      return "failed: " + call.last_error();
    default:
      return "returned the status " + std::to_string(status) + ", which does not exist";
  }
}

Reply reply_of(std::int32_t status) {
  switch (status) {
    case HALFULP_OK:
      return Reply::done;
    case HALFULP_BAD_SHAPE:
      return Reply::bad_shape;
    case HALFULP_BAD_BUFFER:
      return Reply::bad_buffer;
    default:
      return Reply::failed;
  }
}

}  // namespace

const GuardedMemory& TensorMemory::memory(Part part, std::size_t bytes) {
  auto& memory = parts_[static_cast<std::size_t>(part)];
  if (memory == nullptr || memory->capacity() < bytes) memory = std::make_unique<GuardedMemory>(bytes);
  return *memory;
}

void TensorMemory::load(const BlockQuestion& question, const TensorCase& tensor) {
  for (const Part part : operands_of(question.operation)) {
    const auto& bytes = tensor.operands[part];
    std::ranges::copy(bytes, memory(part, bytes.size()).writable(bytes.size()));
  }
}

TensorStatus TensorMemory::call(const PreparedCall& call, const std::string& cell, const BlockQuestion& question,
                                const TensorCase& tensor) {
  halfulp_blocks blocks{};
  blocks.struct_size = sizeof blocks;
  blocks.rows = tensor.shape.rows;
  blocks.columns = tensor.shape.columns;
  const auto place = [&](Part part, std::size_t size, void* pointer) {
    const PartSlot slot = slot_of(part);
    const bool is_misused = part == tensor.part;
    blocks.*slot.pointer = is_misused && tensor.misuse == Misuse::null_part ? nullptr : pointer;
    blocks.*slot.size = is_misused && tensor.misuse == Misuse::short_part ? size - 1 : size;
  };
  for (const Part part : operands_of(question.operation)) {
    const std::size_t size = whole_size(question, tensor.shape, part);
    // The interface has no const; the page has.
    place(part, size, const_cast<unsigned char*>(memory(part, size).readable(size)));
  }
  for (const Part part : results_of(question.operation)) {
    const std::size_t size = whole_size(question, tensor.shape, part);
    place(part, size, memory(part, size).writable(size));
  }
  std::int32_t status = HALFULP_OK;
  {
    const CallMark inside(cell);
    // An implementation with tasks of its own must not pick up another case while it waits: that case would take the
    // memory of this one.
    tbb::this_task_arena::isolate([&] { status = call.run(blocks); });
  }
  return {status, status != HALFULP_OK ? refusal_text(status, tensor.shape, call) : ""};
}

TensorAnswer TensorMemory::run(const PreparedCall& prepared, const std::string& cell, const BlockQuestion& question,
                               const TensorCase& tensor, const TensorBytes& poison) {
  for (const Part part : results_of(question.operation)) {
    const auto& bytes = poison[part];
    std::ranges::copy(bytes, memory(part, bytes.size()).writable(bytes.size()));
  }
  TensorStatus status = call(prepared, cell, question, tensor);
  TensorAnswer answer;
  if (tensor.misuse == Misuse::none && status.status != HALFULP_OK) {
    answer.error = std::move(status.error);
    return answer;
  }
  answer.result.reply = reply_of(status.status);
  for (const Part part : results_of(question.operation)) {
    const std::size_t size = poison[part].size();
    const unsigned char* results = memory(part, size).writable(size);
    answer.result.bytes[part].assign(results, results + size);
  }
  answer.result.is_touched = answer.result.bytes != poison;
  return answer;
}

TensorMemory& worker_memory() {
  thread_local TensorMemory memory;
  return memory;
}

TensorBytes poison_of(const BlockQuestion& question, const TensorCase& tensor, std::uint8_t byte) {
  TensorBytes poison;
  for (const Part part : results_of(question.operation)) {
    poison[part].assign(whole_size(question, tensor.shape, part), byte);
  }
  return poison;
}

}  // namespace halfulp
