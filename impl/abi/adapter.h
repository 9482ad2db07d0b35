// C++ sugar over halfulp_adapter.h: an adapter is a name and lists of conversions, of functions and of block
// operations.
//
//   Adapter my_library() {
//     return {.name = "mylib", .version = "1.2", .homepage = "https://...", .conversions = {
//         convert<float, std::uint16_t>("float32", "float16", "ties_to_even", "ieee",
//                                       [](float x) { return mylib_half_bits(x); })}};
//   }
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <type_traits>
#include <vector>

#include "abi/halfulp_adapter.h"

namespace halfulp::adapter {

/// Converts [count] codes; buffers need no more alignment than their container.
using Batch = std::function<void(const void* operand, void* result, std::size_t count)>;

/// One line of support, with what prepares it. `prepare` returns an empty Batch for a query it does not offer.
struct Conversion {
  std::string operand, result, rounding, profile;
  std::function<Batch(const halfulp_query&)> prepare;
};

/// Computes [count] codes from arrays of [count] codes, one for each operand; alignment as for Batch.
using Columns = std::function<void(const void* const* operands, void* result, std::size_t count)>;

/// One line of support for arithmetic, or for conversions with random bits ("convert", whose second operand they are).
/// `prepare` returns empty Columns for a query it does not offer.
struct Function {
  std::string operation, operand, result, rounding, profile;
  std::function<Columns(const halfulp_query&)> prepare;
};

/// Does one operation on one tensor and returns its HALFULP_* status. May be called from several threads at once.
using BlockRun = std::function<std::int32_t(const halfulp_blocks&)>;

/// One line of support for "quantize", "dequantize", "pack" or "unpack": the block format stands on its side of the
/// arrow, `rounding` and `profile` (the variant) may be patterns. Or for "linear": the format of the weights, of blocks
/// or of elements, is the operand. `prepare` returns an empty BlockRun for a query it does not offer.
struct BlockOperation {
  std::string operation, operand, result, rounding, profile;
  std::function<BlockRun(const halfulp_query&)> prepare;
};

/// What one implementation offers. `memory` says where all buffers of all its operations live.
struct Adapter {
  std::string name, version, homepage;
  std::vector<Conversion> conversions = {};
  std::vector<Function> functions = {};
  std::vector<BlockOperation> blocks = {};
  std::uint32_t memory = HALFULP_MEMORY_HOST;
};

/// Wraps a function of one value. `In` and `Out` are the container integers, or float / double / _Float16 to have the
/// bits reinterpreted; both have the size of the formats' containers.
template <class In, class Out, class Function>
Conversion convert(std::string operand, std::string result, std::string rounding, std::string profile,
                   Function function) {
  static_assert(std::is_trivially_copyable_v<In> && std::is_trivially_copyable_v<Out>);
  Batch batch = [function](const void* operand_codes, void* result_codes, std::size_t count) {
    const auto* from = static_cast<const std::byte*>(operand_codes);
    auto* to = static_cast<std::byte*>(result_codes);
    for (std::size_t i = 0; i < count; ++i) {
      In x;
      std::memcpy(&x, from + i * sizeof(In), sizeof(In));
      const Out y = static_cast<Out>(function(x));
      std::memcpy(to + i * sizeof(Out), &y, sizeof(Out));
    }
  };
  return {std::move(operand), std::move(result), std::move(rounding), std::move(profile),
          [batch](const halfulp_query&) { return batch; }};
}

/// Wraps arithmetic on values of one type that has the size of the format's container. `compute` takes as many as the
/// operation has operands.
template <class Value, class Compute>
Function arithmetic(std::string operation, std::string format, std::string rounding, std::string profile,
                    Compute compute) {
  static_assert(std::is_trivially_copyable_v<Value>);
  Columns columns = [compute](const void* const* operands, void* result, std::size_t count) {
    const auto value = [&](std::size_t operand, std::size_t i) {
      Value x;
      std::memcpy(&x, static_cast<const std::byte*>(operands[operand]) + i * sizeof(Value), sizeof(Value));
      return x;
    };
    for (std::size_t i = 0; i < count; ++i) {
      Value y;
      if constexpr (std::is_invocable_v<Compute, Value>) {
        y = compute(value(0, i));
      } else if constexpr (std::is_invocable_v<Compute, Value, Value>) {
        y = compute(value(0, i), value(1, i));
      } else {
        y = compute(value(0, i), value(1, i), value(2, i));
      }
      std::memcpy(static_cast<std::byte*>(result) + i * sizeof(Value), &y, sizeof(Value));
    }
  };
  return {
      std::move(operation), format, format, std::move(rounding), std::move(profile), [columns](const halfulp_query&) {
        return columns;
      }};
}

/// The C face of an adapter. Lives as long as the program; call once per adapter.
const halfulp_adapter* expose(Adapter adapter);

}  // namespace halfulp::adapter
