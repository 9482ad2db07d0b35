#include "format/registry.h"

#include <stdexcept>

#include "format/codebooks.h"
#include "format/elements.h"
#include "format/names.h"
#include "format/p3109.h"

namespace halfulp {
namespace {

std::string problem_with(const FormatSpec& row) {
  if (row.name.empty()) return "has no name";
  if (row.k < 2 || row.k > 64) return "needs 2 <= k <= 64";
  if (row.is_codebook()) {
    return row.k <= 8 && row.codebook.size() == std::size_t{1} << row.k ? "" : "needs a codebook of 2^k values, k <= 8";
  }
  if (row.p < 1 || row.p > 53 || row.exponent_bits() < 1) return "needs 1 <= p <= 53 and an exponent field";
  if (row.exponent_bits() > 11) return "needs an exponent field of at most 11 bits";
  if (row.nan == Nan::above_infinity && (!row.has_infinity() || row.p < 2))
    return "has NaNs above an infinity it lacks";
  if (row.nan == Nan::negative_zero && row.sign != Sign::sign_magnitude) return "has NaN at -0 but no sign";
  return "";
}

}  // namespace

void Registry::add(const FormatSpec& row) {
  if (const std::string problem = problem_with(row); !problem.empty()) {
    throw std::invalid_argument("format '" + std::string(row.name) + "' " + problem);
  }
  for_each_name(row.name, row.aliases, [&](std::string_view name) {
    if (find(name) != nullptr) throw std::invalid_argument("format name '" + std::string(name) + "' is taken");
  });
  rows_.push_back(row);
}

const FormatSpec* Registry::find(std::string_view name) const {
  for (const FormatSpec& row : rows_) {
    if (is_named(row.name, row.aliases, name)) return &row;
  }
  return nullptr;
}

const Registry& standard_formats() {
  static const Registry registry = [] {
    Registry all;
    for (const FormatSpec& row : kElements) all.add(row);
    for (const FormatSpec& row : codebook_formats()) all.add(row);
    for (const FormatSpec& row : p3109_formats()) all.add(row);
    return all;
  }();
  return registry;
}

}  // namespace halfulp
