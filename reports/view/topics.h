// What implementations decide, as rows: where a profile states it, and which causes speak against it.
#pragma once

#include <span>
#include <string_view>

#include "format/format_spec.h"
#include "oracle/profile.h"

namespace halfulp {

/// One decision about conversions and arithmetic.
struct Topic {
  std::string_view name;
  /// What a profile says about it, of a target format; empty where the question does not arise.
  std::string_view (*declared)(const Profile& profile, const FormatSpec& to);
  std::string_view causes;  ///< Space-separated: findings that contradict what was declared.
};

/// Every decision, in the order of the table's columns.
std::span<const Topic> topics();

/// Whether `causes`, separated by spaces, has this one.
bool has_word(std::string_view causes, std::string_view cause);

}  // namespace halfulp
