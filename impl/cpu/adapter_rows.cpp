#include "cpu/adapter_rows.h"

namespace halfulp::cpu {

std::vector<adapter::Conversion> conversions_into(const std::vector<Family>& families,
                                                  adapter::Batch (*prepare)(const halfulp_query&)) {
  const std::string halves = "float16,bfloat16";
  std::vector<adapter::Conversion> rows;
  for (const Family& family : families) {
    for (const std::string& profile : family.profiles) {
      rows.push_back({"float32,float64", family.formats, kEveryRounding, profile, prepare});
      if (!family.from_halves.empty()) {
        rows.push_back({halves, family.formats, family.from_halves, profile, prepare});
      }
    }
    rows.push_back({family.formats, "float32", "ties_to_even", "ieee", prepare});
    if (!family.from_halves.empty()) rows.push_back({family.formats, halves, "ties_to_even", "ieee", prepare});
  }
  return rows;
}

std::vector<adapter::Function> stochastic_conversions_into(const std::vector<Family>& families,
                                                           const std::string& floats,
                                                           adapter::Columns (*prepare)(const halfulp_query&)) {
  std::vector<adapter::Function> rows;
  for (const Family& family : families) {
    const bool has_all = family.from_halves == kEveryRounding, is_large = family.from_halves == "ties_to_even";
    const std::string from = is_large ? "float32" : has_all ? floats + ",float16,bfloat16" : floats;
    const std::string roundings =
        is_large ? "stochastic_a8,stochastic_b8,stochastic_c8" : "stochastic_a*,stochastic_b*,stochastic_c*";
    for (const std::string& profile : family.profiles) {
      rows.push_back({"convert", from, family.formats, roundings, profile, prepare});
    }
  }
  return rows;
}

std::vector<adapter::BlockOperation> block_operations(adapter::BlockRun (*prepare)(const halfulp_query&)) {
  const std::string values = "float32,float16,bfloat16", any = "*";
  return {{"quantize", values, any, any, any, prepare},
          {"dequantize", any, values, any, any, prepare},
          {"pack", any, any, any, any, prepare},
          {"unpack", any, any, any, any, prepare}};
}

}  // namespace halfulp::cpu
