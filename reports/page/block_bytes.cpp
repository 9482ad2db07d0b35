#include "page/block_bytes.h"

#include <algorithm>
#include <functional>

#include "block/order.h"

namespace halfulp {
namespace {

CodeRun run_of(const BlockSpec& spec) {
  return {spec.variants.front().rules.order, spec.element->k, spec.tile.columns};
}

/// How many codes it takes to see the order of the first bytes.
std::size_t codes_to_pack(const BlockSpec& spec) {
  const std::size_t length = spec.tile.columns == 0 ? 64 : spec.tile.columns;
  return element_order(spec) <= Order::msb_first ? std::min<std::size_t>(length, 64) : length;
}

}  // namespace

Order element_order(const BlockSpec& spec) { return order_of(run_of(spec)); }

std::vector<std::vector<Segment>> segments_of(const BlockSpec& spec) {
  const CodeRun run = run_of(spec);
  const std::size_t count = stored_codes(run, codes_to_pack(spec));
  std::vector<std::uint8_t> bytes(bytes_of(run, count));
  std::vector<Code> codes(count, 0);
  std::vector<std::vector<Segment>> result(std::min(kShownBytes, bytes.size()));
  for (std::size_t i = 0; i < count; ++i) {
    for (int bit = spec.element->k; bit-- > 0;) {
      codes[i] = Code{1} << bit;
      pack_codes(run, codes, bytes);
      for (std::size_t byte = 0; byte < result.size(); ++byte) {
        for (std::size_t place = 0; place < 8; ++place) {
          if ((bytes[byte] >> place & 1) != 0) result[byte].push_back({place, place, i, bit, bit});
        }
      }
    }
    codes[i] = 0;
  }
  for (std::vector<Segment>& segments : result) {
    std::ranges::sort(segments, std::greater{}, &Segment::high);
    std::vector<Segment> joined;
    for (const Segment& next : segments) {
      const bool goes_on = !joined.empty() && joined.back().element == next.element &&
                           joined.back().low == next.high + 1 && joined.back().element_low == next.element_high + 1;
      if (goes_on) {
        joined.back().low = next.low;
        joined.back().element_low = next.element_low;
      } else {
        joined.push_back(next);
      }
    }
    segments = joined;
  }
  return result;
}

std::vector<std::size_t> elements_in(const BlockSpec& spec, std::size_t byte) {
  const CodeRun run = run_of(spec);
  std::vector<Code> codes(spec.tile.columns, 0);
  std::vector<std::uint8_t> bytes(bytes_of(run, codes.size()));
  std::vector<std::size_t> elements;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    codes[i] = 1;
    pack_codes(run, codes, bytes);
    if (bytes[byte] != 0) elements.push_back(i);
    codes[i] = 0;
  }
  return elements;
}

}  // namespace halfulp
