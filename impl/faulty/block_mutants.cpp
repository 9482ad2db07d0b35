#include "faulty/block_mutants.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "cpu/block/operations.h"
#include "faulty/wrong_statistic.h"

namespace halfulp::impl::faulty {
namespace {

using cpu::block::Functions;
using cpu::block::Rules;

/// What is offered, and how it is done wrong.
struct Row {
  std::string_view id, operation, format, rounding, variant, origin;
  adapter::BlockRun (*prepare)(const halfulp_query&);
};

/// Does what another variant of the format asks.
template <const char* variant>
adapter::BlockRun as_variant(const halfulp_query& query) {
  halfulp_query changed = query;
  changed.profile = variant;
  return cpu::block::prepare(changed, {});
}

/// Puts or seeks codes where another order has them.
template <std::uint32_t order>
adapter::BlockRun in_order(const halfulp_query& query) {
  halfulp_block block = *query.block;
  block.order = order;
  halfulp_query changed = query;
  changed.block = &block;
  return cpu::block::prepare(changed, {});
}

/// Quantizes under changed rules.
template <void (*change)(Rules&)>
adapter::BlockRun under(const halfulp_query& query) {
  Functions functions;
  functions.quantize_blocks = [](const cpu::block::Plan& plan, const cpu::block::Kernels& kernels,
                                 cpu::block::TensorState& state, const cpu::block::Values& values,
                                 const cpu::block::Shape& shape, const cpu::block::Planes& planes,
                                 cpu::block::BlockRange range) {
    cpu::block::Plan changed = plan;
    change(changed.rules);
    changed.elements = cpu::block::ElementTable(changed.facts.element, changed.rules);
    cpu::block::quantize_blocks(changed, kernels, state, values, shape, planes, range);
  };
  return cpu::block::prepare(query, functions);
}

void keep_subnormals(Rules& rules) { rules.subnormals = cpu::block::Subnormals::kept; }
void use_all_integers(Rules& rules) { rules.integers = cpu::block::IntegerRange::full; }
void drop_minus_zero(Rules& rules) { rules.negative_zero = cpu::block::NegativeZero::dropped; }
void ignore_nan(Rules& rules) { rules.nan_statistic = cpu::block::NanStatistic::ignored; }
void divide_by_zero(Rules& rules) { rules.zero_scale = cpu::block::ZeroScale::flows; }

/// Does not mind a buffer that is a byte too short.
adapter::BlockRun trusting_sizes(const halfulp_query& query) {
  const adapter::BlockRun right = cpu::block::prepare(query, {});
  if (!right) return {};
  return [right](const halfulp_blocks& tensor) {
    std::int32_t status = right(tensor);
    for (auto size : {&halfulp_blocks::value_bytes, &halfulp_blocks::code_bytes, &halfulp_blocks::scale_bytes}) {
      if (status == HALFULP_OK) break;
      halfulp_blocks longer = tensor;
      ++(longer.*size);
      status = right(longer);
    }
    return status;
  };
}

constexpr char kFloor[] = "floor", kMicroxcaling[] = "microxcaling", kReciprocal[] = "reciprocal",
               kTorchao[] = "torchao";

// Where each bug was seen in the wild.
constexpr std::array kRows{
    Row{"faulty-block-scale-floor", "quantize", "mxfp4", "to_even", "rceil", "https://github.com/ROCm/aiter/pull/3212",
        &as_variant<kFloor>},
    Row{"faulty-block-ties-away", "quantize", "mxfp4", "to_even", "floor", "https://github.com/ROCm/aiter/issues/3992",
        &as_variant<kMicroxcaling>},
    Row{"faulty-block-reciprocal", "quantize", "fp8_e4m3_row", "to_even", "quotient", "", &as_variant<kReciprocal>},
    Row{"faulty-block-swapped-nibbles", "quantize", "bnb_nf4", "down", "nearest", "",
        &in_order<HALFULP_ORDER_LSB_FIRST>},
    Row{"faulty-block-unpacked-swapped", "unpack", "mxfp4", "to_even", "floor", "", &in_order<HALFULP_ORDER_MSB_FIRST>},
    Row{"faulty-block-previous-scale", "quantize", "mxfp8_e4m3", "to_even", "floor", "", &with_previous_statistic},
    Row{"faulty-block-stale-tail", "quantize", "bnb_nf4", "down", "nearest", "", &with_stale_tail},
    Row{"faulty-block-kept-subnormals", "quantize", "bnb_nf4", "down", "bnb-cuda", "", &under<keep_subnormals>},
    Row{"faulty-block-full-range", "quantize", "mxint8", "to_even", "floor", "", &under<use_all_integers>},
    Row{"faulty-block-lost-minus-zero", "quantize", "mxfp4", "to_even", "floor", "", &under<drop_minus_zero>},
    Row{"faulty-block-lost-nan", "quantize", "mxfp4", "to_even", "floor", "https://github.com/pytorch/ao/issues/4271",
        &under<ignore_nan>},
    Row{"faulty-block-zero-block", "quantize", "fp8_e4m3_row", "to_even", "quotient",
        "https://github.com/pytorch/ao/issues/4713", &under<divide_by_zero>},
    Row{"faulty-block-tensor-scale-first", "dequantize", "nvfp4", "to_even", "te", "", &as_variant<kTorchao>},
    Row{"faulty-block-short-buffer", "quantize", "mxfp4", "to_even", "floor", "", &trusting_sizes},
};

}  // namespace

adapter::Adapter block_mutant(std::string_view id) {
  const auto row = std::ranges::find(kRows, id, &Row::id);
  if (row == kRows.end()) throw std::out_of_range("no faulty implementation of this name");
  const bool leaves_blocks = row->operation == "dequantize" || row->operation == "unpack";
  const std::string values = row->operation == "unpack" ? "*" : "float32", format(row->format);
  return {.name = std::string(id),
          .version = "1",
          .homepage = std::string(row->origin),
          .conversions = {},
          .blocks = {{std::string(row->operation), leaves_blocks ? format : values, leaves_blocks ? values : format,
                      std::string(row->rounding), std::string(row->variant), row->prepare}}};
}

}  // namespace halfulp::impl::faulty
