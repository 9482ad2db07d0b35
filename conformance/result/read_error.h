// Why a file of results or waivers cannot be read. Every error says where it is, what is there and what was expected.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace halfulp {

/// A place in a file. Line 0 is the file as a whole.
struct FilePosition {
  std::string file;
  std::size_t line = 0;
};

/// Message: "FILE:LINE: what is wrong; expected what".
struct ReadError : std::runtime_error {
  enum class Kind {
    cannot_open,
    empty,
    not_json,
    not_toml,
    truncated_line,
    line_too_long,
    bad_field,  ///< A field is missing, has the wrong type or an impossible value.
    wrong_schema_version,
    missing_header,
    second_header,
    duplicate_record,  ///< A second cell or measurement of the same id.
    missing_footer,
    after_footer,
    counts_disagree,
  };

  ReadError(Kind why, const FilePosition& at, const std::string& what)
      : std::runtime_error(at.file + ":" + (at.line == 0 ? "" : std::to_string(at.line) + ":") + " " + what),
        kind(why),
        line(at.line) {}

  Kind kind;
  std::size_t line;
};

}  // namespace halfulp
