// What the operands are: one row per mix.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "block/tensor.h"
#include "case/block_question.h"
#include "judge/answers.h"

namespace halfulp::throughput {

/// Operands of a conversion: [count] codes of `question.from` in their containers.
struct ConversionOperands {
  const Question& question;
  void* codes;
  std::size_t count;
};

/// Values of a tensor that will be blocks: [rows][columns] codes of `question.values` in their containers.
struct TensorValues {
  const BlockQuestion& question;
  void* codes;
  Shape shape;
};

/// A kind of data. What is filled is a function of the arguments alone, the same on every machine.
struct Mix {
  std::string_view name;
  std::string_view meaning;
  bool depends_on_target;  ///< Whether operands depend on the format that they are converted to.
  void (*encode)(const ConversionOperands& to_fill, std::uint64_t seed);  ///< Into a narrower format.
  void (*decode)(const ConversionOperands& to_fill, std::uint64_t seed);  ///< From the narrower format.
  void (*tensor)(const TensorValues& to_fill, std::uint64_t seed);
};

std::span<const Mix> mixes();

/// The mix called `name`, or nullptr.
const Mix* mix_called(std::string_view name);

/// Whether a conversion starts from the narrower of its two formats.
bool is_decoding(const Question& question);

/// Fills operands by the mix's function for this direction.
void fill(const Mix& mix, const ConversionOperands& to_fill, std::uint64_t seed);

}  // namespace halfulp::throughput
