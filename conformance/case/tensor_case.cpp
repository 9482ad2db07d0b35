#include "case/tensor_case.h"

#include <algorithm>

#include "block/layout.h"

namespace halfulp {
namespace {

Shape next_held(const BlockSpec& spec, Shape shape) {
  if (can_hold(spec, shape)) return shape;
  const std::size_t step = spec.tile.columns * spec.group;
  return {std::max<std::size_t>(shape.rows, 1), (shape.columns / step + 1) * step};
}

}  // namespace

std::size_t whole_size(const BlockQuestion& question, Shape shape, Part part) {
  return bytes_of(question, part == Part::values ? shape : next_held(*question.spec, shape), part);
}

}  // namespace halfulp
