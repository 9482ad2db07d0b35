#include "throughput/decode_mixes.h"

#include "case/random_stream.h"
#include "throughput/fill_codes.h"
#include "throughput/special_codes.h"
#include "throughput/value_table.h"

namespace halfulp::throughput {
namespace {

/// The bits that codes may have set: all but a reserved sign.
Code usable_bits(const FormatSpec& format) {
  return format.is_codebook() ? format.code_mask() : format.magnitude_mask() | format.sign_mask();
}

}  // namespace

void decode_normal(const ConversionOperands& to_fill, std::uint64_t seed) {
  const FormatSpec& from = *to_fill.question.from;
  const auto nearest = nearest_codes(from);
  fill_codes(from, to_fill.codes, to_fill.count, [&](std::size_t i) { return nearest(RandomStream(seed, i).bell()); });
}

void decode_uniform(const ConversionOperands& to_fill, std::uint64_t seed) {
  const FormatSpec& from = *to_fill.question.from;
  const Code mask = usable_bits(from);
  fill_codes(from, to_fill.codes, to_fill.count, [&](std::size_t i) { return random_bits(seed, i) & mask; });
}

void decode_adversarial(const ConversionOperands& to_fill, std::uint64_t seed) {
  const FormatSpec& from = *to_fill.question.from;
  const Code mask = usable_bits(from);
  const std::vector<Code> specials = special_codes(from);
  const Code subnormals = from.is_codebook() ? 1 : Code{1} << from.trailing_bits();
  const Code large = from.is_codebook() ? 1 : (from.max_finite_code() + 1) / 8 + 1;
  fill_codes(from, to_fill.codes, to_fill.count, [&](std::size_t i) {
    RandomStream random(seed, i);
    const std::uint64_t kind = random.below(16);
    if (kind < 4) return specials[random.below(specials.size())];
    if (from.is_codebook()) return random.bits() & mask;
    const Code sign = random.bits() & from.sign_mask();
    if (kind < 12) return sign | random.below(subnormals);
    return sign | (from.max_finite_code() - random.below(large));
  });
}

}  // namespace halfulp::throughput
