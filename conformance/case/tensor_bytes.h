// A tensor as an adapter sees it: the bytes of its parts.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "block/tensor.h"
#include "case/block_question.h"

namespace halfulp {

/// The buffers that an operation can read or write.
enum class Part : std::uint8_t { values, codes, scales, tensor, loose_codes, loose_scales, inputs, outputs };

/// Those of operations that are judged: TensorBytes has them, and digests are of all of them.
inline constexpr std::array kParts{Part::values, Part::codes,       Part::scales,
                                   Part::tensor, Part::loose_codes, Part::loose_scales};
inline constexpr std::array kEveryPart{Part::values,      Part::codes,        Part::scales, Part::tensor,
                                       Part::loose_codes, Part::loose_scales, Part::inputs, Part::outputs};

constexpr std::string_view name_of(Part part) {
  constexpr std::string_view names[] = {"values",      "codes",        "scales", "tensor",
                                        "loose_codes", "loose_scales", "inputs", "outputs"};
  return names[static_cast<int>(part)];
}

/// The parts that an operation reads, and those that it writes.
std::span<const Part> operands_of(Operation operation);
std::span<const Part> results_of(Operation operation);

/// Bytes of every part; parts that an operation does not have are empty.
class TensorBytes {
 public:
  std::vector<std::uint8_t>& operator[](Part part) { return parts_[static_cast<std::size_t>(part)]; }
  const std::vector<std::uint8_t>& operator[](Part part) const { return parts_[static_cast<std::size_t>(part)]; }

  bool operator==(const TensorBytes&) const = default;

 private:
  std::array<std::vector<std::uint8_t>, kParts.size()> parts_;
};

/// How many bytes a part of a tensor of this shape has. Requires can_hold(*question.spec, shape).
std::size_t bytes_of(const BlockQuestion& question, Shape shape, Part part);

/// Codes in their format's containers, and back.
std::vector<std::uint8_t> to_bytes(const FormatSpec& format, const std::vector<Code>& codes);
std::vector<Code> to_codes(const FormatSpec& format, const std::vector<std::uint8_t>& bytes);

/// The parts that hold values.
TensorBytes bytes_of_values(const FormatSpec& format, const std::vector<Code>& values);
/// The parts that hold a packed tensor, and back.
TensorBytes bytes_of_planes(Planes planes);
Planes planes_in(const TensorBytes& bytes);
/// The parts that hold codes one by one. There is none for the plane `tensor`.
TensorBytes bytes_of_items(const BlockSpec& spec, const Items& items);
Items items_in(const BlockSpec& spec, const TensorBytes& bytes);

}  // namespace halfulp
