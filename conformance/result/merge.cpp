#include "result/merge.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "result/json.h"
#include "result/machine.h"
#include "result/totals.h"

namespace halfulp {
namespace {

std::string id_of(const CellRecord& cell) { return "cell '" + cell.id + "'"; }
std::string id_of(const TrainingRecord& made) {
  return "training '" + made.experiment + "/" + std::to_string(made.seed) + "'";
}
std::string id_of(const AccuracyRecord& accuracy) { return "accuracy '" + accuracy.id + "'"; }
std::string id_of(const ThroughputRecord& throughput) { return "throughput '" + throughput.id + "'"; }
std::string id_of(const WeightsRecord& weights) { return "weights '" + weights.id() + "'"; }
std::string id_of(const ImageRecord& image) { return "image '" + image.id() + "'"; }

/// What two lines of one id must have in common: all but how long it took, and words about what the digest says.
std::string content_of(CellRecord cell) {
  cell.seconds = 0;
  cell.reason.clear();
  cell.causes.clear();
  return to_line(cell);
}
std::string content_of(TrainingRecord training) {
  for (EpochRecord& epoch : training.epochs) epoch.seconds = 0;
  return to_line(training);
}
template <class Record>
std::string content_of(const Record& record) {
  return to_line(record);
}

[[noreturn]] void refuse(const std::string& one, const std::string& other, const std::string& what) {
  throw MergeError(one + " and " + other + " " + what);
}

class Merger {
 public:
  Merger(std::string first, HeaderRecord header) : first_(std::move(first)) {
    whole_.header = std::move(header);
    whole_.header.implementations.clear();
    whole_.header.not_built.clear();
  }

  void add(const NamedRun& part) {
    unite_headers(part);
    for (CellRecord cell : part.run.cells) {
      const CasesRecord cases = cases_of(cell, part.run.header);
      const bool is_of_header = cases == CasesRecord{whole_.header.tier, whole_.header.seed};
      cell.other_cases = is_of_header ? std::nullopt : std::optional(cases);
      put(cell, whole_.cells, part.file);
    }
    for (const TrainingRecord& training : part.run.trainings) put(training, whole_.trainings, part.file);
    for (const AccuracyRecord& accuracy : part.run.accuracies) put(accuracy, whole_.accuracies, part.file);
    for (const ThroughputRecord& throughput : part.run.throughputs) put(throughput, whole_.throughputs, part.file);
    for (const WeightsRecord& weights : part.run.weights) put(weights, whole_.weights, part.file);
    for (const ImageRecord& image : part.run.images) put(image, whole_.images, part.file);
    whole_.footer.seconds += part.run.footer.seconds;
  }

  RunRecord finish() {
    for (const ImplementationRecord& row : whole_.header.implementations) whole_.header.not_built.erase(row.name);
    whole_.header.shard = 0;
    whole_.header.shards = 1;
    whole_.header.plan.clear();
    whole_.header.planned_cells = whole_.cells.size();
    const double seconds = whole_.footer.seconds;
    whole_.footer = totals_of(whole_);
    whole_.footer.seconds = seconds;
    return std::move(whole_);
  }

 private:
  struct Seen {
    std::string file, content;
  };

  void unite_headers(const NamedRun& part) {
    HeaderRecord& header = whole_.header;
    const HeaderRecord& other = part.run.header;
    if (!may_be_one_machine(header, other)) {
      refuse(first_, part.file,
             "are of different machines (" + machine_text(header) + "; " + machine_text(other) +
                 "); one file tells of one: give them to `halfulp diff` or `halfulp render` together");
    }
    if (suite_text(header) != suite_text(other)) {
      refuse(first_, part.file,
             "were judged by different suites (" + suite_text(header) + "; " + suite_text(other) + "); expected one");
    }
    if (!header.gpu) header.gpu = other.gpu;
    header.started = std::min(header.started, other.started);
    for (const ImplementationRecord& row : other.implementations) {
      const auto known = std::ranges::find(header.implementations, row.name, &ImplementationRecord::name);
      if (known == header.implementations.end()) {
        header.implementations.push_back(row);
        from_[row.name] = part.file;
      } else if (*known != row) {
        refuse(from_[row.name], part.file,
               "have different implementations called '" + row.name + "' (" + known->kind + " " + known->version +
                   "; " + row.kind + " " + row.version + "); expected one");
      }
    }
    header.not_built.insert(other.not_built.begin(), other.not_built.end());
  }

  template <class Record>
  void put(const Record& record, std::vector<Record>& list, const std::string& file) {
    const std::string content = content_of(record);
    const auto [known, is_new] = seen_.insert({id_of(record), {file, content}});
    if (is_new) {
      list.push_back(record);
    } else if (known->second.content != content) {
      refuse(known->second.file, file, "differ in the " + id_of(record) + "; expected each line once, or equal ones");
    }
  }

  std::string first_;  ///< File.
  RunRecord whole_;
  std::map<std::string, std::string> from_;  ///< Implementation to file.
  std::map<std::string, Seen> seen_;         ///< By kind and id.
};

}  // namespace

RunRecord merge(const std::vector<NamedRun>& parts) {
  // What only measured says nothing of cases: they are those of the first file that has cells.
  const auto judged = std::ranges::find_if(parts, [](const NamedRun& part) { return !part.run.cells.empty(); });
  HeaderRecord header = parts.front().run.header;
  if (judged != parts.end()) {
    header.tier = judged->run.header.tier;
    header.seed = judged->run.header.seed;
  }
  Merger merger(parts.front().file, std::move(header));
  for (const NamedRun& part : parts) merger.add(part);
  return merger.finish();
}

std::vector<std::string> incomplete_shards(const std::vector<NamedRun>& parts) {
  std::map<std::uint64_t, std::set<std::uint64_t>> found;
  for (const NamedRun& part : parts) {
    if (part.run.header.shards > 1) found[part.run.header.shards].insert(part.run.header.shard);
  }
  std::vector<std::string> incomplete;
  for (const auto& [shards, there] : found) {
    if (there.size() < shards) incomplete.push_back(std::to_string(there.size()) + " of " + std::to_string(shards));
  }
  return incomplete;
}

}  // namespace halfulp
