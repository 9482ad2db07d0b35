#include "case/columns.h"

#include <bit>

namespace halfulp {

int Column::container_bits() const {
  if (format != nullptr) return format->container_bits();
  return bits <= 8 ? 8 : static_cast<int>(std::bit_ceil(static_cast<unsigned>(bits)));
}

Columns::Columns(const FormatSpec& from, int operands, int random_bits) {
  bits_ = operands * from.k + random_bits;
  int shift = bits_;
  const auto add = [&](const FormatSpec* format, int bits) { columns_[size_++] = {format, bits, shift -= bits}; };
  for (int i = 0; i < operands; ++i) add(&from, from.k);
  if (random_bits > 0) add(nullptr, random_bits);
}

}  // namespace halfulp
