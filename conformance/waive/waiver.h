// A deviation that is known and accepted, with its reason.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "result/read_error.h"
#include "result/record.h"

namespace halfulp {

/// One cause of wrong results, in every cell whose id matches a pattern.
struct Waiver {
  FilePosition at;                          ///< Where its list has it.
  std::string cells;                        ///< Pattern of ids, with * and ?.
  std::string cause;                        ///< A name that diagnosis gives.
  std::string tier = {};                    ///< The only one it is about; empty: any.
  std::optional<std::uint64_t> count = {};  ///< How many results are wrong in each cell; none: any number.
  bool may_pass = false;                    ///< Whether a cell without the cause is no reason to complain.
  WaiverRecord record = {};                 ///< What result files say of it.
};

/// Whether both are about one cause in one tier, so that no cell may be in both.
bool are_rivals(const Waiver& one, const Waiver& other);

/// Errors: ReadError duplicate_record, always: `second` is about what `first` is about in these cells.
[[noreturn]] void refuse_second(const Waiver& first, const Waiver& second, const std::string& cells);

}  // namespace halfulp
