#include "throughput/encode_mixes.h"

#include <algorithm>
#include <cmath>

#include "case/random_stream.h"
#include "case/value_codes.h"
#include "throughput/fill_codes.h"
#include "throughput/special_codes.h"
#include "throughput/value_table.h"

namespace halfulp::throughput {
namespace {

/// Midpoints between neighbours of `rows` as operands, each with the operands before and behind it. Of many neighbours
/// some 2^16, evenly spread.
std::vector<Code> ties(const FormatSpec& from, const std::vector<ValueRow>& rows,
                       const std::function<Code(double)>& nearest) {
  constexpr std::size_t kMost = 1 << 16;
  const std::size_t step = rows.size() / kMost + 1;
  std::vector<Code> codes;
  for (std::size_t i = 0; i + 1 < rows.size(); i += step) {
    const Code middle = nearest(rows[i].value + rows[i].gap / 2);
    for (const std::ptrdiff_t ulps : {-1, 0, 1}) codes.push_back(stepped(from, middle, ulps));
  }
  return codes;
}

/// The least normal magnitude; where there are no subnormals, the least magnitude that is not zero.
double least_normal(const FormatSpec& format, const std::vector<ValueRow>& rows) {
  if (!format.is_codebook() && format.has_zero()) return std::ldexp(1.0, format.min_normal_exponent());
  double least = std::fabs(rows.back().value);
  for (const ValueRow& row : rows) {
    if (row.value != 0) least = std::min(least, std::fabs(row.value));
  }
  return least;
}

}  // namespace

void encode_normal(const ConversionOperands& to_fill, std::uint64_t seed) {
  const FormatSpec& from = *to_fill.question.from;
  const auto nearest = nearest_codes(from);
  fill_codes(from, to_fill.codes, to_fill.count, [&](std::size_t i) { return nearest(RandomStream(seed, i).bell()); });
}

void encode_uniform(const ConversionOperands& to_fill, std::uint64_t seed) {
  const FormatSpec& from = *to_fill.question.from;
  const auto nearest = nearest_codes(from);
  const std::vector<ValueRow> rows = finite_values(*to_fill.question.to);
  fill_codes(from, to_fill.codes, to_fill.count, [&](std::size_t i) {
    RandomStream random(seed, i);
    const ValueRow& row = rows[random.below(rows.size())];
    return nearest(row.value + (random.unit() - 0.5) * row.gap);
  });
}

void encode_adversarial(const ConversionOperands& to_fill, std::uint64_t seed) {
  const FormatSpec& from = *to_fill.question.from;
  const FormatSpec& to = *to_fill.question.to;
  const auto nearest = nearest_codes(from);
  const std::vector<ValueRow> rows = finite_values(to);
  const std::vector<Code> at_ties = ties(from, rows, nearest), specials = special_codes(from);
  const double least = least_normal(to, rows);
  const double largest = std::max(std::fabs(rows.front().value), std::fabs(rows.back().value));
  fill_codes(from, to_fill.codes, to_fill.count, [&](std::size_t i) {
    RandomStream random(seed, i);
    const std::uint64_t kind = random.below(16);
    if (kind < 4) return at_ties[random.below(at_ties.size())];
    if (kind < 10) return nearest(random.symmetric() * least);
    if (kind < 15) return nearest(std::copysign(largest * (1 + 15 * random.unit()), random.symmetric()));
    return specials[random.below(specials.size())];
  });
}

}  // namespace halfulp::throughput
