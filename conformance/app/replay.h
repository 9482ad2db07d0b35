// `halfulp replay CELL INDEX`: runs one case again and shows everything about it.
#pragma once

#include <cstdint>
#include <string>

namespace halfulp {

struct ReplayOptions {
  std::string cell;            ///< A cell id as printed by `check`, prefixed with its tier's default or not.
  std::uint64_t index = 0;     ///< Case index within the cell.
  std::string tier = "quick";  ///< The tier the index belongs to.
  std::uint64_t seed = 1;
  std::string implementation;  ///< Where to find the cell's implementation: "dso:PATH"; empty for builtin.
};

int replay(const ReplayOptions& options);

}  // namespace halfulp
