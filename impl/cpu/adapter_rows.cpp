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

std::vector<adapter::BlockOperation> block_operations(adapter::BlockRun (*prepare)(const halfulp_query&)) {
  const std::string values = "float32,float16,bfloat16", any = "*";
  return {{"quantize", values, any, any, any, prepare},
          {"dequantize", any, values, any, any, prepare},
          {"pack", any, any, any, any, prepare},
          {"unpack", any, any, any, any, prepare}};
}

}  // namespace halfulp::cpu
