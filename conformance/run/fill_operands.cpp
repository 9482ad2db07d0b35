#include "run/fill_operands.h"

#include "case/container.h"

namespace halfulp {
namespace {

std::size_t bytes_of(const Column& column) { return static_cast<std::size_t>(column.container_bits()) / 8; }

/// Takes the words apart.
void deal_out(const Buffers& buffers, const Columns& columns, const CaseSource& source, std::uint64_t first,
              std::size_t count) {
  std::array<Code, kBatchCases> words;
  source.fill(first, count, 64, words.data());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& column = columns.all()[i];
    void* const codes = buffers.writable_operands(i, count, bytes_of(column));
    with_container(column.container_bits(), [&](auto zero) {
      using Container = decltype(zero);
      auto* out = static_cast<Container*>(codes);
      for (std::size_t j = 0; j < count; ++j) out[j] = static_cast<Container>(column.in(words[j]));
    });
  }
}

}  // namespace

OperandArrays fill_operands(const Buffers& buffers, const Columns& columns, const CaseSource& source,
                            std::uint64_t first, std::size_t count) {
  if (columns.size() == 1) {
    const Column& column = columns.all()[0];
    source.fill(first, count, column.container_bits(), buffers.writable_operands(0, count, bytes_of(column)));
  } else {
    deal_out(buffers, columns, source, first, count);
  }
  OperandArrays arrays{};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    arrays[i] = buffers.operands(i, count, bytes_of(columns.all()[i]));
  }
  return arrays;
}

}  // namespace halfulp
