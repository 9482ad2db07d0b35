// What an implementation can be asked to do: one row per operation.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace halfulp {

enum class Operation : std::uint8_t { convert, quantize, dequantize, pack, unpack };

struct OperationRow {
  Operation operation;
  std::string_view name;
  std::string_view meaning;
};

inline constexpr std::array kOperations{
    OperationRow{Operation::convert, "convert", "one format to another: encode, decode and everything between"},
    OperationRow{Operation::quantize, "quantize", "a tensor of values to blocks: scales and packed codes"},
    OperationRow{Operation::dequantize, "dequantize", "blocks back to values"},
    OperationRow{Operation::pack, "pack", "codes one by one to the bytes that are stored"},
    OperationRow{Operation::unpack, "unpack", "stored bytes to codes one by one"},
};

constexpr std::string_view name_of(Operation operation) { return kOperations[static_cast<int>(operation)].name; }

constexpr std::optional<Operation> operation_called(std::string_view name) {
  for (const OperationRow& row : kOperations) {
    if (row.name == name) return row.operation;
  }
  return std::nullopt;
}

}  // namespace halfulp
