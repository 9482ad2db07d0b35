#include "run/block_facts.h"

namespace halfulp {
namespace {

// The interface states facts with the reference's own enumerators: their numbers must agree.
static_assert(static_cast<int>(Sign::reserved_zero) == HALFULP_SIGN_RESERVED_ZERO);
static_assert(static_cast<int>(Sign::absent) == HALFULP_SIGN_ABSENT);
static_assert(static_cast<int>(Nan::above_infinity) == HALFULP_NAN_ABOVE_INFINITY);
static_assert(static_cast<int>(Nan::top_magnitude) == HALFULP_NAN_TOP_MAGNITUDE);
static_assert(static_cast<int>(Nan::negative_zero) == HALFULP_NAN_NEGATIVE_ZERO);
static_assert(static_cast<int>(Inf::below_nan) == HALFULP_INF_BELOW_NAN);
static_assert(static_cast<int>(Low::no_zero) == HALFULP_LOW_NO_ZERO);
static_assert(static_cast<int>(Order::bytes) == HALFULP_ORDER_BYTES);
static_assert(static_cast<int>(Order::lsb_first) == HALFULP_ORDER_LSB_FIRST);
static_assert(static_cast<int>(Order::msb_first) == HALFULP_ORDER_MSB_FIRST);
static_assert(static_cast<int>(Order::halves) == HALFULP_ORDER_HALVES);
static_assert(static_cast<int>(Order::halves_and_fifth_bits) == HALFULP_ORDER_HALVES_AND_FIFTH_BITS);
static_assert(static_cast<int>(Order::trits) == HALFULP_ORDER_TRITS);
static_assert(static_cast<int>(Order::quarters) == HALFULP_ORDER_QUARTERS);
static_assert(static_cast<int>(Storage::planes) == HALFULP_STORAGE_PLANES);
static_assert(static_cast<int>(Storage::scale_first) == HALFULP_STORAGE_SCALE_FIRST);
static_assert(static_cast<int>(Storage::scale_last) == HALFULP_STORAGE_SCALE_LAST);
static_assert(static_cast<int>(TensorPart::nothing) == HALFULP_TENSOR_NOTHING);
static_assert(static_cast<int>(TensorPart::scale) == HALFULP_TENSOR_SCALE);
static_assert(static_cast<int>(TensorPart::nested) == HALFULP_TENSOR_NESTED);
static_assert(static_cast<int>(TensorPart::outlier_columns) == HALFULP_TENSOR_OUTLIER_COLUMNS);

}  // namespace

halfulp_format facts_of(const FormatSpec& format) {
  return {.struct_size = sizeof(halfulp_format),
          .name = format.name.data(),  // names of rows are string literals or kept strings: zero-terminated
          .k = format.k,
          .p = format.p,
          .bias = format.bias,
          .sign = static_cast<std::int32_t>(format.sign),
          .nan = static_cast<std::int32_t>(format.nan),
          .inf = static_cast<std::int32_t>(format.inf),
          .low = static_cast<std::int32_t>(format.low),
          .codebook = format.is_codebook() ? format.codebook.data() : nullptr};
}

BlockFacts::BlockFacts(const BlockQuestion& question)
    : element_(facts_of(*question.spec->element)), scale_(facts_of(*question.spec->scale)) {
  const BlockSpec& spec = *question.spec;
  block_ = {.struct_size = sizeof(halfulp_block),
            .name = spec.name.c_str(),
            .element = &element_,
            .scale = &scale_,
            .tile_rows = spec.tile.rows,
            .tile_columns = spec.tile.columns,
            .is_flat = spec.rows == Rows::flat ? 1u : 0u,
            .scales_per_block = static_cast<std::uint32_t>(spec.scales_per_block),
            .group = static_cast<std::uint32_t>(spec.group),
            .whole_groups = spec.lengths == Lengths::whole_groups ? 1u : 0u,
            .order = static_cast<std::uint32_t>(question.rules().order),
            .storage = static_cast<std::uint32_t>(spec.storage),
            .tensor = static_cast<std::uint32_t>(spec.tensor)};
}

}  // namespace halfulp
