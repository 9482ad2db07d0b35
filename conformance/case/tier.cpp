#include "case/tier.h"

#include "case/boundary.h"

namespace halfulp {
namespace {

/// Deals sorted codes out in columns, so that neighbours in index come from all over the range: what a vector
/// implementation does to a lane must not depend on the NaN, the subnormal or the overflow beside it.
std::vector<Code> interleaved(const std::vector<Code>& sorted) {
  constexpr std::size_t kColumns = 16;
  const std::size_t rows = (sorted.size() + kColumns - 1) / kColumns;
  std::vector<Code> dealt;
  dealt.reserve(sorted.size());
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t at = row; at < sorted.size(); at += rows) dealt.push_back(sorted[at]);
  }
  return dealt;
}

}  // namespace

std::vector<CaseSource> sources_for(const FormatSpec& from, const FormatSpec& to, Tier tier, std::uint64_t seed) {
  const TierRow& row = row_of(tier);
  // Answers come as runs of equal results; a target as precise as the source would need one run per input.
  const bool has_runs = from.k <= 16 || to.is_codebook() || to.p < from.p;
  if (from.k <= row.exhaustive_bits && has_runs) return {CaseSource::exhaustive(from)};
  return {CaseSource::list(Coverage::boundary, interleaved(boundary_codes(from, to))),
          CaseSource::sampled(from, seed, row.samples)};
}

}  // namespace halfulp
