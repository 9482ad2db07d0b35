// What an implementation can be asked to do: one row per operation.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "oracle/arithmetic.h"

namespace halfulp {

enum class Operation : std::uint8_t {
  convert,
  add,
  subtract,
  multiply,
  divide,
  fused_multiply_add,
  square_root,
  quantize,
  dequantize,
  pack,
  unpack,
  linear
};

struct OperationRow {
  Operation operation;
  std::string_view name;
  std::string_view meaning;
  std::optional<Arithmetic> arithmetic = {};  ///< Of numbers; not of conversions, nor of blocks.
  bool is_judged = true;                      ///< Whether there is one right result for every case.
};

inline constexpr std::array kOperations{
    OperationRow{Operation::convert, "convert", "one format to another: encode, decode and everything between"},
    OperationRow{Operation::add, "add", "x + y, rounded once", Arithmetic::add},
    OperationRow{Operation::subtract, "subtract", "x - y, rounded once", Arithmetic::subtract},
    OperationRow{Operation::multiply, "multiply", "x * y, rounded once", Arithmetic::multiply},
    OperationRow{Operation::divide, "divide", "x / y, rounded once", Arithmetic::divide},
    OperationRow{Operation::fused_multiply_add, "fused_multiply_add", "x * y + z, rounded once",
                 Arithmetic::fused_multiply_add},
    OperationRow{Operation::square_root, "square_root", "the square root of x, rounded once", Arithmetic::square_root},
    OperationRow{Operation::quantize, "quantize", "a tensor of values to blocks: scales and packed codes"},
    OperationRow{Operation::dequantize, "dequantize", "blocks back to values"},
    OperationRow{Operation::pack, "pack", "codes one by one to the bytes that are stored"},
    OperationRow{Operation::unpack, "unpack", "stored bytes to codes one by one"},
    OperationRow{Operation::linear, "linear", "inputs times stored weights; for mnist, not judged", {}, false},
};

constexpr const OperationRow& row_of(Operation operation) { return kOperations[static_cast<std::size_t>(operation)]; }

constexpr std::string_view name_of(Operation operation) { return row_of(operation).name; }

/// Whether it is done on tensors, not on single numbers.
constexpr bool is_on_blocks(Operation operation) { return operation >= Operation::quantize; }

constexpr std::optional<Operation> operation_called(std::string_view name) {
  for (const OperationRow& row : kOperations) {
    if (row.name == name) return row.operation;
  }
  return std::nullopt;
}

}  // namespace halfulp
