#include "case/sampled_tensors.h"

#include <algorithm>
#include <cmath>

#include "case/block_form.h"
#include "case/random_stream.h"
#include "case/value_codes.h"

namespace halfulp {
namespace {

/// Binades in which the magnitudes of whole tensors lie: those that float16 has too.
constexpr int kLowestBinade = -9, kBinades = 16;
constexpr std::size_t kStretch = 16;

double binade(RandomStream& random) {
  return std::ldexp(1.0, kLowestBinade + static_cast<int>(random.below(kBinades)));
}

}  // namespace

std::vector<Code> drawn_values(const FormatSpec& format, Shape shape, Distribution distribution, std::uint64_t seed,
                               std::uint64_t index) {
  RandomStream random(seed, index);
  const double magnitude = binade(random) * (1 + random.unit());
  double stretch = magnitude;
  std::vector<Code> values(shape.count());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (distribution == Distribution::codes) {
      values[i] = random.bits() & format.code_mask();
      continue;
    }
    double value = 0;
    switch (distribution) {
      case Distribution::uniform:
        value = magnitude * random.symmetric();
        break;
      case Distribution::logarithmic:
        value = std::ldexp(random.symmetric() < 0 ? random.unit() - 2 : 1 + random.unit(),
                           static_cast<int>(random.below(24)) - 14);
        break;
      case Distribution::outliers:
        value = random.bell() * magnitude * (random.below(64) == 0 ? 100 : 1);
        break;
      case Distribution::ties:
        value = std::ldexp(static_cast<double>(random.below(65)) - 32, -1);
        break;
      case Distribution::steps:
        if (i % kStretch == 0) stretch = random.below(8) == 0 ? 0 : binade(random);
        value = random.bell() * stretch;
        break;
      case Distribution::bell:
      case Distribution::codes:
        value = random.bell() * magnitude;
        break;
    }
    values[i] = nearest_code(format, value);
  }
  return values;
}

Shape sampled_shape(const BlockSpec& spec, std::uint64_t seed, std::uint64_t index) {
  constexpr std::size_t kLarge = 4096;
  RandomStream random(seed ^ 0x5A4E, index);
  const BlockForm form(spec);
  const std::size_t length = form.length();
  const std::size_t rows = 1 + random.below(4);
  switch (random.below(8)) {
    case 0:
      return form.row_of(1 + random.below(length));
    case 1:
      return form.row_of(length + random.below(length) + 1);
    case 2:
      return {rows, form.row_of(1 + random.below(2 * length)).columns};
    case 3:
      return form.row_of(std::max(kLarge, length) + 3);
    case 4:
      return {4 * rows + 1, form.row_of(1 + random.below(length / 2 + 1)).columns};
    default:
      return form.blocks(1 + random.below(std::max<std::size_t>(1, 256 / length)));
  }
}

TensorSource sampled_tensors(const BlockQuestion& question, std::uint64_t seed, std::uint64_t budget) {
  std::uint64_t size = 0, elements = 0;
  for (; elements < budget; ++size) elements += sampled_shape(*question.spec, seed, size).count();
  return TensorSource::counted(Coverage::sampled, size, elements, [question, seed](std::uint64_t index) {
    const Shape shape = sampled_shape(*question.spec, seed, index);
    const auto distribution = static_cast<Distribution>(index % kDistributions);
    return TensorCase{.shape = shape,
                      .operands = bytes_of_values(*question.values,
                                                  drawn_values(*question.values, shape, distribution, seed, index))};
  });
}

}  // namespace halfulp
