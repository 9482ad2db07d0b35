// The data: the committed files, and everything that can be wrong with others.
#include "mnist/idx_file.h"

#include <gmock/gmock.h>
#include <zlib.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "mnist/digits.h"
#include "mnist/gzip_file.h"
#include "mnist/sha256.h"
#include "mnist/test/folder.h"

namespace halfulp::mnist {
namespace {

using testing::ElementsAre;

std::string number(std::uint32_t value) {
  std::string bytes;
  for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(value >> shift & 0xff);
  return bytes;
}

std::string hash_of(const std::string& bytes) {
  return sha256(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

class IdxFiles : public Folder {
 protected:
  void write_gzip(const std::string& bytes) {
    const gzFile file = gzopen(labels_path_.c_str(), "wb");
    gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
  }

  /// Three labels, and a row that expects them.
  const std::string three_labels_ = number(kLabelsMagic) + number(3) + std::string("\7\0\11", 3);
  const std::string hash_ = hash_of(three_labels_);
  IdxFile row_{"labels", kLabelsMagic, 3, hash_};
  const std::string labels_path_ = path("labels.gz");

  std::string complaint() {
    return complaint_of<DataError>([&] { read_idx(folder(), row_); });
  }
};

TEST_F(IdxFiles, are_read_behind_their_header) {
  write_gzip(three_labels_);
  EXPECT_THAT(read_idx(folder(), row_), ElementsAre(7, 0, 9));
}

TEST_F(IdxFiles, of_images_have_rows_of_pixels) {
  const std::string file = number(kImagesMagic) + number(2) + number(28) + number(28) + std::string(2 * kPixels, '\5');
  write_gzip(file);
  const std::string hash = hash_of(file);
  row_ = {"labels", kImagesMagic, 2, hash};
  EXPECT_EQ(read_idx(folder(), row_), std::vector<std::uint8_t>(2 * kPixels, 5));
}

TEST_F(IdxFiles, that_are_missing_are_named) {
  EXPECT_EQ(complaint(), labels_path_ + ": No such file or directory; expected a gzip file");
}

TEST_F(IdxFiles, cannot_be_folders) {
  std::filesystem::create_directory(labels_path_);
  EXPECT_EQ(complaint(), labels_path_ + ": Is a directory; expected a readable file");
}

TEST_F(IdxFiles, must_be_compressed) {
  write(labels_path_, three_labels_);
  EXPECT_EQ(complaint(), labels_path_ + ": is not gzip-compressed; expected a gzip file");
}

TEST_F(IdxFiles, cannot_be_empty) {
  write(labels_path_, "");
  EXPECT_EQ(complaint(), labels_path_ + ": is not gzip-compressed; expected a gzip file");
}

TEST_F(IdxFiles, that_are_cut_off_are_noticed_wherever_that_is) {
  write_gzip(three_labels_);
  const std::string whole = read(labels_path_);
  for (std::size_t size = 10; size < whole.size(); ++size) {
    write(labels_path_, std::string_view(whole).substr(0, size));
    EXPECT_EQ(complaint(), labels_path_ + ": is cut off; expected a whole gzip file") << size;
  }
}

TEST_F(IdxFiles, with_a_wrong_byte_are_damaged) {
  write_gzip(three_labels_);
  std::string bytes = read(labels_path_);
  bytes[bytes.size() - 6] ^= 1;
  write(labels_path_, bytes);
  EXPECT_EQ(complaint(), labels_path_ + ": is damaged; expected a whole gzip file");
}

TEST_F(IdxFiles, are_not_read_beyond_the_size_that_they_should_have) {
  write_gzip(std::string(std::size_t{1} << 24, '\0'));
  EXPECT_EQ(complaint(), labels_path_ + ": holds more than 11 bytes; expected at most so many when uncompressed");
}

TEST_F(IdxFiles, have_one_magic_number) {
  write_gzip(number(kImagesMagic) + number(3) + "abc");
  EXPECT_EQ(complaint(), labels_path_ + ": magic number is 2051; expected 2049");
}

TEST_F(IdxFiles, have_the_published_number_of_labels) {
  write_gzip(number(kLabelsMagic) + number(4) + "abc");
  EXPECT_EQ(complaint(), labels_path_ + ": number of labels is 4; expected 3");
}

TEST_F(IdxFiles, of_images_have_28_rows_and_columns) {
  row_ = {"labels", kImagesMagic, 1, hash_};
  write_gzip(number(kImagesMagic) + number(1) + number(27) + number(28));
  EXPECT_EQ(complaint(), labels_path_ + ": number of rows is 27; expected 28");
  write_gzip(number(kImagesMagic) + number(1) + number(28) + number(29));
  EXPECT_EQ(complaint(), labels_path_ + ": number of columns is 29; expected 28");
}

TEST_F(IdxFiles, that_are_too_short_say_how_long_they_are) {
  write_gzip(number(kLabelsMagic) + number(3) + "ab");
  EXPECT_EQ(complaint(), labels_path_ + ": holds 10 bytes; expected 11 when uncompressed");
  write_gzip("");
  EXPECT_EQ(complaint(), labels_path_ + ": holds 0 bytes; expected 11 when uncompressed");
}

TEST_F(IdxFiles, with_another_hash_are_other_data) {
  const std::string other = number(kLabelsMagic) + number(3) + "\1\2\3";
  write_gzip(other);
  EXPECT_EQ(complaint(), labels_path_ + ": SHA-256 is " + hash_of(other) + "; expected " + hash_);
}

TEST_F(IdxFiles, have_digits_as_labels) {
  const std::string file = number(kLabelsMagic) + number(3) + "\1\12\3";
  write_gzip(file);
  const std::string hash = hash_of(file);
  row_.sha256 = hash;
  EXPECT_EQ(complaint(), labels_path_ + ": label 1 is 10; expected 0 to 9");
}

TEST(Sha256, is_that_of_the_standard) {
  const std::string abc = "abc";
  EXPECT_EQ(hash_of(abc), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(CommittedData, list_of_hashes_is_the_one_compiled_in) {
  std::ifstream list(std::string(HALFULP_MNIST_DATA) + "/SHA256SUMS");
  std::ostringstream text, wanted;
  text << list.rdbuf();
  for (const IdxFile& file : kFiles) wanted << file.sha256 << "  " << file.name << "\n";
  EXPECT_EQ(text.str(), wanted.str());
}

TEST(CommittedData, is_the_published_one) {
  const DataSet data = read_digits(HALFULP_MNIST_DATA);
  EXPECT_EQ(data.train.count(), 60000u);
  EXPECT_EQ(data.test.count(), 10000u);
  EXPECT_EQ(data.train.images.size(), 60000 * kPixels);
  EXPECT_EQ(data.test.images.size(), 10000 * kPixels);
  EXPECT_EQ(data.test.labels[4], 4);
  EXPECT_EQ(std::set<int>(data.train.labels.begin(), data.train.labels.end()).size(), kDigits);
}

TEST(CommittedData, is_scaled_to_the_mean_and_deviation_of_the_training_images) {
  const DataSet data = read_digits(HALFULP_MNIST_DATA);
  const auto [least, most] = std::minmax_element(data.train.images.begin(), data.train.images.end());
  EXPECT_EQ(*least, (0.0f - 0.1307f) / 0.3081f);
  EXPECT_EQ(*most, (1.0f - 0.1307f) / 0.3081f);
  double sum = 0, squares = 0;
  for (const float pixel : data.train.images) {
    sum += pixel;
    squares += double{pixel} * pixel;
  }
  const auto count = static_cast<double>(data.train.images.size());
  EXPECT_NEAR(sum / count, 0.0, 1e-3);
  EXPECT_NEAR(squares / count, 1.0, 1e-3);
}

TEST(CommittedData, comes_back_as_the_bytes_of_the_file) {
  const DataSet data = read_digits(HALFULP_MNIST_DATA);
  const std::vector<std::uint8_t> file = read_idx(HALFULP_MNIST_DATA, kFiles[2]);
  std::vector<std::uint8_t> back(data.test.images.size());
  std::ranges::transform(data.test.images, back.begin(), original_pixel);
  EXPECT_TRUE(back == file);
  EXPECT_EQ(std::set<int>(file.begin(), file.end()).size(), 256u) << "every byte is among them";
}

TEST(OriginalPixel, of_what_no_byte_became_is_the_nearest) {
  EXPECT_EQ(original_pixel(-100), 0);
  EXPECT_EQ(original_pixel(100), 255);
  EXPECT_EQ(original_pixel((100.4f / 255.0f - 0.1307f) / 0.3081f), 100);
  EXPECT_EQ(original_pixel((100.6f / 255.0f - 0.1307f) / 0.3081f), 101);
}

TEST_F(Folder, without_the_data_is_an_error_that_names_the_first_file) {
  EXPECT_EQ(complaint_of<DataError>([&] { read_digits(folder()); }),
            path("train-images-idx3-ubyte.gz") + ": No such file or directory; expected a gzip file");
}

}  // namespace
}  // namespace halfulp::mnist
