#include "throughput/value_table.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <memory>

#include "case/random_stream.h"
#include "case/value_codes.h"
#include "value/decode.h"

namespace halfulp::throughput {
namespace {

constexpr int kWholeBits = 20;

/// Where values of a format begin, looked up by the upper half of a float32 and then by halving.
class Thresholds {
 public:
  explicit Thresholds(const std::vector<ValueRow>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      codes_.push_back(rows[i].code);
      if (i + 1 < rows.size()) starts_.push_back(static_cast<float>(rows[i].value / 2 + rows[i + 1].value / 2));
    }
    for (std::uint32_t half = 0; half < kHalves; ++half) {
      // From the less to the greater magnitude, so that negative ones come in the other order.
      const auto [first, last] =
          std::minmax({place_of(half << 16, 0, starts_.size()), place_of(half << 16 | 0xFFFF, 0, starts_.size())});
      ranges_[half] = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
    }
  }

  Code operator()(double value) const {
    constexpr double kLargest = std::numeric_limits<float>::max();
    const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(std::clamp(value, -kLargest, kLargest)));
    const Range range = ranges_[bits >> 16];
    return codes_[place_of(bits, range.first, range.last)];
  }

 private:
  static constexpr std::uint32_t kHalves = 1 << 16;
  struct Range {
    std::uint32_t first = 0, last = 0;
  };

  std::size_t place_of(std::uint32_t bits, std::size_t first, std::size_t last) const {
    const auto begin = starts_.begin();
    const auto found = std::upper_bound(begin + static_cast<std::ptrdiff_t>(first),
                                        begin + static_cast<std::ptrdiff_t>(last), std::bit_cast<float>(bits));
    return static_cast<std::size_t>(found - begin);
  }

  std::vector<float> starts_;                                ///< [values - 1] where the next value begins.
  std::vector<Code> codes_;                                  ///< [values]
  std::vector<Range> ranges_ = std::vector<Range>(kHalves);  ///< By the upper half of a value's bits.
};

bool is_machine_float(const FormatSpec& format) { return format.k == 32 && format.p == 24; }

}  // namespace

std::vector<ValueRow> finite_values(const FormatSpec& format) {
  const bool is_whole = format.k <= kWholeBits;
  const Code count = is_whole ? format.code_mask() + 1 : Code{1} << kWholeBits;
  std::vector<ValueRow> rows;
  for (Code i = 0; i < count; ++i) {
    const Code code = is_whole ? i : random_bits(0, i) & format.code_mask();
    const double value = value_of(format, code);
    if (std::isfinite(value) && is_defined(format, code)) rows.push_back({value, code, 0});
  }
  std::ranges::sort(rows, [](const ValueRow& a, const ValueRow& b) {
    return a.value < b.value || (a.value == b.value && a.code < b.code);
  });
  const auto repeated = std::ranges::unique(rows, {}, &ValueRow::value);
  rows.erase(repeated.begin(), repeated.end());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t next = std::min(i + 1, rows.size() - 1);
    rows[i].gap = is_whole ? rows[next].value - rows[next - 1].value
                           : value_of(format, stepped(format, rows[i].code, 1)) - rows[i].value;
  }
  return rows;
}

std::function<Code(double)> nearest_codes(const FormatSpec& format) {
  if (is_machine_float(format)) return [&format](double value) { return nearest_code(format, value); };
  if (format.k == 64) return [](double value) { return std::bit_cast<std::uint64_t>(value); };
  return [table = std::make_shared<const Thresholds>(finite_values(format))](double value) { return (*table)(value); };
}

}  // namespace halfulp::throughput
