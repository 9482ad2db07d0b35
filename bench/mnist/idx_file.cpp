#include "mnist/idx_file.h"

#include <algorithm>

#include "mnist/data_error.h"
#include "mnist/digits.h"
#include "mnist/gzip_file.h"
#include "mnist/sha256.h"

namespace halfulp::mnist {
namespace {

/// The header that the file must have, number by number.
struct Field {
  const char* name;
  std::uint32_t value;
};

std::vector<Field> header_of(const IdxFile& file) {
  if (file.magic == kLabelsMagic) return {{"magic number", file.magic}, {"number of labels", file.count}};
  return {{"magic number", file.magic},
          {"number of images", file.count},
          {"number of rows", 28},
          {"number of columns", 28}};
}

std::uint32_t big_endian(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

[[noreturn]] void fail(const std::string& path, const std::string& what, const std::string& wanted) {
  throw DataError(path + ": " + what + "; expected " + wanted);
}

}  // namespace

std::vector<std::uint8_t> read_idx(const std::string& directory, const IdxFile& file) {
  const std::string path = directory + "/" + std::string(file.name) + ".gz";
  const std::vector<Field> header = header_of(file);
  const std::size_t header_size = 4 * header.size();
  const std::size_t item = file.magic == kLabelsMagic ? 1 : kPixels;
  const std::size_t size = header_size + item * file.count;

  std::vector<std::uint8_t> bytes = read_gzip(path, size);
  for (std::size_t i = 0; i < header.size() && 4 * (i + 1) <= bytes.size(); ++i) {
    const std::uint32_t value = big_endian(bytes.data() + 4 * i);
    if (value != header[i].value) {
      fail(path, std::string(header[i].name) + " is " + std::to_string(value), std::to_string(header[i].value));
    }
  }
  if (bytes.size() != size) {
    fail(path, "holds " + std::to_string(bytes.size()) + " bytes", std::to_string(size) + " when uncompressed");
  }
  if (const std::string hash = sha256(bytes); hash != file.sha256) {
    fail(path, "SHA-256 is " + hash, std::string(file.sha256));
  }

  bytes.erase(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(header_size));
  if (file.magic == kLabelsMagic) {
    const auto wrong = std::find_if(bytes.begin(), bytes.end(), [](std::uint8_t label) { return label >= kDigits; });
    if (wrong != bytes.end()) {
      fail(path, "label " + std::to_string(wrong - bytes.begin()) + " is " + std::to_string(*wrong), "0 to 9");
    }
  }
  return bytes;
}

}  // namespace halfulp::mnist
