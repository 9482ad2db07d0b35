#include "faulty/arithmetic_mutants.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>

#include "cpu/codec.h"
#include "cpu/stochastic_query.h"

namespace halfulp::impl::faulty {
namespace {

using cpu::kBfloat16;
using cpu::kFloat16;
using cpu::kFloat8E4m3fn;

std::uint16_t fused_in_two_roundings(std::uint16_t a, std::uint16_t b, std::uint16_t c) {
  const double product = double{cpu::decode(kFloat16, a)} * cpu::decode(kFloat16, b);  // exact, as the sum is
  const double sum = double{cpu::decode(kFloat16, cpu::encode(kFloat16, product))} + cpu::decode(kFloat16, c);
  return static_cast<std::uint16_t>(cpu::encode(kFloat16, sum));
}

std::uint16_t add_and_flush(std::uint16_t a, std::uint16_t b) {
  // Rounded twice, but 53 digits first and 8 then differ from one rounding for no sum (Figueroa 1995).
  const double sum = double{cpu::decode(kBfloat16, a)} + cpu::decode(kBfloat16, b);
  const cpu::Code code = cpu::encode(kBfloat16, sum);
  const bool is_subnormal = (code & 0x7F80) == 0;
  return static_cast<std::uint16_t>(is_subnormal ? code & 0x8000 : code);
}

/// Rounds float16 to float8_e4m3fn by another random word than the one given.
template <std::uint32_t (*change)(std::uint32_t random)>
adapter::Columns with_changed_random(const halfulp_query& query) {
  const auto asked = cpu::stochastic_query(query, kFloat8E4m3fn.k);
  if (!asked) return {};
  return cpu::random_columns<std::uint16_t, std::uint8_t, std::uint8_t>(
      [asked = *asked](std::uint16_t code, std::uint32_t random) {
        return cpu::encode_stochastic(asked.to, cpu::decode(kFloat16, code), asked.rule, asked.policy, change(random));
      });
}

std::uint32_t none_of(std::uint32_t) { return 0; }
/// With rule A this is `kept + random > 2^bits` where >= is due.
std::uint32_t one_less(std::uint32_t random) { return random == 0 ? 0 : random - 1; }

struct Row {
  std::string_view id;
  adapter::Function (*function)();
};

template <std::uint32_t (*change)(std::uint32_t random)>
adapter::Function stochastic() {
  return {"convert", "float16", "float8_e4m3fn", "stochastic_a8", "ocp-sat", &with_changed_random<change>};
}

constexpr std::array kRows{
    Row{"faulty-fused-in-two-roundings",
        [] {
          return adapter::arithmetic<std::uint16_t>("fused_multiply_add", "float16", "ties_to_even", "ieee",
                                                    &fused_in_two_roundings);
        }},
    Row{"faulty-add-flushed",
        [] { return adapter::arithmetic<std::uint16_t>("add", "bfloat16", "ties_to_even", "ieee", &add_and_flush); }},
    Row{"faulty-random-ignored", &stochastic<none_of>},
    Row{"faulty-random-one-less", &stochastic<one_less>},
};

}  // namespace

adapter::Adapter arithmetic_mutant(std::string_view id) {
  const auto row = std::ranges::find(kRows, id, &Row::id);
  if (row == kRows.end()) throw std::out_of_range("no faulty implementation of this name");
  return {.name = std::string(id), .version = "1", .homepage = "", .functions = {row->function()}};
}

}  // namespace halfulp::impl::faulty
