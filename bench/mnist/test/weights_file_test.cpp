// Files of weights: there and back, byte by byte, and everything that can be wrong with one.
#include "mnist/weights_file.h"

#include <gtest/gtest.h>
#include <xxhash.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "mnist/test/folder.h"
#include "mnist/weights_layout.h"

namespace halfulp::mnist {
namespace {

class WeightsFile : public Folder {
 protected:
  WeightsFile() {
    saved_ = {{1, initial_network(1)}, {0x0123456789abcdef, initial_network(2)}};
    saved_[1].network.layers[2].biases[9] = -0.0f;
    save_networks(path_, saved_);
    bytes_ = read(path_);
  }

  /// Writes the bytes, with the checksum that fits them, and says what loading complains about.
  std::string complaint_about(std::string bytes) {
    const std::uint64_t checksum = XXH3_64bits(bytes.data(), bytes.size() - 8);
    for (std::size_t i = 0; i < 8; ++i) bytes[bytes.size() - 8 + i] = static_cast<char>(checksum >> (8 * i) & 0xff);
    return complaint_about_bytes(bytes);
  }
  std::string complaint_about_bytes(const std::string& bytes) {
    write(path_, bytes);
    return complaint();
  }
  std::string complaint() {
    return complaint_of<WeightsError>([&] { load_networks(path_); });
  }
  std::string with_byte(std::size_t index, char value) const {
    std::string bytes = bytes_;
    bytes[index] = value;
    return bytes;
  }

  const std::string path_ = path("networks.weights");
  std::vector<SavedNetwork> saved_;
  std::string bytes_;
};

TEST_F(WeightsFile, gives_back_what_was_saved) {
  const std::vector<SavedNetwork> loaded = load_networks(path_);
  EXPECT_EQ(loaded, saved_);
  EXPECT_TRUE(std::signbit(loaded[1].network.layers[2].biases[9]));
}

TEST_F(WeightsFile, is_laid_out_as_documented) {
  EXPECT_EQ(bytes_.size(), 36 + 2 * 437552 + 8u);
  EXPECT_EQ(bytes_.substr(0, 36), std::string("halfulpW"
                                              "\1\0\0\0"
                                              "\2\0\0\0"
                                              "\4\0\0\0"
                                              "\x10\3\0\0"
                                              "\x80\0\0\0"
                                              "\x40\0\0\0"
                                              "\x0a\0\0\0",
                                              36));
  EXPECT_EQ(bytes_.substr(36 + 437552, 8), "\xef\xcd\xab\x89\x67\x45\x23\x01");
  // The last bias of the last network, before the checksum: -0.
  EXPECT_EQ(bytes_.substr(bytes_.size() - 12, 4), std::string("\0\0\0\x80", 4));
  EXPECT_EQ(kHeaderSize, 36u);
  EXPECT_EQ(kNetworkSize, 437552u);
}

TEST_F(WeightsFile, replaces_the_one_before_and_leaves_nothing_else) {
  saved_.pop_back();
  save_networks(path_, saved_);
  EXPECT_EQ(load_networks(path_), saved_);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder()), {}), 1);
}

TEST_F(WeightsFile, that_is_missing_is_named) {
  std::filesystem::remove(path_);
  EXPECT_EQ(complaint(), path_ + ": No such file or directory; expected a file of weights");
}

TEST_F(WeightsFile, cannot_be_a_folder) {
  std::filesystem::remove(path_);
  std::filesystem::create_directory(path_);
  EXPECT_EQ(complaint(), path_ + ": Is a directory; expected a file of weights");
}

TEST_F(WeightsFile, begins_with_its_magic) {
  const std::string wanted = path_ + ": is no file of weights; expected one that starts with \"halfulpW\"";
  EXPECT_EQ(complaint_about(with_byte(7, 'w')), wanted);
  EXPECT_EQ(complaint_about_bytes(""), wanted);
  EXPECT_EQ(complaint_about_bytes("PK"), wanted);
}

TEST_F(WeightsFile, of_another_version_is_refused) {
  EXPECT_EQ(complaint_about(with_byte(8, 2)), path_ + ": has version 2; expected version 1");
}

TEST_F(WeightsFile, of_another_network_is_refused) {
  EXPECT_EQ(complaint_about(with_byte(16, 5)), path_ + ": has 5 widths; expected 4");
  EXPECT_EQ(complaint_about(with_byte(24, 64)), path_ + ": has widths 784-64-64-10; expected 784-128-64-10");
}

TEST_F(WeightsFile, has_some_networks) {
  EXPECT_EQ(complaint_about(with_byte(12, 0)), path_ + ": has 0 networks; expected 1 to 1000");
  EXPECT_EQ(complaint_about(with_byte(15, 1)), path_ + ": has 16777218 networks; expected 1 to 1000");
}

TEST_F(WeightsFile, that_is_cut_off_is_noticed_wherever_that_is) {
  for (const std::size_t size : {1, 8, 11, 12, 35, 36, 44, 437588, 875147}) {
    const std::size_t wanted = size < 12 ? 12 : size < 36 ? 36 : bytes_.size();
    EXPECT_EQ(complaint_about_bytes(bytes_.substr(0, size)),
              path_ + ": is cut off after " + std::to_string(size) + " bytes; expected " + std::to_string(wanted));
  }
}

TEST_F(WeightsFile, ends_where_its_header_says) {
  EXPECT_EQ(complaint_about_bytes(bytes_ + "x"), path_ + ": goes on after 875148 bytes; expected its end");
}

TEST_F(WeightsFile, with_any_wrong_byte_behind_the_header_is_noticed) {
  for (const std::size_t index : {std::size_t{36}, std::size_t{44}, bytes_.size() / 2, bytes_.size() - 1}) {
    EXPECT_EQ(complaint_about_bytes(with_byte(index, static_cast<char>(bytes_[index] ^ 4))),
              path_ + ": has a wrong checksum; expected the file as it was written");
  }
}

TEST_F(WeightsFile, holds_finite_values) {
  for (const float value : {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()}) {
    saved_[0].network.layers[1].weights[17] = value;
    save_networks(path_, saved_);
    EXPECT_EQ(complaint(), path_ + ": the network of seed 1 has a value that is not finite; expected finite ones");
  }
}

TEST_F(WeightsFile, is_not_written_without_networks_nor_into_a_missing_folder) {
  EXPECT_EQ(complaint_of<WeightsError>([&] { save_networks(path_, {}); }),
            path_ + ": would hold 0 networks; expected 1 to 1000");
  const std::string nowhere = path("missing/networks.weights");
  const std::string text = complaint_of<WeightsError>([&] { save_networks(nowhere, saved_); });
  EXPECT_TRUE(text.starts_with(nowhere + ": cannot write " + nowhere)) << text;
  EXPECT_TRUE(text.ends_with(": No such file or directory; expected a folder that can be written to")) << text;
}

}  // namespace
}  // namespace halfulp::mnist
