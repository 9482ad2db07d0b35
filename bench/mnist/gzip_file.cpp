#include "mnist/gzip_file.h"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "mnist/data_error.h"

namespace halfulp::mnist {
namespace {

constexpr std::size_t kStep = std::size_t{1} << 20;

struct Close {
  void operator()(gzFile file) const { gzclose_r(file); }
};
using Open = std::unique_ptr<gzFile_s, Close>;

[[noreturn]] void fail(const std::string& path, const std::string& what, const std::string& wanted) {
  throw DataError(path + ": " + what + "; expected " + wanted);
}

/// What went wrong while reading. zlib's own texts repeat the file's name.
[[noreturn]] void fail_reading(const std::string& path, gzFile file) {
  int code = Z_OK;
  gzerror(file, &code);
  if (code == Z_ERRNO) fail(path, std::strerror(errno), "a readable file");
  if (code == Z_BUF_ERROR) fail(path, "is cut off", "a whole gzip file");
  fail(path, "is damaged", "a whole gzip file");
}

}  // namespace

std::vector<std::uint8_t> read_gzip(const std::string& path, std::size_t most) {
  errno = 0;
  const Open file(gzopen(path.c_str(), "rb"));
  if (!file) fail(path, errno == 0 ? "cannot be opened" : std::strerror(errno), "a gzip file");

  std::vector<std::uint8_t> bytes;
  for (;;) {
    // One byte more than allowed tells a file that is too large.
    const std::size_t room = std::min(kStep, most + 1 - bytes.size());
    const std::size_t size = bytes.size();
    bytes.resize(size + room);
    const int got = gzread(file.get(), bytes.data() + size, static_cast<unsigned>(room));
    if (got < 0) fail_reading(path, file.get());
    bytes.resize(size + static_cast<std::size_t>(got));
    // zlib hands other files through as they are.
    if (gzdirect(file.get()) != 0) fail(path, "is not gzip-compressed", "a gzip file");
    if (bytes.size() > most) {
      fail(path, "holds more than " + std::to_string(most) + " bytes", "at most so many when uncompressed");
    }
    if (static_cast<std::size_t>(got) < room) break;
  }
  // A file that ends in the middle is read without an error, and says so afterwards.
  int code = Z_OK;
  gzerror(file.get(), &code);
  if (code != Z_OK) fail_reading(path, file.get());
  return bytes;
}

}  // namespace halfulp::mnist
