// Result files for tests: a folder of its own for every test, and what a reader says about a file.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "result/json.h"
#include "result/read.h"
#include "result/write.h"

namespace halfulp {

class ResultFile : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(::testing::TempDir()) / (std::string("halfulp_result_") + test->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name = "run.jsonl") const { return (folder_ / name).string(); }

  std::string put(const std::string& content, const std::string& name = "run.jsonl") const {
    std::ofstream(path(name), std::ios::binary) << content;
    return path(name);
  }
  static std::string get(const std::string& from) {
    std::ostringstream content;
    content << std::ifstream(from, std::ios::binary).rdbuf();
    return content.str();
  }

  /// Reads a file of this content and expects it to be refused: "KIND-SPECIFIC MESSAGE" without the file's name.
  void expect_refused(const std::string& content, ReadError::Kind kind, const std::string& message) {
    const std::string file = put(content);
    try {
      read_run(file);
      FAIL() << "was read: " << content.substr(0, 200);
    } catch (const ReadError& error) {
      EXPECT_EQ(error.kind, kind);
      EXPECT_EQ(std::string(error.what()), file + ":" + message);
    }
  }

 private:
  std::filesystem::path folder_;
};

inline std::string lines_of(const RunRecord& run) {
  std::string text = to_line(run.header) + "\n";
  for (const CellRecord& cell : run.cells) text += to_line(cell) + "\n";
  for (const TrainingRecord& training : run.trainings) text += to_line(training) + "\n";
  for (const WeightsRecord& weights : run.weights) text += to_line(weights) + "\n";
  for (const AccuracyRecord& accuracy : run.accuracies) text += to_line(accuracy) + "\n";
  for (const ImageRecord& image : run.images) text += to_line(image) + "\n";
  for (const ThroughputRecord& throughput : run.throughputs) text += to_line(throughput) + "\n";
  return text + to_line(run.footer) + "\n";
}

inline std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const auto place = text.find(what);
  EXPECT_NE(place, std::string::npos) << what;
  return place == std::string::npos ? text : text.replace(place, what.size(), with);
}

}  // namespace halfulp
