#include "property/subject.h"

#include <algorithm>
#include <cstring>

#include "block/pack.h"
#include "property/broken_adapter.h"
#include "property/oracle_adapter.h"
#include "run/part_slot.h"

namespace halfulp::property {
namespace {

constexpr std::size_t kMargin = 64;
constexpr std::uint8_t kCanary = 0xC5, kPoison = 0x5A;

std::string key_of(const BlockQuestion& question) {
  std::string key(name_of(question.operation));
  key.append(" ").append(question.from()).append(" ").append(question.to());
  return key.append(" ").append(question.variant->name);
}

/// Bytes between canaries. The bytes begin at a multiple of 64.
class Fenced {
 public:
  explicit Fenced(const std::vector<std::uint8_t>& bytes) : size_(bytes.size()), memory_(size_ + 3 * kMargin, kCanary) {
    std::ranges::copy(bytes, data());
  }

  std::uint8_t* data() {
    const auto address = reinterpret_cast<std::uintptr_t>(memory_.data());
    return memory_.data() + (2 * kMargin - address % kMargin);
  }
  std::vector<std::uint8_t> bytes() { return {data(), data() + size_}; }
  bool is_intact() {
    const auto is_canary = [](std::uint8_t byte) { return byte == kCanary; };
    return std::all_of(memory_.data(), data(), is_canary) &&
           std::all_of(data() + size_, memory_.data() + memory_.size(), is_canary);
  }

 private:
  std::size_t size_;
  std::vector<std::uint8_t> memory_;
};

void hand_over(halfulp_blocks& blocks, Part part, void* bytes, std::uint64_t size) {
  const PartSlot slot = slot_of(part);
  blocks.*slot.pointer = bytes;
  blocks.*slot.size = size;
}

}  // namespace

const PreparedCall& Subject::prepared(const BlockQuestion& question) const {
  auto& call = prepared_[key_of(question)];
  if (call == nullptr) call = std::make_unique<PreparedCall>(Cell{implementation_.get(), question});
  return *call;
}

std::int32_t Subject::run(const BlockQuestion& question, Call& call) const {
  halfulp_blocks blocks{};
  blocks.struct_size = sizeof blocks;
  blocks.rows = call.shape.rows;
  blocks.columns = call.shape.columns;
  std::vector<std::pair<Part, Fenced>> operands, results;
  for (const Part part : operands_of(question.operation)) operands.emplace_back(part, Fenced(call.operands[part]));
  for (const Part part : halfulp::results_of(question.operation)) {
    results.emplace_back(part, Fenced(call.results[part]));
  }
  for (auto* parts : {&operands, &results}) {
    for (auto& [part, fenced] : *parts) {
      const std::uint64_t size = fenced.bytes().size();
      const Call::Spoil spoil = part == call.part ? call.spoil : Call::Spoil::nothing;
      const std::uint64_t more = spoil == Call::Spoil::one_byte_more ? 1 : 0;
      const std::uint64_t less = spoil == Call::Spoil::one_byte_less ? 1 : 0;
      const bool is_null = spoil == Call::Spoil::null || size == 0;
      hand_over(blocks, part, is_null ? nullptr : fenced.data(), size + more - less);
    }
  }
  const PreparedCall& prepared_call = prepared(question);
  const std::int32_t status = prepared_call.run(blocks);
  if (status == HALFULP_FAILED) throw Misbehaviour(key_of(question) + " failed: " + prepared_call.last_error());
  for (auto& [part, fenced] : operands) {
    if (!fenced.is_intact() || fenced.bytes() != call.operands[part]) {
      throw Misbehaviour(key_of(question) + " wrote to an operand, " + std::string(name_of(part)));
    }
  }
  for (auto& [part, fenced] : results) {
    if (!fenced.is_intact()) throw Misbehaviour(key_of(question) + " wrote beside " + std::string(name_of(part)));
    call.results[part] = fenced.bytes();
  }
  return status;
}

TensorBytes Subject::results_of(const BlockQuestion& question, Shape shape, TensorBytes operands) const {
  Call call{.shape = shape, .operands = std::move(operands), .results = {}};
  for (const Part part : halfulp::results_of(question.operation)) {
    call.results[part].assign(bytes_of(question, shape, part), kPoison);
  }
  const std::int32_t status = run(question, call);
  if (status != HALFULP_OK) throw Misbehaviour(key_of(question) + " returned the status " + std::to_string(status));
  return std::move(call.results);
}

Planes Subject::quantize(const Scheme& scheme, const Tensor& values) const {
  const BlockQuestion question{Operation::quantize, scheme.spec, scheme.variant, values.format};
  return planes_in(results_of(question, values.shape, bytes_of_values(*values.format, values.values)));
}

Tensor Subject::dequantize(const Scheme& scheme, const FormatSpec& format, Shape shape, const Planes& planes) const {
  const BlockQuestion question{Operation::dequantize, scheme.spec, scheme.variant, &format};
  const TensorBytes bytes = results_of(question, shape, bytes_of_planes(planes));
  return {&format, shape, to_codes(format, bytes[Part::values])};
}

Planes Subject::pack(const Scheme& scheme, Shape shape, const Items& items) const {
  const BlockQuestion question{Operation::pack, scheme.spec, scheme.variant, nullptr};
  return planes_in(results_of(question, shape, bytes_of_items(*scheme.spec, items)));
}

Items Subject::unpack(const Scheme& scheme, Shape shape, const Planes& planes) const {
  const BlockQuestion question{Operation::unpack, scheme.spec, scheme.variant, nullptr};
  return items_in(*scheme.spec, results_of(question, shape, bytes_of_planes(planes)));
}

Tensor Subject::round_trip(const Scheme& scheme, const Tensor& values) const {
  return dequantize(scheme, *values.format, values.shape, quantize(scheme, values));
}

std::unique_ptr<Subject> open_subject(const std::string& locator) {
  constexpr std::string_view kBroken = "broken:";
  const auto ours = [&](adapter::Adapter adapter) {
    const halfulp_adapter* face = adapter::expose(std::move(adapter));
    return std::make_unique<Subject>(std::make_unique<Implementation>(face, "builtin", locator));
  };
  if (locator == "oracle") return ours(oracle_adapter());
  if (!locator.starts_with(kBroken)) return std::make_unique<Subject>(open_implementation(locator));
  const auto deviation = deviation_called(locator.substr(kBroken.size()));
  if (!deviation) throw LoadError(locator + ": no fault, axis or position of an axis is called so");
  return ours(oracle_adapter("broken", *deviation));
}

}  // namespace halfulp::property
