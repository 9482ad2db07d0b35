#include "throughput/bytes.h"

#include "block/layout.h"

namespace halfulp::throughput {
namespace {

double container_bytes(const FormatSpec& format) { return format.container_bits() / 8.0; }

double bytes_of(const Question& question, Shape) {
  return container_bytes(*question.from) + container_bytes(*question.to);
}

double bytes_of(const BlockQuestion& question, Shape shape) {
  const PlaneSizes sizes = plane_sizes(*question.spec, question.rules(), shape);
  const auto planes = static_cast<double>(sizes.codes + sizes.scales + sizes.tensor);
  return container_bytes(*question.values) + planes / static_cast<double>(shape.count());
}

}  // namespace

double bytes_per_element(const AnyQuestion& question, Shape shape) {
  return std::visit([&](const auto& asked) { return bytes_of(asked, shape); }, question);
}

}  // namespace halfulp::throughput
