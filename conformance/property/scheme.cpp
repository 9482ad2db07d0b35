#include "property/scheme.h"

#include <array>

#include "block/block_registry.h"
#include "run/selection.h"

namespace halfulp::property {
namespace {

constexpr std::array kFamilies{
    Family{"mx", "mx*"},
    Family{"nvfp4", "nvfp4"},
    Family{"ggml", "ggml_*"},
    Family{"bnb_nf4", "bnb_nf4*"},
    Family{"bnb_fp4", "bnb_fp4*"},
    Family{"bnb_dynamic8", "bnb_dynamic8*"},
    Family{"bnb_int8", "bnb_int8"},
    Family{"fp8", "fp8_*"},
    Family{"integers", "int8_*,int4_*,int2_*,ternary"},
};

}  // namespace

std::string Scheme::name() const { return spec->name + "/" + std::string(variant->name); }

std::span<const Family> families() { return kFamilies; }

std::vector<Scheme> all_schemes() {
  std::vector<Scheme> schemes;
  for (const BlockSpec& spec : standard_blocks()) {
    for (const BlockVariant& variant : spec.variants) schemes.push_back({&spec, &variant});
  }
  return schemes;
}

std::vector<Scheme> schemes_of(const Family& family) {
  std::vector<Scheme> schemes = all_schemes();
  std::erase_if(schemes, [&](const Scheme& scheme) { return !matches_list(family.formats, scheme.spec->name); });
  return schemes;
}

bool matches_list(std::string_view patterns, std::string_view text) {
  while (true) {
    const auto comma = patterns.find(',');
    if (matches_pattern(patterns.substr(0, comma), text)) return true;
    if (comma == std::string_view::npos) return false;
    patterns.remove_prefix(comma + 1);
  }
}

}  // namespace halfulp::property
