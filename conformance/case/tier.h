// How much of a conversion's domain a run covers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "case/case_source.h"

namespace halfulp {

enum class Tier : std::uint8_t { smoke, quick, exhaustive };

struct TierRow {
  Tier tier;
  std::string_view name;
  int exhaustive_bits;    ///< Source formats up to this width are covered whole.
  std::uint64_t samples;  ///< Drawn codes for wider sources.
  int block_bits;         ///< Blocks whose elements and scales have together up to this many bits are decoded whole.
  std::uint64_t block_elements;  ///< Elements of all tensors of a block cell together, about.
  bool sweeps_blocks;            ///< Whether every float32 goes through the blocks that allow it.
  std::string_view meaning;
};

inline constexpr std::array kTiers{
    TierRow{Tier::smoke, "smoke", 8, 4096, 12, 8192, false, "all codes up to 8 bits; boundary and 4096 samples above"},
    TierRow{Tier::quick, "quick", 16, 65536, 16, 65536, false,
            "all codes up to 16 bits; boundary and 65536 samples above"},
    TierRow{Tier::exhaustive, "exhaustive", 32, 4194304, 24, 4194304, true,
            "all codes up to 32 bits; boundary and 4194304 samples above"},
};

constexpr const TierRow& row_of(Tier tier) { return kTiers[static_cast<std::size_t>(tier)]; }

constexpr std::optional<Tier> tier_called(std::string_view name) {
  for (const TierRow& row : kTiers) {
    if (row.name == name) return row.tier;
  }
  return std::nullopt;
}

/// The sources of one conversion, in index order: one exhaustive source, or boundary then sampled.
std::vector<CaseSource> sources_for(const FormatSpec& from, const FormatSpec& to, Tier tier, std::uint64_t seed);

}  // namespace halfulp
