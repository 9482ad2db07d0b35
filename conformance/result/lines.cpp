#include "result/lines.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace halfulp {
namespace {

using Kind = ReadError::Kind;

/// No record comes near this; what is longer is not a result file.
constexpr std::size_t kMaxLine = std::size_t{16} << 20;

}  // namespace

Lines::Lines(const std::string& path) : at_{path, 0}, buffer_(std::make_unique_for_overwrite<char[]>(kMaxLine + 1)) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    throw ReadError(Kind::cannot_open, at_, "is a directory; expected a result file");
  }
  file_.open(path, std::ios::binary);
  if (!file_) throw ReadError(Kind::cannot_open, at_, std::string("cannot be opened: ") + std::strerror(errno));
}

bool Lines::next() {
  file_.getline(buffer_.get(), static_cast<std::streamsize>(kMaxLine + 1));
  const auto got = static_cast<std::size_t>(file_.gcount());
  if (got == 0) return false;
  ++at_.line;
  is_terminated_ = !file_.eof();
  if (file_.fail() && is_terminated_) {
    throw ReadError(Kind::line_too_long, at_, "line of more than " + std::to_string(kMaxLine) + " bytes");
  }
  size_ += got;
  text_ = std::string_view(buffer_.get(), is_terminated_ ? got - 1 : got);
  if (!text_.empty() && text_.back() == '\r') text_.remove_suffix(1);
  return true;
}

}  // namespace halfulp
