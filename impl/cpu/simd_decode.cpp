#include <memory>
#include <utility>
#include <vector>

#include "cpu/decode.h"
#include "cpu/decode_plan.h"
#include "cpu/levels.h"
#include "cpu/simd.h"

namespace halfulp::cpu {
namespace {

template <class Element>
auto look_up(std::shared_ptr<const std::vector<float>> table) {
  return [table = std::move(table)](const void* from, float* x, std::size_t count) {
    const auto* codes = static_cast<const Element*>(from);
    const float* const values = table->data();
    const std::size_t mask = table->size() - 1;
    for (std::size_t i = 0; i < count; ++i) x[i] = values[codes[i] & mask];
  };
}

/// Decodes k-bit codes through a table of all of them.
template <class Function>
std::function<void(const void*, float*, std::size_t)> tabulated(int k, const Function& value_of) {
  auto table = std::make_shared<std::vector<float>>();
  for (Code code = 0; code < Code{1} << k; ++code) table->push_back(value_of(code));
  if (k <= 8) return look_up<std::uint8_t>(std::move(table));
  return look_up<std::uint16_t>(std::move(table));
}

}  // namespace

BatchDecoder::BatchDecoder(const Layout& layout) {
  if (is_plannable(layout)) {
    const DecodePlan plan = plan_decode(layout);
    if (const DecodeKernel kernel = decode_kernel(plan)) {
      to_float32_ = [plan, kernel](const void* codes, float* x, std::size_t count) { kernel(plan, codes, x, count); };
      return;
    }
  }
  to_float32_ = tabulated(layout.k, [&](Code code) { return cpu::decode(layout, code); });
}

BatchDecoder::BatchDecoder(const Codebook& codebook) {
  const LevelDecoder decoder = level_decoder();
  if (codebook.size() <= Levels().size() && decoder != nullptr) {
    Levels levels;
    for (Code code = 0; code < levels.size(); ++code) levels[code] = codebook.decode(code);
    to_float32_ = [levels, decoder](const void* codes, float* x, std::size_t count) {
      decoder(levels, static_cast<const std::uint8_t*>(codes), x, count);
    };
    return;
  }
  to_float32_ = tabulated(8, [&](Code code) { return codebook.decode(code); });
}

}  // namespace halfulp::cpu
