#include <xxhash.h>

#include <bit>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>

#include "mnist/weights_file.h"
#include "mnist/weights_layout.h"

namespace halfulp::mnist {
namespace {

[[noreturn]] void fail(const std::string& path, const std::string& what, const std::string& wanted) {
  throw WeightsError(path + ": " + what + "; expected " + wanted);
}

/// The numbers of a file, one after the other, as long as there are any.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <class Number>
  Number take() {
    Number number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i) {
      number |= static_cast<Number>(Number{static_cast<unsigned char>(bytes_[i])} << (8 * i));
    }
    bytes_.remove_prefix(sizeof number);
    return number;
  }

  float take_float() { return std::bit_cast<float>(take<std::uint32_t>()); }

 private:
  std::string_view bytes_;
};

/// Whether a file of weights can begin, or be cut off, like this.
bool begins_right(std::string_view bytes) { return kWeightsMagic.starts_with(bytes.substr(0, kWeightsMagic.size())); }

/// All bytes of a file. Stops where they are more than `most`, or are no weights from the start.
std::string read_bytes(const std::string& path, std::size_t most) {
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) fail(path, std::strerror(errno), "a file of weights");
  std::string bytes;
  for (std::size_t got = 1; got > 0 && bytes.size() <= most && begins_right(bytes);) {
    const std::size_t size = bytes.size();
    bytes.resize(size + kNetworkSize);
    got = std::fread(bytes.data() + size, 1, kNetworkSize, file.get());
    bytes.resize(size + got);
  }
  if (std::ferror(file.get()) != 0) fail(path, std::strerror(errno), "a file of weights");
  return bytes;
}

std::string list_of(const std::vector<std::uint32_t>& widths) {
  std::string text;
  for (const std::uint32_t width : widths) text += (text.empty() ? "" : "-") + std::to_string(width);
  return text;
}

/// Checks the header and the size, and returns the number of networks.
std::uint32_t check_header(const std::string& path, const std::string& bytes) {
  if (bytes.empty() || !begins_right(bytes)) {
    fail(path, "is no file of weights", "one that starts with \"" + std::string(kWeightsMagic) + "\"");
  }
  const auto check_size = [&](std::size_t wanted) {
    if (bytes.size() < wanted) {
      fail(path, "is cut off after " + std::to_string(bytes.size()) + " bytes", std::to_string(wanted));
    }
  };
  check_size(kWeightsMagic.size() + 4);
  Reader reader(std::string_view(bytes).substr(kWeightsMagic.size()));
  if (const auto version = reader.take<std::uint32_t>(); version != kWeightsVersion) {
    fail(path, "has version " + std::to_string(version), "version " + std::to_string(kWeightsVersion));
  }
  check_size(kHeaderSize);
  const auto networks = reader.take<std::uint32_t>();
  const auto width_count = reader.take<std::uint32_t>();
  std::vector<std::uint32_t> widths(kWidths.size());
  for (std::uint32_t& width : widths) width = reader.take<std::uint32_t>();
  const std::vector<std::uint32_t> wanted(kWidths.begin(), kWidths.end());
  if (width_count != kWidths.size()) {
    fail(path, "has " + std::to_string(width_count) + " widths", std::to_string(kWidths.size()));
  }
  if (widths != wanted) fail(path, "has widths " + list_of(widths), list_of(wanted));
  if (networks == 0 || networks > kMostNetworks) {
    fail(path, "has " + std::to_string(networks) + " networks", "1 to " + std::to_string(kMostNetworks));
  }
  const std::size_t size = kHeaderSize + networks * kNetworkSize + kChecksumSize;
  check_size(size);
  if (bytes.size() > size) fail(path, "goes on after " + std::to_string(size) + " bytes", "its end");
  return networks;
}

}  // namespace

std::vector<SavedNetwork> load_networks(const std::string& path) {
  const std::string bytes = read_bytes(path, kHeaderSize + kMostNetworks * kNetworkSize + kChecksumSize);
  const std::uint32_t count = check_header(path, bytes);
  const std::string_view body = std::string_view(bytes).substr(0, bytes.size() - kChecksumSize);
  const auto checksum = Reader(std::string_view(bytes).substr(body.size())).take<std::uint64_t>();
  if (checksum != XXH3_64bits(body.data(), body.size())) {
    fail(path, "has a wrong checksum", "the file as it was written");
  }

  Reader reader(body.substr(kHeaderSize));
  std::vector<SavedNetwork> networks(count);
  for (SavedNetwork& saved : networks) {
    saved.seed = reader.take<std::uint64_t>();
    saved.network = zero_network();
    for (Layer& layer : saved.network.layers) {
      for (std::vector<float>* values : {&layer.weights, &layer.biases}) {
        for (float& value : *values) {
          value = reader.take_float();
          if (!std::isfinite(value)) {
            fail(path, "the network of seed " + std::to_string(saved.seed) + " has a value that is not finite",
                 "finite ones");
          }
        }
      }
    }
  }
  return networks;
}

}  // namespace halfulp::mnist
