#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "cpu/bucket_table.h"
#include "cpu/direct_table.h"
#include "cpu/encode.h"
#include "cpu/encode_kernels.h"
#include "cpu/narrow.h"
#include "cpu/simd.h"
#include "cpu/step_plan.h"

namespace halfulp::cpu {
namespace {

/// Calls `function` for every value and stores the codes.
template <class Code, class Float, class Function>
auto each(Function function) {
  return [function = std::move(function)](const Float* x, void* codes, std::size_t count) {
    auto* to = static_cast<Code*>(codes);
    for (std::size_t i = 0; i < count; ++i) to[i] = static_cast<Code>(function(x[i]));
  };
}

template <class Float, class Function>
std::function<void(const Float*, void*, std::size_t)> each_into(int k, Function function) {
  if (k <= 8) return each<std::uint8_t, Float>(std::move(function));
  return each<std::uint16_t, Float>(std::move(function));
}

/// Looks values up by `table`, except in blocks that lie in one run of equal codes.
template <class Element, class LookUp>
auto by_blocks(BucketTable built, LookUp look_up) {
  return [shared = std::make_shared<const BucketTable>(std::move(built)), look_up = std::move(look_up),
          fill = run_filler()](const float* x, void* codes, std::size_t count) {
    const BucketTable& table = *shared;
    auto* to = static_cast<Element*>(codes);
    const auto bits = [x](std::size_t i) { return std::bit_cast<std::uint32_t>(x[i]); };
    for (std::size_t i = 0; i < count; i += kRunBlock) {
      const std::size_t end = std::min(i + kRunBlock, count);
      if (end - i == kRunBlock && fill != nullptr) {
        const ConstantRun run = table.run_around(bits(i));
        const bool ends_in_run = bits(end - 1) - run.first <= run.span;
        if (ends_in_run && fill(run, sizeof(Element) == 1, x + i, reinterpret_cast<std::uint8_t*>(to + i), kRunBlock)) {
          continue;
        }
      }
      look_up(table, x + i, to + i, end - i);
    }
  };
}

template <class Element>
auto by_runs(BucketTable table) {
  return by_blocks<Element>(std::move(table), [](const BucketTable& runs, const float* x, Element* to, std::size_t n) {
    runs.look_up(x, to, n);
  });
}

/// By codes where they can be had directly, else by the numbers of runs.
std::function<void(const float*, void*, std::size_t)> by_bytes(BucketTable table, std::optional<DirectTable> direct) {
  if (!direct) return by_runs<std::uint8_t>(std::move(table));
  return by_blocks<std::uint8_t>(
      std::move(table),
      [codes = std::make_shared<const DirectTable>(std::move(*direct)), kernel = direct_kernel()](
          const BucketTable&, const float* x, std::uint8_t* to, std::size_t n) { kernel(*codes, x, to, n); });
}

/// Encodes through a table if one can be built, else by `function`.
template <class Function>
std::function<void(const float*, void*, std::size_t)> tabulated(int k, const Function& function) {
  const auto encode = [&](std::uint32_t bits) { return function(std::bit_cast<float>(bits)); };
  auto table = BucketTable::of(encode);
  if (!table) return each_into<float>(k, function);
  if (k <= 8) return by_bytes(std::move(*table), DirectTable::of(encode));
  return by_runs<std::uint16_t>(std::move(*table));
}

/// Narrows blocks of float64 before they go to the float32 encoder.
std::function<void(const double*, void*, std::size_t)> through_float32(
    int k, std::function<void(const float*, void*, std::size_t)> from_float32) {
  const std::size_t code_size = k <= 8 ? 1 : 2;
  return [from_float32 = std::move(from_float32), code_size](const double* x, void* codes, std::size_t count) {
    std::array<float, 1024> narrow;
    for (std::size_t i = 0; i < count; i += narrow.size()) {
      const std::size_t size = std::min(narrow.size(), count - i);
      std::transform(x + i, x + i + size, narrow.begin(), &narrow_to_odd);
      from_float32(narrow.data(), static_cast<std::uint8_t*>(codes) + i * code_size, size);
    }
  };
}

}  // namespace

BatchEncoder::BatchEncoder(const Layout& layout, Rounding rounding, const Policy& policy) {
  const auto one = [=](auto x) { return cpu::encode(layout, x, rounding, policy); };
  const EncodePlan plan = plan_encode(layout, rounding, policy);
  if (const EncodeKernel kernel = encode_kernel(plan, rounding)) {
    from_float32_ = [plan, kernel](const float* x, void* codes, std::size_t count) { kernel(plan, x, codes, count); };
  } else {
    from_float32_ = tabulated(layout.k, one);
  }
  from_float64_ =
      keeps_one_rounding(layout) ? through_float32(layout.k, from_float32_) : each_into<double>(layout.k, one);
}

BatchEncoder::BatchEncoder(const Codebook& codebook, Rounding rounding) {
  const auto one = [=](auto x) { return codebook.encode(x, rounding); };
  const auto plan = plan_steps([&](std::uint32_t bits) { return one(std::bit_cast<float>(bits)); });
  if (const StepKernel kernel = step_kernel(); plan && kernel != nullptr) {
    from_float32_ = [plan = *plan, kernel](const float* x, void* codes, std::size_t count) {
      kernel(plan, x, static_cast<std::uint8_t*>(codes), count);
    };
  } else {
    from_float32_ = tabulated(8, one);
  }
  from_float64_ = each_into<double>(8, one);
}

}  // namespace halfulp::cpu
