#include "result/write.h"

#include "result/json.h"

namespace halfulp {

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

void ResultWriter::finish(const FooterRecord& footer) {
  file_.append(to_line(footer) + "\n");
  file_.publish(path_);
}

}  // namespace halfulp
