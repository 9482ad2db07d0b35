#include "case/stored_tensors.h"

#include <algorithm>
#include <cmath>

#include "block/pack.h"
#include "case/block_form.h"
#include "case/random_stream.h"
#include "case/sampled_tensors.h"
#include "case/value_codes.h"
#include "format/elements.h"
#include "format/integers.h"

namespace halfulp {
namespace {

Code float32_code(double value) { return nearest_code(kFloat32, value); }

/// Scale codes at which decoding goes wrong.
std::vector<Code> telling_scales(const FormatSpec& scale) {
  if (scale.k <= 8) return usable_codes(scale);
  std::vector<Code> codes{0,
                          scale.sign_mask(),
                          1,
                          (Code{1} << scale.trailing_bits()) - 1,
                          Code{1} << scale.trailing_bits(),
                          scale.max_finite_code()};
  for (const double value : {1.0, -1.0, 0.1, 3.0, -0.3333, 1.5e-5, 0x1.fffffep10, 448.0, 6e4, 0x1p-20, 7e-8, 2.5}) {
    codes.push_back(nearest_code(scale, value));
  }
  for (int exponent = scale.quantum_exponent(); exponent <= scale.bias; exponent += scale.k > 16 ? 7 : 1) {
    codes.push_back(nearest_code(scale, std::ldexp(1.0, exponent)));
  }
  if (scale.has_infinity()) {
    for (const Code special : {scale.infinity_code(), scale.infinity_code() | 1, scale.magnitude_mask()}) {
      codes.push_back(special);
      codes.push_back(special | scale.sign_mask());
    }
  }
  return codes;
}

/// What a tensor has besides codes and scales: `turn` picks among common and extreme numbers.
std::vector<Code> tensor_part(const BlockSpec& spec, Shape shape, std::uint64_t turn) {
  constexpr double kNumbers[] = {1, 0.1, 3.5, 0x1.234568p-9, 0x1p-126, 0x1.8p100, 0, 0x1.fffffep3};
  std::vector<Code> codes(tensor_items(spec, shape));
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const std::uint64_t pick = turn + i;
    const bool is_mark = spec.tensor == TensorPart::outlier_columns;
    codes[i] =
        float32_code(is_mark ? static_cast<double>(random_bits(turn, i) % 2) : kNumbers[pick % std::size(kNumbers)]);
  }
  return codes;
}

Items empty_items(const BlockQuestion& question, Shape shape) {
  const BlockSpec& spec = *question.spec;
  return {std::vector<Code>(stored_elements(spec, question.rules(), shape)),
          std::vector<Code>(block_count(spec, shape) * spec.scales_per_block),
          std::vector<Code>(tensor_items(spec, shape))};
}

/// Element codes count up from `first`; scales are taken in turn, the second ones of blocks from further on.
Items counting_items(const BlockQuestion& question, Shape shape, std::uint64_t first, const std::vector<Code>& elements,
                     const std::vector<Code>& scales, std::uint64_t first_scale) {
  const std::size_t per_block = question.spec->scales_per_block;
  Items items = empty_items(question, shape);
  for (std::size_t i = 0; i < items.elements.size(); ++i) items.elements[i] = elements[(first + i) % elements.size()];
  for (std::size_t i = 0; i < items.scales.size(); ++i) {
    const std::size_t step = i % per_block == 0 ? 0 : scales.size() / 3 + 1;
    items.scales[i] = scales[(first_scale + i / per_block + step) % scales.size()];
  }
  items.tensor = tensor_part(*question.spec, shape, first_scale);
  return items;
}

TensorRecipe stored_tensor(const BlockQuestion& question, Shape shape, std::function<Items()> items) {
  return {shape.count(), [question, shape, items = std::move(items)] {
            return TensorCase{.shape = shape, .operands = operands_from(question, shape, items())};
          }};
}

}  // namespace

std::vector<Code> usable_codes(const FormatSpec& format) {
  const Code end = format.sign == Sign::reserved_zero ? format.magnitude_mask() : format.code_mask();
  std::vector<Code> codes;
  for (Code code = 0; code <= end; ++code) codes.push_back(code);
  if (format.name == kTrit.name) codes.pop_back();  // three values in two bits
  return codes;
}

TensorBytes operands_from(const BlockQuestion& question, Shape shape, const Items& items) {
  if (question.operation == Operation::pack) return bytes_of_items(*question.spec, items);
  TensorBytes bytes = bytes_of_planes(pack(*question.spec, question.rules(), shape, items));
  if (question.operation == Operation::unpack) bytes[Part::tensor].clear();
  return bytes;
}

