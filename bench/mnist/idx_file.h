// The four files of MNIST, and files like them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace halfulp::mnist {

/// The number that an IDX file of unsigned bytes starts with: 8 in the third byte, the number of dimensions in the
/// last.
inline constexpr std::uint32_t kImagesMagic = 2051, kLabelsMagic = 2049;

/// What a file must be. It lies as NAME.gz.
struct IdxFile {
  std::string_view name;
  std::uint32_t magic = 0;  ///< kImagesMagic or kLabelsMagic.
  std::uint32_t count = 0;  ///< Images or labels.
  std::string_view sha256;  ///< Of the uncompressed file.
};

inline constexpr std::array<IdxFile, 4> kFiles{{
    {"train-images-idx3-ubyte", kImagesMagic, 60000,
     "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"},
    {"train-labels-idx1-ubyte", kLabelsMagic, 60000,
     "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"},
    {"t10k-images-idx3-ubyte", kImagesMagic, 10000, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"},
    {"t10k-labels-idx1-ubyte", kLabelsMagic, 10000, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"},
}};

/// What follows the header: [count][28 * 28] pixels or [count] labels in [0, 10). Errors: DataError where the file is
/// missing, not gzip-compressed, cut off, too long, has another header or hash, or a label that is no digit.
std::vector<std::uint8_t> read_idx(const std::string& directory, const IdxFile& file);

}  // namespace halfulp::mnist
