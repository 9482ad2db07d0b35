#include "block_ways.h"

#include <algorithm>

#include "cpu/block/parallel_ranges.h"
#include "cpu/block/simd_dequantize.h"
#include "cpu/block/simd_kernels.h"
#include "cpu/block/simd_quantize.h"

namespace halfulp::cpu::test {
namespace {

using block::Functions;
using block::Shape;

/// Bytes that are written to, with others around them that must not be.
class Guarded {
 public:
  explicit Guarded(std::size_t size) : bytes_(size + 2 * kMargin, kFill) {}

  std::uint8_t* data() { return bytes_.data() + kMargin; }
  std::size_t size() const { return bytes_.size() - 2 * kMargin; }
  Bytes inside() const { return {bytes_.begin() + kMargin, bytes_.end() - kMargin}; }
  bool is_unharmed() const {
    const auto is_fill = [](std::uint8_t byte) { return byte == kFill; };
    return std::all_of(bytes_.begin(), bytes_.begin() + kMargin, is_fill) &&
           std::all_of(bytes_.end() - kMargin, bytes_.end(), is_fill);
  }

 private:
  static constexpr std::size_t kMargin = 64;
  static constexpr std::uint8_t kFill = 0xA5;
  Bytes bytes_;
};

/// What three buffers of these sizes hold after `run`, which is given the tensor to add its operands to.
template <class Fill>
Written written_by(const adapter::BlockRun& run, const Shape& shape, std::array<std::size_t, 3> sizes, Fill fill) {
  std::array<Guarded, 3> results{Guarded(sizes[0]), Guarded(sizes[1]), Guarded(sizes[2])};
  halfulp_blocks tensor{};
  tensor.struct_size = sizeof tensor;
  tensor.rows = shape.rows;
  tensor.columns = shape.columns;
  fill(tensor, results);
  Written written;
  written.status = run(tensor);
  written.is_unharmed = std::ranges::all_of(results, [](const Guarded& part) { return part.is_unharmed(); });
  for (std::size_t i = 0; i < 3; ++i) written.parts[i] = results[i].inside();
  return written;
}

}  // namespace

const Functions kPortable{};
const Functions kVectors{.kernels = &block::kVectorKernels,
                         .quantize_blocks = &block::quantize_by_vectors,
                         .dequantize_blocks = &block::dequantize_by_vectors};
const Functions kParallel = [] {
  Functions functions = kVectors;
  functions.parts = [](const Shape&) -> std::uint64_t { return 7; };
  functions.for_each = &block::for_each_in_parallel;
  return functions;
}();

testing::AssertionResult same(const Written& actual, const Written& expected) {
  if (actual.status != expected.status) return testing::AssertionFailure() << "status " << actual.status;
  if (!actual.is_unharmed) return testing::AssertionFailure() << "bytes outside a buffer were written";
  for (std::size_t part = 0; part < 3; ++part) {
    const auto [a, e] = std::ranges::mismatch(actual.parts[part], expected.parts[part]);
    if (e == expected.parts[part].end()) continue;
    return testing::AssertionFailure() << "byte " << e - expected.parts[part].begin() << " of part " << part << " is "
                                       << int{*a} << ", not " << int{*e};
  }
  return testing::AssertionSuccess();
}

block::Sizes sizes_for(const BlockSubject& subject, const Shape& shape) {
  return block::sizes_of(*block::facts_of(block_called(subject.format)), shape);
}

bool can_hold(const BlockSubject& subject, const Shape& shape) {
  return block::check_shape(*block::facts_of(block_called(subject.format)), shape) == HALFULP_OK;
}

Written quantized(const adapter::BlockRun& run, const BlockSubject& subject, const Shape& shape, Bytes values) {
  const block::Sizes sizes = sizes_for(subject, shape);
  return written_by(run, shape, {sizes.codes, sizes.scales, sizes.tensor},
                    [&](halfulp_blocks& tensor, std::array<Guarded, 3>& results) {
                      tensor.values = values.data();
                      tensor.value_bytes = values.size();
                      tensor.codes = results[0].data();
                      tensor.code_bytes = sizes.codes;
                      tensor.scales = results[1].data();
                      tensor.scale_bytes = sizes.scales;
                      tensor.tensor = results[2].data();
                      tensor.tensor_bytes = sizes.tensor;
                    });
}

Written dequantized(const adapter::BlockRun& run, const Shape& shape, std::string_view format, Planes planes) {
  const std::size_t bytes = shape.count() * (format == "float32" ? 4 : 2);
  return written_by(run, shape, {bytes, 0, 0}, [&](halfulp_blocks& tensor, std::array<Guarded, 3>& results) {
    tensor.values = results[0].data();
    tensor.value_bytes = bytes;
    tensor.codes = planes[0].data();
    tensor.code_bytes = planes[0].size();
    tensor.scales = planes[1].data();
    tensor.scale_bytes = planes[1].size();
    tensor.tensor = planes[2].data();
    tensor.tensor_bytes = planes[2].size();
  });
}

Written packed(const adapter::BlockRun& run, const BlockSubject& subject, const Shape& shape, Bytes codes,
               Bytes scales) {
  const block::Sizes sizes = sizes_for(subject, shape);
  return written_by(run, shape, {sizes.codes, sizes.scales, 0},
                    [&](halfulp_blocks& tensor, std::array<Guarded, 3>& results) {
                      tensor.loose_codes = codes.data();
                      tensor.loose_code_bytes = codes.size();
                      tensor.loose_scales = scales.data();
                      tensor.loose_scale_bytes = scales.size();
                      tensor.codes = results[0].data();
                      tensor.code_bytes = sizes.codes;
                      tensor.scales = results[1].data();
                      tensor.scale_bytes = sizes.scales;
                    });
}

Written unpacked(const adapter::BlockRun& run, const BlockSubject& subject, const Shape& shape, Bytes codes,
                 Bytes scales) {
  const block::Sizes sizes = sizes_for(subject, shape);
  return written_by(run, shape, {sizes.loose_codes, sizes.loose_scales, 0},
                    [&](halfulp_blocks& tensor, std::array<Guarded, 3>& results) {
                      tensor.codes = codes.data();
                      tensor.code_bytes = codes.size();
                      tensor.scales = scales.data();
                      tensor.scale_bytes = scales.size();
                      tensor.loose_codes = results[0].data();
                      tensor.loose_code_bytes = sizes.loose_codes;
                      tensor.loose_scales = results[1].data();
                      tensor.loose_scale_bytes = sizes.loose_scales;
                    });
}

ThreeWays::ThreeWays(const BlockSubject& subject, std::string_view operation, std::string_view values)
    : name_(subject.format + '/' + subject.variant + ' ' + std::string(operation) + ' ' + std::string(values)),
      portable_(prepare_block(subject, operation, values, kPortable)),
      vectors_(prepare_block(subject, operation, values, kVectors)),
      parallel_(prepare_block(subject, operation, values, kParallel)) {}

std::string ThreeWays::where(const Shape& shape) const {
  return name_ + ", " + std::to_string(shape.rows) + " x " + std::to_string(shape.columns);
}

}  // namespace halfulp::cpu::test
