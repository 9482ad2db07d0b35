// A folder of a test's own, gone afterwards.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace halfulp::mnist {

class Folder : public testing::Test {
 protected:
  Folder() {
    const std::string test = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ = std::filesystem::path(testing::TempDir()) / ("halfulp_mnist_" + std::to_string(getpid()) + "_" + test);
    std::filesystem::create_directory(folder_);
  }
  ~Folder() override { std::filesystem::remove_all(folder_); }

  std::string folder() const { return folder_.string(); }
  std::string path(std::string_view name) const { return (folder_ / name).string(); }

  void write(const std::string& path, std::string_view bytes) const {
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  std::string read(const std::string& path) const {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  std::filesystem::path folder_;
};

/// The text of the exception of type Error that `call` throws; empty where it throws none.
template <class Error, class Call>
std::string complaint_of(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace halfulp::mnist
