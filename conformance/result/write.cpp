#include "result/write.h"

#include "result/json.h"

namespace halfulp {
namespace {

template <class Record>
void append_lines(const std::vector<Record>& records, std::string& text) {
  for (const Record& record : records) text += to_line(record) + "\n";
}

/// The networks, what their weights are, what formats make of them, what of it can be drawn; and speeds.
void append_measurements(const RunRecord& run, std::string& text) {
  append_lines(run.trainings, text);
  append_lines(run.weights, text);
  append_lines(run.accuracies, text);
  append_lines(run.images, text);
  append_lines(run.throughputs, text);
}

}  // namespace

std::string partial_path(const std::string& path) { return path + ".partial"; }

ResultWriter::ResultWriter(std::string path, const HeaderRecord& header)
    : path_(std::move(path)), file_(partial_path(path_)) {
  file_.truncate(0);
  file_.append(to_line(header) + "\n");
}

ResultWriter::ResultWriter(std::string path, const PartialRun& interrupted)
    : path_(std::move(path)), file_(partial_path(path_)) {
  file_.truncate(interrupted.size);
}

void ResultWriter::add(const CellRecord& cell) { file_.append(to_line(cell) + "\n"); }
void ResultWriter::add(const TrainingRecord& training) { file_.append(to_line(training) + "\n"); }
void ResultWriter::add(const AccuracyRecord& accuracy) { file_.append(to_line(accuracy) + "\n"); }
void ResultWriter::add(const ThroughputRecord& throughput) { file_.append(to_line(throughput) + "\n"); }

void ResultWriter::add(const WeightsRecord& weights) { file_.append(to_line(weights) + "\n"); }
void ResultWriter::add(const ImageRecord& image) { file_.append(to_line(image) + "\n"); }

void ResultWriter::add_measurements(const RunRecord& run) {
  std::string text;
  append_measurements(run, text);
  file_.append(text);
}

void ResultWriter::finish(const FooterRecord& footer) {
  file_.append(to_line(footer) + "\n");
  file_.publish(path_);
}

void write_run(const std::string& path, const RunRecord& run) {
  std::string text = to_line(run.header) + "\n";
  append_lines(run.cells, text);
  append_measurements(run, text);
  write_file(path, text + to_line(run.footer) + "\n");
}

}  // namespace halfulp
