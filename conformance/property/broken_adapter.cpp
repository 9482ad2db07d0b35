#include "property/broken_adapter.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace halfulp::property {
namespace {

/// A code next to another, if the element has so many.
Code other_code(const FormatSpec& element, Code code) { return code ^ (element.k > 1 ? 1 : 0); }

constexpr std::array kFaults{
    Fault{"looks_ahead", "the first code follows from the last value",
          [] {
            Deviation deviation;
            deviation.quantized = [](const BlockQuestion& question, const Tensor& values, Items& items) {
              if (values.values.empty() || values.values.back() == 0) return;
              items.elements.front() = other_code(*question.spec->element, items.elements.front());
            };
            return deviation;
          }},
    Fault{"reads_half", "float16 and bfloat16 values with an odd last bit get another code",
          [] {
            Deviation deviation;
            deviation.quantized = [](const BlockQuestion& question, const Tensor& values, Items& items) {
              if (values.format->k != 16) return;
              for (std::size_t i = 0; i < values.values.size(); ++i) {
                if (values.values[i] % 2 != 0) {
                  items.elements[i] = other_code(*question.spec->element, items.elements[i]);
                }
              }
            };
            return deviation;
          }},
    Fault{"zero_becomes_one", "zeros come back as ones",
          [] {
            Deviation deviation;
            deviation.dequantized = [](const BlockQuestion& question, const Items&, std::vector<Code>& values) {
              const Code one = static_cast<Code>(question.values->bias) << question.values->trailing_bits();
              for (Code& value : values) {
                if ((value & question.values->magnitude_mask()) == 0) value = one;
              }
            };
            return deviation;
          }},
    Fault{"swaps_neighbours", "every other pair of values comes back swapped",
          [] {
            Deviation deviation;
            deviation.dequantized = [](const BlockQuestion&, const Items&, std::vector<Code>& values) {
              for (std::size_t i = 0; i + 1 < values.size(); i += 4) std::swap(values[i], values[i + 1]);
            };
            return deviation;
          }},
    Fault{"adds_an_ulp", "from 1 on values come back one ulp too large",
          [] {
            Deviation deviation;
            deviation.dequantized = [](const BlockQuestion& question, const Items&, std::vector<Code>& values) {
              const Code one = static_cast<Code>(question.values->bias) << question.values->trailing_bits();
              for (Code& value : values) {
                const Code magnitude = value & question.values->magnitude_mask();
                if (magnitude >= one && magnitude < question.values->max_finite_code()) ++value;
              }
            };
            return deviation;
          }},
    Fault{"takes_any_buffer", "bad buffers are not refused",
          [] {
            Deviation deviation;
            deviation.status = [](const BlockQuestion&, const halfulp_blocks&, std::int32_t status) {
              return status == HALFULP_BAD_BUFFER ? std::int32_t{HALFULP_UNSUPPORTED} : status;
            };
            return deviation;
          }},
    Fault{"writes_then_refuses", "codes are written before the call is refused",
          [] {
            Deviation deviation;
            deviation.status = [](const BlockQuestion& question, const halfulp_blocks& blocks, std::int32_t status) {
              const bool writes = question.operation == Operation::quantize && status != HALFULP_OK;
              if (writes && blocks.codes != nullptr && blocks.code_bytes > 0) std::memset(blocks.codes, 0, 1);
              return status;
            };
            return deviation;
          }},
};

/// "scale_source=previous" as a deviation.
std::optional<Deviation> axis_deviation(std::string_view name) {
  const auto equals = name.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  for (const Axis& axis : axes()) {
    if (axis.name != name.substr(0, equals)) continue;
    for (std::size_t position = 0; position < axis.values.size(); ++position) {
      if (axis.values[position].name != name.substr(equals + 1)) continue;
      Deviation deviation;
      deviation.rules = [&axis, position](const BlockQuestion&, BlockRules& rules) {
        axis.set(rules, static_cast<int>(position));
      };
      return deviation;
    }
  }
  return std::nullopt;
}

}  // namespace

std::span<const Fault> faults() { return kFaults; }

std::optional<Deviation> deviation_called(std::string_view name) {
  const auto row = std::ranges::find(kFaults, name, &Fault::name);
  return row != kFaults.end() ? std::optional(row->make()) : axis_deviation(name);
}

}  // namespace halfulp::property
