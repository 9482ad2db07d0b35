#include "throughput/mix.h"

#include <algorithm>
#include <array>

#include "throughput/decode_mixes.h"
#include "throughput/encode_mixes.h"
#include "throughput/tensor_mixes.h"

namespace halfulp::throughput {

std::span<const Mix> mixes() {
  static constexpr std::array kMixes{
      Mix{"normal", "normally distributed values, mean 0, variance 1; decoding: their codes", false, &encode_normal,
          &decode_normal, &tensor_normal},
      Mix{"uniform",
          "every value of the narrower format equally often, moved by up to half a step; decoding: every code; "
          "blocks: values in [-1, 1)",
          true, &encode_uniform, &decode_uniform, &tensor_uniform},
      Mix{"adversarial",
          "ties and their neighbours, subnormals, values beyond the range, special values; blocks: "
          "thresholds of elements, outliers, tiny blocks",
          true, &encode_adversarial, &decode_adversarial, &tensor_adversarial}};
  return kMixes;
}

const Mix* mix_called(std::string_view name) {
  const auto found = std::ranges::find(mixes(), name, &Mix::name);
  return found != mixes().end() ? &*found : nullptr;
}

bool is_decoding(const Question& question) { return question.from->k < question.to->k; }

void fill(const Mix& mix, const ConversionOperands& to_fill, std::uint64_t seed) {
  (is_decoding(to_fill.question) ? mix.decode : mix.encode)(to_fill, seed);
}

}  // namespace halfulp::throughput
