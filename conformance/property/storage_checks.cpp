// Properties of bytes, and of calls that must be refused.
#include <array>

#include "block/layout.h"
#include "block/pack.h"
#include "property/checks.h"
#include "property/comparison.h"
#include "property/stored_sample.h"

namespace halfulp::property {
namespace {

constexpr std::uint8_t kPoison = 0x5A;

/// A call with buffers of the right sizes.
Call good_call(const BlockQuestion& question, const Sample& sample) {
  Call call{.shape = sample.values.shape, .operands = {}, .results = {}};
  for (const Part part : operands_of(question.operation)) {
    call.operands[part].assign(bytes_of(question, call.shape, part), 0);
  }
  for (const Part part : results_of(question.operation)) {
    call.results[part].assign(bytes_of(question, call.shape, part), kPoison);
  }
  return call;
}

std::string status_text(std::int32_t status) {
  constexpr std::array kNames{"OK", "UNSUPPORTED", "FAILED", "BAD_SHAPE", "BAD_BUFFER"};
  const auto at = static_cast<std::size_t>(status);
  return at < kNames.size() ? kNames[at] : std::to_string(status);
}

/// Makes a call that must be refused.
Verdict refuse(const Subject& subject, const BlockQuestion& question, Call call, std::int32_t due,
               const std::string& what) {
  const TensorBytes before = call.results;
  const std::int32_t status = subject.run(question, call);
  const std::string where = std::string(name_of(question.operation)) + " with " + what;
  if (status != due) return {1, where + " gave " + status_text(status) + ", due is " + status_text(due)};
  if (call.results != before) return {1, where + " was refused, but something was written"};
  return {1, ""};
}

Verdict refuse_buffers(const Subject& subject, const BlockQuestion& question, const Sample& sample) {
  constexpr std::array kSpoils{std::pair{Call::Spoil::null, "NULL for "},
                               std::pair{Call::Spoil::one_byte_less, "a byte less of "},
                               std::pair{Call::Spoil::one_byte_more, "a byte more of "}};
  Verdict verdict;
  for (const auto parts : {operands_of(question.operation), results_of(question.operation)}) {
    for (const Part part : parts) {
      if (bytes_of(question, sample.values.shape, part) == 0) continue;
      for (const auto& [spoil, what] : kSpoils) {
        Call call = good_call(question, sample);
        call.part = part;
        call.spoil = spoil;
        verdict =
            verdict + refuse(subject, question, std::move(call), HALFULP_BAD_BUFFER, what + std::string(name_of(part)));
      }
    }
  }
  return verdict;
}

Verdict refuse_shapes(const Subject& subject, const BlockQuestion& question, const Sample& sample) {
  const Shape shape = sample.values.shape;
  constexpr std::size_t kFar = std::size_t{1} << 32;
  // Of the last two the products are 0 and 64 modulo 2^64: buffers of this sample may look large enough.
  std::vector<Shape> shapes{{std::size_t{1} << 52, 4096}, {kFar, kFar}, {(std::size_t{1} << 58) + 1, 64}};
  for (const std::size_t columns : {shape.columns + 1, shape.columns - 1, std::size_t{0}}) {
    if (!can_hold(*question.spec, {shape.rows, columns})) shapes.push_back({shape.rows, columns});
  }
  Verdict verdict;
  for (const Shape bad : shapes) {
    Call call = good_call(question, sample);
    call.shape = bad;
    verdict = verdict + refuse(subject, question, std::move(call), HALFULP_BAD_SHAPE,
                               std::to_string(bad.rows) + " x " + std::to_string(bad.columns));
  }
  return verdict;
}

}  // namespace

Verdict storage_keeps_codes(const Subject& subject, const Sample& sample) {
  const auto& [scheme, values, choice] = sample;
  Items items = stored_items(sample);
  const Planes expected = pack(*scheme.spec, scheme.rules(), values.shape, items);
  const Planes packed = subject.pack(scheme, values.shape, items);
  const Items back = subject.unpack(scheme, values.shape, packed);
  const CodePlaces places{indices_below(items.elements.size()), indices_below(items.scales.size())};
  return compare_bytes(packed.codes, expected.codes, "packed codes") +
         compare_bytes(packed.scales, expected.scales, "packed scales") +
         compare_items(scheme, back, places, items, places, "before it was packed");
}

Verdict bad_calls_are_refused(const Subject& subject, const Sample& sample) {
  constexpr std::array kOperations{Operation::quantize, Operation::dequantize, Operation::pack, Operation::unpack};
  const Operation operation = kOperations[sample.choice % kOperations.size()];
  const bool has_values = operation == Operation::quantize || operation == Operation::dequantize;
  const BlockQuestion question{operation, sample.scheme.spec, sample.scheme.variant,
                               has_values ? sample.values.format : nullptr};
  return refuse_buffers(subject, question, sample) + refuse_shapes(subject, question, sample);
}

}  // namespace halfulp::property
