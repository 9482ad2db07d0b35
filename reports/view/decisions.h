// What each implementation decided where standards leave a choice: as it declares, and as its findings show.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "view/catalog.h"

namespace halfulp {

/// A cause that speaks against what was declared.
struct Contradiction {
  std::uint64_t cells = 0, cases = 0;
};

/// One decision of one implementation.
struct Stand {
  std::set<std::string_view> declared;
  std::map<std::string, Contradiction> contradicted;  ///< By cause.
};

/// All decisions of one implementation, in the order of the columns.
struct Decisions {
  std::string implementation;
  std::set<std::string_view> profiles;  ///< Of block formats: variants.
  std::vector<Stand> stands;
};

/// Refers to the runs it was made from.
struct DecisionTable {
  std::vector<std::string_view> columns;
  std::vector<Decisions> rows;  ///< Of implementations with such cells.
};

/// Rounding and the rows of view/topics.h, of conversions and arithmetic.
DecisionTable element_decisions(const Catalog& catalog);

/// The rules of block formats.
DecisionTable block_decisions(const Catalog& catalog);

/// The columns that findings contradict, or on which rows differ in what they declare, and those where neither is so.
struct SortedColumns {
  std::vector<std::size_t> differing, alike;
};
SortedColumns sort_columns(const DecisionTable& table);

}  // namespace halfulp