bool has_every_pair(const BlockSpec& spec, int bits) {
  return spec.scales_per_block == 1 && spec.tensor == TensorPart::nothing && spec.element->k + spec.scale->k <= bits;
}

TensorSource every_pair(const BlockQuestion& question) {
  const auto elements = std::make_shared<const std::vector<Code>>(usable_codes(*question.spec->element));
  const auto scales = std::make_shared<const std::vector<Code>>(usable_codes(*question.spec->scale));
  const BlockForm form(*question.spec);
  // Blocks in turn get the one scale and the other: twice as many as the elements need, in whole groups.
  const std::size_t blocks = 2 * ((elements->size() + form.length() - 1) / form.length());
  const Shape shape = form.blocks(blocks);
  const std::uint64_t size = (scales->size() + 1) / 2;
  return TensorSource::counted(Coverage::exhaustive, size, size * shape.count(),
                               [question, shape, elements, scales](std::uint64_t index) {
                                 Items items = empty_items(question, shape);
                                 const auto areas = areas_of(*question.spec, shape);
                                 for (std::size_t block = 0; block < areas.size(); ++block) {
                                   items.scales[block] = (*scales)[(2 * index + block % 2) % scales->size()];
                                   std::size_t next = block / 2 * (areas[block].rows * areas[block].columns);
                                   for (const std::size_t place : places_of(*question.spec, shape, areas[block])) {
                                     items.elements[place] = (*elements)[next++ % elements->size()];
                                   }
                                 }
                                 return TensorCase{.shape = shape, .operands = operands_from(question, shape, items)};
                               });
}

std::vector<TensorRecipe> stored_tensors(const BlockQuestion& question, std::uint64_t budget) {
  const BlockForm form(*question.spec);
  const auto elements = std::make_shared<const std::vector<Code>>(usable_codes(*question.spec->element));
  const auto scales = std::make_shared<const std::vector<Code>>(telling_scales(*question.spec->scale));
  std::vector<TensorRecipe> recipes;
  std::uint64_t used = 0;
  const auto add = [&](Shape shape, std::uint64_t first, std::uint64_t first_scale) {
    used += shape.count();
    recipes.push_back(stored_tensor(question, shape, [question, shape, first, first_scale, elements, scales] {
      return counting_items(question, shape, first, *elements, *scales, first_scale);
    }));
  };
  std::uint64_t turn = 0;
  for (const Shape shape : form.edges()) {
    ++turn;
    add(shape, turn, 3 * turn);
  }
  // Every code in every place of a block, and every scale with every code.
  constexpr std::size_t kLong = 256;
  const bool is_long = form.length() > kLong && question.spec->lengths == Lengths::any;
  const Shape shape = is_long ? form.row_of(kLong + 3) : form.blocks(2);
  for (std::uint64_t i = 0; i < std::max(elements->size(), scales->size()); ++i) {
    if (used >= budget) break;
    add(shape, i, i * block_count(*question.spec, shape));
  }
  return recipes;
}

TensorSource sampled_stored_tensors(const BlockQuestion& question, std::uint64_t seed, std::uint64_t budget) {
  std::uint64_t size = 0, elements = 0;
  for (; elements < budget; ++size) elements += sampled_shape(*question.spec, seed, size).count();
  const auto codes = std::make_shared<const std::vector<Code>>(usable_codes(*question.spec->element));
  return TensorSource::counted(Coverage::sampled, size, elements, [question, seed, codes](std::uint64_t index) {
    const Shape shape = sampled_shape(*question.spec, seed, index);
    const FormatSpec& scale = *question.spec->scale;
    const Code scale_mask = scale.sign == Sign::reserved_zero ? scale.magnitude_mask() : scale.code_mask();
    RandomStream random(seed, index);
    Items items = empty_items(question, shape);
    for (Code& code : items.elements) code = (*codes)[random.below(codes->size())];
    for (Code& code : items.scales) {
      const bool is_any = scale.k <= 8 || random.below(4) == 0;
      code = is_any ? random.bits() & scale_mask : nearest_code(scale, random.bell() * (1 + random.unit()));
    }
    items.tensor = tensor_part(*question.spec, shape, random.bits() % 1024);
    return TensorCase{.shape = shape, .operands = operands_from(question, shape, items)};
  });
}

}  // namespace halfulp
