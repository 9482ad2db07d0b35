#include "cuda/conversions.h"

#include "cpu/adapter_rows.h"

namespace halfulp::cuda {

namespace {

const std::string kMinifloats = "float8*,float6*,float4*,ue4m3";

std::vector<cpu::Family> binary_families() {
  return {{"binary*", {"p3109-satfinite", "p3109-satpropagate", "p3109-satnone"}, "ties_to_even"},
          {"float16,bfloat16", {"ieee", "ieee-sat"}, ""},
          {kMinifloats, {"ocp-sat", "ocp-nonsat"}, cpu::kEveryRounding}};
}

}  // namespace

std::vector<adapter::Conversion> conversions(adapter::Batch (*prepare)(const halfulp_query&)) {
  std::vector<cpu::Family> families = binary_families();
  families.push_back({"nf4,bnb_fp4,af4,bnb_dynamic8", {"ocp-sat"}, "ties_to_even"});
  std::vector<adapter::Conversion> rows = cpu::conversions_into(families, prepare);
  rows.push_back({kMinifloats, kMinifloats, "ties_to_even", "ocp-sat", prepare});
  return rows;
}

std::vector<adapter::Function> stochastic_conversions(adapter::Columns (*prepare)(const halfulp_query&)) {
  return cpu::stochastic_conversions_into(binary_families(), "float32", prepare);
}

std::optional<std::array<float, 256>> byte_values(const halfulp_format& format) {
  std::array<float, 256> values;
  const cpu::Code all = (cpu::Code{1} << format.k) - 1;
  if (cpu::is_codebook(format)) {
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = format.codebook[i & all];
    return values;
  }
  const auto layout = cpu::layout_of(format, 8);
  if (!layout || !cpu::is_exact_in<float>(*layout)) return std::nullopt;
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = cpu::decode(*layout, static_cast<cpu::Code>(i) & all);
  }
  return values;
}

std::optional<cpu::Layout> half_layout(const halfulp_format& format) {
  const auto layout = cpu::layout_of(format, kWidest);
  return layout && layout->k > 8 && cpu::is_exact_in<float>(*layout) ? layout : std::nullopt;
}

}  // namespace halfulp::cuda
