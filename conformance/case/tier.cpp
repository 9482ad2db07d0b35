#include "case/tier.h"

#include "case/boundary.h"

namespace halfulp {

std::vector<CaseSource> sources_for(const FormatSpec& from, const FormatSpec& to, Tier tier, std::uint64_t seed) {
  const TierRow& row = row_of(tier);
  // Answers come as runs of equal results; a target as precise as the source would need one run per input.
  const bool has_runs = from.k <= 16 || to.is_codebook() || to.p < from.p;
  if (from.k <= row.exhaustive_bits && has_runs) return {CaseSource::exhaustive(from)};
  return {CaseSource::list(Coverage::boundary, boundary_codes(from, to)), CaseSource::sampled(from, seed, row.samples)};
}

}  // namespace halfulp
