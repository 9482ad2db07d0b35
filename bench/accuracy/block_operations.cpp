#include "accuracy/block_operations.h"

#include "block/layout.h"
#include "format/registry.h"

namespace halfulp::accuracy {
namespace {

BlockQuestion question_of(const BlockSubject& subject, Operation operation) {
  return {.operation = operation,
          .spec = subject.spec,
          .variant = subject.variant,
          .values = standard_formats().find("float32")};
}

/// Runs the call on values and planes. The operation decides which of them it reads and which it writes.
void run(const Offer& offer, const BlockSubject& subject, Operation operation, Shape shape, float* values,
         Planes& planes) {
  halfulp_blocks blocks = blocks_of(shape, planes);
  blocks.values = values;
  blocks.value_bytes = shape.count() * sizeof(float);
  const std::int32_t status = offer.call->run(blocks);
  if (status == HALFULP_OK) return;
  std::string text = offer.implementation->name() + ": " + std::string(name_of(operation)) + " " + subject.spec->name;
  text += " of " + std::to_string(shape.rows) + " x " + std::to_string(shape.columns) + " values: status ";
  throw TreatmentError(text + std::to_string(status) + ": " + offer.call->last_error());
}

}  // namespace

Shape stored_shape(const BlockSpec& spec, std::size_t rows, std::size_t columns) {
  if (spec.lengths == Lengths::any) return {rows, columns};
  const std::size_t group = spec.tile.columns * spec.group;
  return {rows, (columns + group - 1) / group * group};
}

BlockOperations::BlockOperations(const BlockSubject& subject, const Implementations& implementations)
    : subject_(subject),
      quantize_(first_offer(implementations, question_of(subject, Operation::quantize))),
      dequantize_(first_offer(implementations, question_of(subject, Operation::dequantize))) {}

BlockMatrix BlockOperations::quantize(Matrix matrix) const {
  BlockMatrix blocks{stored_shape(*subject_.spec, matrix.rows, matrix.columns), matrix.columns, {}};
  const PlaneSizes sizes = plane_sizes(*subject_.spec, subject_.variant->rules, blocks.shape);
  blocks.planes.codes.resize(sizes.codes);
  blocks.planes.scales.resize(sizes.scales);
  blocks.planes.tensor.resize(sizes.tensor);
  std::vector<float> values = with_width(matrix.values, matrix.rows, matrix.columns, blocks.shape.columns);
  run(quantize_, subject_, Operation::quantize, blocks.shape, values.data(), blocks.planes);
  return blocks;
}

std::vector<float> BlockOperations::dequantize(const BlockMatrix& blocks) const {
  std::vector<float> values(blocks.shape.count());
  Planes planes = blocks.planes;
  run(dequantize_, subject_, Operation::dequantize, blocks.shape, values.data(), planes);
  if (blocks.columns == blocks.shape.columns) return values;
  return with_width(values, blocks.shape.rows, blocks.shape.columns, blocks.columns);
}

}  // namespace halfulp::accuracy
