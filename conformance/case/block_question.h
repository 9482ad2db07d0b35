// One operation on tensors of one block format, under one variant's rules.
#pragma once

#include <span>
#include <string_view>

#include "block/block_spec.h"
#include "case/operation.h"
#include "format/format_spec.h"

namespace halfulp {

/// A block operation without its tensors.
struct BlockQuestion {
  Operation operation = Operation::quantize;
  const BlockSpec* spec = nullptr;
  const BlockVariant* variant = nullptr;
  const FormatSpec* values = nullptr;  ///< quantize and dequantize; linear: of the outputs, float32; else nullptr.

  const BlockRules& rules() const { return variant->rules; }
  /// The names on both sides of the arrow: the block format, and its values' or, packed, its elements' format.
  std::string_view from() const;
  std::string_view to() const;

  bool operator==(const BlockQuestion&) const = default;
};

/// The formats that tensors of values may have.
std::span<const FormatSpec* const> value_formats();

/// Whether two sets of rules ask the same of an operation: going back, few of the rules matter.
bool asks_same(Operation operation, const BlockRules& a, const BlockRules& b);

}  // namespace halfulp
