#include "case/tuple_cases.h"

#include <algorithm>

#include "case/boundary.h"
#include "case/exact_code.h"
#include "case/fused_cases.h"
#include "case/random_stream.h"

namespace halfulp {
namespace {

/// The oracle is asked about every case singly, a few million times a second: wider tuples are sampled.
constexpr int kExhaustiveBits = 24;

std::vector<Code> with_signs(const FormatSpec& format, std::vector<Code> magnitudes) {
  const std::size_t count = magnitudes.size();
  for (std::size_t i = 0; i < count; ++i) magnitudes.push_back(magnitudes[i] | format.sign_mask());
  std::ranges::sort(magnitudes);
  magnitudes.erase(std::ranges::unique(magnitudes).begin(), magnitudes.end());
  return magnitudes;
}

/// The ends of a format's kinds of values, and what lies around one.
std::vector<Code> corners_of(const FormatSpec& format) {
  const Code normal = Code{1} << format.trailing_bits(), maximum = format.max_finite_code();
  const Code one = exact_code(format, 1, 0);
  std::vector<Code> codes{0, 1, 2, normal - 1, normal, normal + 1, maximum, format.magnitude_mask()};
  for (const Code code : {one - 1, one, one + 1, exact_code(format, 3, -1), exact_code(format, 1, 1),
                          exact_code(format, 3, 0), exact_code(format, 1, -1), maximum - 1}) {
    codes.push_back(std::min(code, maximum));
  }
  if (format.has_infinity()) codes.insert(codes.end(), {format.infinity_code(), format.infinity_code() + 1});
  std::erase_if(codes, [&](Code code) { return code > format.magnitude_mask(); });
  return with_signs(format, std::move(codes));
}

std::vector<Code> corners_of_random(int bits) {
  const Code all = ~Code{0} >> (64 - bits), half = Code{1} << (bits - 1);
  return {0, half - 1, half, all};
}

/// Every tuple of one corner for each column.
std::vector<Code> corner_tuples(const Columns& columns) {
  std::vector<Code> words{0};
  for (const Column& column : columns.all()) {
    const std::vector<Code> corners =
        column.format != nullptr ? corners_of(*column.format) : corners_of_random(column.bits);
    std::vector<Code> longer;
    longer.reserve(words.size() * corners.size());
    for (const Code word : words) {
      for (const Code corner : corners) longer.push_back(word | corner << column.shift);
    }
    words = std::move(longer);
  }
  return words;
}

/// Codes of a conversion's boundary, evenly chosen where there are more than a few thousand, each with two random
/// words.
std::vector<Code> boundary_with_random(const Columns& columns, const FormatSpec& to, std::uint64_t seed) {
  constexpr std::size_t kMostCodes = 8192;
  const Column &value = columns.all()[0], &random = columns.all()[1];
  const std::vector<Code> codes = boundary_codes(*value.format, to);
  const std::size_t step = (codes.size() + kMostCodes - 1) / kMostCodes;
  std::vector<Code> words;
  for (std::size_t i = 0; i < codes.size(); i += step) {
    for (int word = 0; word < 2; ++word) {
      words.push_back(codes[i] << value.shift | (random_bits(seed, words.size()) & random.mask()));
    }
  }
  return words;
}

std::vector<Code> boundary_words(const Columns& columns, const FormatSpec& to, std::uint64_t seed) {
  std::vector<Code> words = corner_tuples(columns);
  const auto append = [&](const std::vector<Code>& more) { words.insert(words.end(), more.begin(), more.end()); };
  if (columns.all().back().format == nullptr) append(boundary_with_random(columns, to, seed));
  if (columns.size() == 3) {
    append(products_at_midpoints(columns));
    append(cancelling_sums(columns, seed));
  }
  return words;
}

}  // namespace

std::vector<CaseSource> tuple_sources(const Columns& columns, const FormatSpec& to, Tier tier, std::uint64_t seed) {
  const TierRow& row = row_of(tier);
  if (columns.bits() <= std::min(row.exhaustive_bits, kExhaustiveBits)) {
    return {CaseSource::every_word(columns.bits())};
  }
  return {CaseSource::list(Coverage::boundary, boundary_words(columns, to, seed)),
          CaseSource::sampled_words(columns.bits(), seed, row.samples)};
}

}  // namespace halfulp
