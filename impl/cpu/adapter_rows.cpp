#include "cpu/adapter_rows.h"

namespace halfulp::cpu {

std::vector<adapter::Conversion> conversions_into(const std::vector<Family>& families,
                                                  adapter::Batch (*prepare)(const halfulp_query&)) {
  const std::string roundings = "ties_to_even,ties_to_away,toward_zero,toward_positive,toward_negative,to_odd";
  const std::string small = "float8*,float6*,float4*";
  std::vector<adapter::Conversion> rows;
  for (const Family& family : families) {
    for (const std::string& profile : family.profiles) {
      rows.push_back({"float32,float64", family.formats, roundings, profile, prepare});
    }
    rows.push_back({family.formats, "float32", "ties_to_even", "ieee", prepare});
  }
  for (const std::string profile : {"ocp-sat", "ocp-nonsat"}) {
    rows.push_back({"float16,bfloat16", small, roundings, profile, prepare});
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
