// What the adapters over our codecs offer: the families of result formats with the profiles meant for each.
#pragma once

#include <string>
#include <vector>

#include "abi/adapter.h"

namespace halfulp::cpu {

inline constexpr const char* kEveryRounding =
    "ties_to_even,ties_to_away,toward_zero,toward_positive,toward_negative,to_odd";

/// Formats that share their profiles, as a pattern list.
struct Family {
  std::string formats;
  std::vector<std::string> profiles;
  std::string from_halves;  ///< Roundings from float16 and bfloat16. Empty: neither from them nor to them.
};

/// Every encode from float32 and float64 into `families`, every decode to float32, and what they offer of float16 and
/// bfloat16. All lines are prepared by `prepare`.
std::vector<adapter::Conversion> conversions_into(const std::vector<Family>& families,
                                                  adapter::Batch (*prepare)(const halfulp_query&));

/// The stochastic roundings into `families` of binary formats: from `floats`, a pattern list, and from float16 and
/// bfloat16 where a family offers every rounding of them. Of a family that offers one alone, being large, from
/// float32 those with 8 random bits. All lines are prepared by `prepare`.
std::vector<adapter::Function> stochastic_conversions_into(const std::vector<Family>& families,
                                                           const std::string& floats,
                                                           adapter::Columns (*prepare)(const halfulp_query&));

/// Every block operation on every block format, in all variants. All lines are prepared by `prepare`.
std::vector<adapter::BlockOperation> block_operations(adapter::BlockRun (*prepare)(const halfulp_query&));

}  // namespace halfulp::cpu
