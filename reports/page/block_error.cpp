#include "page/block_error.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "block/dequantize.h"
#include "block/quantize.h"
#include "format/elements.h"
#include "oracle/encode.h"
#include "page/format_number.h"
#include "value/decode.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostValues = 128;

/// Values of a normal distribution as near as a sum of twelve uniform ones comes, from integers alone, so that every
/// machine has the same.
class NormalValues {
 public:
  double next() {
    std::uint64_t sum = 0;
    for (int i = 0; i < 12; ++i) sum += uniform16();
    return (static_cast<double>(sum) - 6 * 65535.0) / 65536;
  }

 private:
  /// The upper bits of a linear congruential generator (Knuth's MMIX multiplier).
  std::uint64_t uniform16() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return state_ >> 48;
  }
  std::uint64_t state_ = 20260131;
};

Code float32_of(double value) {
  static const Profile& ieee = *profile_called("ieee");
  return encode(kFloat32, exactly(value), Rounding::ties_to_even, ieee).code;
}

OutlierError error_of(const BlockSpec& spec, const BlockRules& rules, Tensor values, double outlier) {
  values.values.front() = float32_of(outlier);
  const Items items = items_of(quantize(spec, rules, values));
  const std::vector<ExpectedValue> back = dequantize(spec, rules, values.shape, items, kFloat32);
  OutlierError error{.outlier = outlier};
  double squares = 0;
  const std::size_t length = outlier_block_length(spec);
  for (std::size_t i = 1; i < length; ++i) {
    const double lost = std::fabs(number_of(kFloat32, back[i].expected.code) - number_of(kFloat32, values.values[i]));
    squares += lost * lost;
    error.worst = std::max(error.worst, lost);
  }
  error.rms = std::sqrt(squares / static_cast<double>(length - 1));
  return error;
}

}  // namespace

std::size_t outlier_block_length(const BlockSpec& spec) {
  if (spec.lengths == Lengths::whole_groups) return spec.tile.columns;
  return spec.tile.columns == 0 ? kMostValues : std::min(spec.tile.columns, kMostValues);
}

std::vector<OutlierError> outlier_errors(const BlockSpec& spec, const BlockVariant& variant,
                                         std::span<const double> outliers) {
  Tensor values{&kFloat32, {1, outlier_block_length(spec) * spec.group}, {}};
  NormalValues normal;
  std::vector<double> drawn(values.shape.columns);
  std::ranges::generate(drawn, [&] { return normal.next(); });
  // What is drawn has another deviation than what it is drawn from.
  double squares = 0;
  for (std::size_t i = 1; i < outlier_block_length(spec); ++i) squares += drawn[i] * drawn[i];
  const double deviation = std::sqrt(squares / static_cast<double>(outlier_block_length(spec) - 1));
  for (const double value : drawn) values.values.push_back(float32_of(value / deviation));
  std::vector<OutlierError> errors;
  for (const double outlier : outliers) errors.push_back(error_of(spec, variant.rules, values, outlier));
  return errors;
}

std::vector<double> growing_outliers() {
  std::vector<double> outliers;
  // Fewer would miss where the roundings of scales part: some do in the last eighth below a power of two alone.
  for (int eighth = 16; eighth <= 80; ++eighth) outliers.push_back(std::exp2(eighth / 8.0));
  return outliers;
}

}  // namespace halfulp
