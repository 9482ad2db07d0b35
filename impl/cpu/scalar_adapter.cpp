// cpu-scalar: the portable codec behind the adapter interface, one value at a time.
#include <cstring>
#include <utility>
#include <vector>

#include "cpu/adapter_rows.h"
#include "cpu/block/operations.h"
#include "cpu/codec.h"
#include "cpu/format_facts.h"
#include "cpu/scalar_stochastic.h"

namespace halfulp::impl {
namespace {

using adapter::Batch;

constexpr int kWidest = 19;  // tf32

template <class In, class Out, class Function>
Batch each(Function function) {
  return adapter::convert<In, Out>("", "", "", "", std::move(function)).prepare({});
}

/// A batch whose results are codes of k bits.
template <class In, class Function>
Batch into_codes(int k, Function function) {
  if (k <= 8) return each<In, std::uint8_t>(std::move(function));
  if (k <= 16) return each<In, std::uint16_t>(std::move(function));
  return each<In, std::uint32_t>(std::move(function));
}

/// A batch whose operands are codes of k bits.
template <class Out, class Function>
Batch from_codes(int k, Function function) {
  if (k <= 8) return each<std::uint8_t, Out>(std::move(function));
  if (k <= 16) return each<std::uint16_t, Out>(std::move(function));
  return each<std::uint32_t, Out>(std::move(function));
}

template <class Encode>
Batch encode_batch(const halfulp_query& query, Encode encode) {
  const halfulp_format& operand = query.operands[0];
  const int k = query.result->k;
  if (cpu::is_float32(operand)) return into_codes<float>(k, encode);
  if (cpu::is_float64(operand)) return into_codes<double>(k, encode);
  const auto each_code = [&](auto decode) {
    const auto convert = [=](cpu::Code code) { return encode(decode(code)); };
    return operand.k <= 8 ? into_codes<std::uint8_t>(k, convert) : into_codes<std::uint16_t>(k, convert);
  };
  if (cpu::is_codebook(operand)) {
    if (operand.k > 8) return {};
    return each_code([codebook = cpu::codebook_of(operand)](cpu::Code code) { return codebook.decode(code); });
  }
  const auto from = cpu::layout_of(operand, 16);
  if (!from || !cpu::is_exact_in<float>(*from)) return {};
  return each_code([from = *from](cpu::Code code) { return cpu::decode(from, code); });
}

Batch decode_batch(const halfulp_format& operand) {
  if (cpu::is_codebook(operand)) {
    if (operand.k > 8) return {};
    return from_codes<float>(operand.k,
                             [codebook = cpu::codebook_of(operand)](cpu::Code code) { return codebook.decode(code); });
  }
  const auto layout = cpu::layout_of(operand, kWidest);
  if (!layout || !cpu::is_exact_in<float>(*layout)) return {};
  return from_codes<float>(operand.k, [=](cpu::Code code) { return cpu::decode(*layout, code); });
}

Batch prepare(const halfulp_query& query) {
  const auto rounding = cpu::rounding_called(query.rounding);
  const auto policy = cpu::policy_called(query.profile);
  if (!rounding || !policy) return {};
  if (cpu::is_float32(*query.result)) return decode_batch(query.operands[0]);
  if (cpu::is_codebook(*query.result)) {
    if (query.result->k > 8) return {};
    const cpu::Codebook codebook = cpu::codebook_of(*query.result);
    return encode_batch(query, [=](auto x) { return codebook.encode(x, *rounding); });
  }
  const auto layout = cpu::layout_of(*query.result, kWidest);
  if (!layout) return {};
  return encode_batch(query, [=](auto x) { return cpu::encode(*layout, x, *rounding, *policy); });
}

adapter::Columns prepare_stochastic(const halfulp_query& query) {
  return cpu::prepare_scalar_stochastic(query, kWidest);
}

adapter::BlockRun prepare_blocks(const halfulp_query& query) { return cpu::block::prepare(query, {}); }

}  // namespace

adapter::Adapter adapter_cpu_scalar() {
  std::vector<cpu::Family> families{
      {"binary*", {"p3109-satfinite", "p3109-satpropagate", "p3109-satnone"}, "ties_to_even"},
      {"float16,bfloat16,tf32", {"ieee", "ieee-sat"}, ""},
      {"float8*,float6*,float4*,ue4m3", {"ocp-sat", "ocp-nonsat"}, cpu::kEveryRounding}};
  std::vector<adapter::Function> functions =
      cpu::stochastic_conversions_into(families, "float32,float64", &prepare_stochastic);
  families.push_back({"nf4,bnb_fp4,af4,bnb_dynamic8", {"ocp-sat"}, "ties_to_even"});
  return {.name = "cpu-scalar",
          .version = "0.1.0",
          .homepage = "",
          .conversions = cpu::conversions_into(families, &prepare),
          .functions = std::move(functions),
          .blocks = cpu::block_operations(&prepare_blocks)};
}

}  // namespace halfulp::impl
