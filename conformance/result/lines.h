// The lines of a file, one after the other.
#pragma once

#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include "result/read_error.h"

namespace halfulp {

class Lines {
 public:
  /// Opens the file. Errors: ReadError cannot_open.
  explicit Lines(const std::string& path);

  /// Moves to the next line; false at the end of the file. Errors: ReadError line_too_long.
  bool next();

  const FilePosition& at() const { return at_; }
  std::string_view text() const { return text_; }        ///< Without the end of the line, of either kind.
  bool is_terminated() const { return is_terminated_; }  ///< Whether the line ends in a newline.
  std::size_t size() const { return size_; }             ///< Bytes up to the end of the line.

 private:
  FilePosition at_;
  std::unique_ptr<char[]> buffer_;  ///< Of the longest line; most of it is never touched.
  std::ifstream file_;
  std::string_view text_;
  bool is_terminated_ = false;
  std::size_t size_ = 0;
};

}  // namespace halfulp
