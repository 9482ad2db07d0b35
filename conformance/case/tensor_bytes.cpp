#include "case/tensor_bytes.h"

#include "block/layout.h"
#include "case/container.h"

namespace halfulp {
namespace {

constexpr std::array kValues{Part::values};
constexpr std::array kPlanes{Part::codes, Part::scales, Part::tensor};
constexpr std::array kPackedPlanes{Part::codes, Part::scales};
constexpr std::array kItems{Part::loose_codes, Part::loose_scales};
constexpr std::array kPlanesAndInputs{Part::codes, Part::scales, Part::tensor, Part::inputs};
constexpr std::array kOutputs{Part::outputs};

std::size_t container_bytes(const FormatSpec& format) { return static_cast<std::size_t>(format.container_bits()) / 8; }

}  // namespace

std::span<const Part> operands_of(Operation operation) {
  switch (operation) {
    case Operation::quantize:
      return kValues;
    case Operation::dequantize:
      return kPlanes;
    case Operation::pack:
      return kItems;
    case Operation::unpack:
      return kPackedPlanes;
    case Operation::linear:
      return kPlanesAndInputs;
    default:  // not on blocks
      break;
  }
  return {};
}

std::span<const Part> results_of(Operation operation) {
  switch (operation) {
    case Operation::quantize:
      return kPlanes;
    case Operation::dequantize:
      return kValues;
    case Operation::pack:
      return kPackedPlanes;
    case Operation::unpack:
      return kItems;
    case Operation::linear:
      return kOutputs;
    default:  // not on blocks
      break;
  }
  return {};
}

std::size_t bytes_of(const BlockQuestion& question, Shape shape, Part part) {
  const BlockSpec& spec = *question.spec;
  const PlaneSizes sizes = plane_sizes(spec, question.rules(), shape);
  switch (part) {
    case Part::values:
      return question.values != nullptr ? shape.count() * container_bytes(*question.values) : 0;
    case Part::codes:
      return sizes.codes;
    case Part::scales:
      return sizes.scales;
    case Part::tensor:
      return sizes.tensor;
    case Part::loose_codes:
      return stored_elements(spec, question.rules(), shape);
    case Part::loose_scales:
      return block_count(spec, shape) * spec.scales_per_block * container_bytes(*spec.scale);
    case Part::inputs:
    case Part::outputs:
      break;  // of as many rows as a call has
  }
  return 0;
}

std::vector<std::uint8_t> to_bytes(const FormatSpec& format, const std::vector<Code>& codes) {
  std::vector<std::uint8_t> bytes(codes.size() * container_bytes(format));
  with_container(format.container_bits(), [&](auto zero) {
    auto* out = reinterpret_cast<decltype(zero)*>(bytes.data());
    for (std::size_t i = 0; i < codes.size(); ++i) out[i] = static_cast<decltype(zero)>(codes[i]);
  });
  return bytes;
}

std::vector<Code> to_codes(const FormatSpec& format, const std::vector<std::uint8_t>& bytes) {
  std::vector<Code> codes(bytes.size() / container_bytes(format));
  with_container(format.container_bits(), [&](auto zero) {
    const auto* in = reinterpret_cast<const decltype(zero)*>(bytes.data());
    for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = in[i];
  });
  return codes;
}

TensorBytes bytes_of_values(const FormatSpec& format, const std::vector<Code>& values) {
  TensorBytes bytes;
  bytes[Part::values] = to_bytes(format, values);
  return bytes;
}

TensorBytes bytes_of_planes(Planes planes) {
  TensorBytes bytes;
  bytes[Part::codes] = std::move(planes.codes);
  bytes[Part::scales] = std::move(planes.scales);
  bytes[Part::tensor] = std::move(planes.tensor);
  return bytes;
}

Planes planes_in(const TensorBytes& bytes) { return {bytes[Part::codes], bytes[Part::scales], bytes[Part::tensor]}; }

TensorBytes bytes_of_items(const BlockSpec& spec, const Items& items) {
  TensorBytes bytes;
  bytes[Part::loose_codes] = to_bytes(*spec.element, items.elements);
  bytes[Part::loose_scales] = to_bytes(*spec.scale, items.scales);
  return bytes;
}

Items items_in(const BlockSpec& spec, const TensorBytes& bytes) {
  return {to_codes(*spec.element, bytes[Part::loose_codes]), to_codes(*spec.scale, bytes[Part::loose_scales]), {}};
}

}  // namespace halfulp
