#include "run/prepared.h"

namespace halfulp {
namespace {

// The ABI states facts with the reference's own enumerators: their numbers must agree.
static_assert(static_cast<int>(Sign::reserved_zero) == HALFULP_SIGN_RESERVED_ZERO);
static_assert(static_cast<int>(Sign::absent) == HALFULP_SIGN_ABSENT);
static_assert(static_cast<int>(Nan::above_infinity) == HALFULP_NAN_ABOVE_INFINITY);
static_assert(static_cast<int>(Nan::top_magnitude) == HALFULP_NAN_TOP_MAGNITUDE);
static_assert(static_cast<int>(Nan::negative_zero) == HALFULP_NAN_NEGATIVE_ZERO);
static_assert(static_cast<int>(Inf::below_nan) == HALFULP_INF_BELOW_NAN);
static_assert(static_cast<int>(Low::no_zero) == HALFULP_LOW_NO_ZERO);

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

}  // namespace

PreparedCall::PreparedCall(const Cell& cell) {
  const Question& question = cell.question;
  const halfulp_format operand = facts_of(*question.from);
  const halfulp_format result = facts_of(*question.to);
  const halfulp_query query{.struct_size = sizeof(halfulp_query),
                            .operation = "convert",
                            .operand_count = 1,
                            .operands = &operand,
                            .result = &result,
                            .rounding = name_of(question.rounding).data(),
                            .profile = question.profile->name.data()};
  const halfulp_adapter& adapter = cell.implementation->adapter();
  if (adapter.prepare(&adapter, &query, &call_) != HALFULP_OK) call_ = {};
}

PreparedCall::~PreparedCall() {
  if (call_.release != nullptr) call_.release(call_.state);
}

std::string PreparedCall::last_error() const {
  const char* text = call_.last_error != nullptr ? call_.last_error(call_.state) : nullptr;
  return text != nullptr && *text != 0 ? text : "no reason given";
}

}  // namespace halfulp
