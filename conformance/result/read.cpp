#include "result/read.h"

#include <numeric>
#include <set>
#include <utility>

#include "result/json.h"
#include "result/lines.h"
#include "result/totals.h"

namespace halfulp {
namespace {

using Kind = ReadError::Kind;

/// The current line; one that is cut off says so instead of "not JSON".
Line parse(const Lines& lines) {
  try {
    return parse_line(lines.text(), lines.at());
  } catch (const ReadError& error) {
    if (error.kind != Kind::not_json || lines.is_terminated()) throw;
    throw ReadError(Kind::truncated_line, lines.at(), "the last line is cut off; expected a whole record");
  }
}

HeaderRecord read_header(Lines& lines) {
  if (!lines.next()) throw ReadError(Kind::empty, {lines.at().file, 0}, "is empty; expected a header");
  Line line = parse(lines);
  if (auto* header = std::get_if<HeaderRecord>(&line)) return std::move(*header);
  throw ReadError(Kind::missing_header, lines.at(), "the first line is no header; expected one");
}

/// Puts records where they belong in a RunRecord or PartialRun, in file order, and refuses a second one of the same id.
template <class Run>
class Records {
 public:
  explicit Records(Run& run) : run_(run) {}

  /// False for lines of other kinds.
  bool add(Line& line, const FilePosition& at) {
    if (auto* cell = std::get_if<CellRecord>(&line)) return put(*cell, run_.cells, "cell", cell->id, at);
    if (auto* made = std::get_if<TrainingRecord>(&line)) {
      return put(*made, run_.trainings, "training", made->experiment + "/" + std::to_string(made->seed), at);
    }
    if (auto* found = std::get_if<AccuracyRecord>(&line))
      return put(*found, run_.accuracies, "accuracy", found->id, at);
    if (auto* found = std::get_if<ThroughputRecord>(&line)) {
      return put(*found, run_.throughputs, "throughput", found->id, at);
    }
    if (auto* found = std::get_if<WeightsRecord>(&line)) return put(*found, run_.weights, "weights", found->id(), at);
    if (auto* found = std::get_if<ImageRecord>(&line)) return put(*found, run_.images, "image", found->id(), at);
    return false;
  }

 private:
  template <class Record>
  bool put(Record& record, std::vector<Record>& list, const std::string& kind, const std::string& id,
           const FilePosition& at) {
    if (!ids_.insert({kind, id}).second) {
      throw ReadError(Kind::duplicate_record, at,
                      "a second " + kind + " '" + id + "'; expected each " + kind + " once");
    }
    list.push_back(std::move(record));
    return true;
  }

  Run& run_;
  std::set<std::pair<std::string, std::string>> ids_;  ///< Kind and id.
};

void require_equal(std::uint64_t said, std::uint64_t found, const std::string& what, const FilePosition& at) {
  if (said == found) return;
  throw ReadError(
      Kind::counts_disagree, at,
      what + " is " + std::to_string(said) + "; expected " + std::to_string(found) + ", as the lines add up to");
}

void check_cell(const CellRecord& cell, const FilePosition& at) {
  if (cell.outcome != "conforms" && cell.outcome != "deviates") return;
  std::uint64_t covered = 0;
  std::uint64_t explained = 0;
  for (const DomainRecord& part : cell.domain) covered += part.cases;
  for (const CauseRecord& cause : cell.causes) explained += cause.count;
  require_equal(cell.cases, covered, "cell: cases", at);
  require_equal(cell.deviating, explained, "cell: deviating", at);
  if ((cell.deviating != 0) != (cell.outcome == "deviates") || cell.cases == 0) {
    throw ReadError(Kind::counts_disagree, at,
                    "cell: " + std::to_string(cell.deviating) + " of " + std::to_string(cell.cases) +
                        " cases deviate; expected an outcome " + "that says so, not '" + cell.outcome + "'");
  }
}

void check_weights(const WeightsRecord& weights, const FilePosition& at) {
  const auto sum_of = [](const std::vector<std::uint64_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  };
  const std::uint64_t counted = sum_of(weights.counts), spread = sum_of(weights.binades) + weights.zeros;
  if (counted == spread) return;
  throw ReadError(Kind::counts_disagree, at,
                  "weights: counts add up to " + std::to_string(counted) + "; expected " + std::to_string(spread) +
                      ", as binades and zeros do");
}

void check_footer(const RunRecord& run, const FilePosition& at) {
  const FooterRecord sums = totals_of(run);
  require_equal(run.footer.cells, sums.cells, "footer: cells", at);
  require_equal(run.footer.conforms, sums.conforms, "footer: conforms", at);
  require_equal(run.footer.deviates, sums.deviates, "footer: deviates", at);
  require_equal(run.footer.errored, sums.errored, "footer: errored", at);
  require_equal(run.footer.skipped, sums.skipped, "footer: skipped", at);
  require_equal(run.footer.cases, sums.cases, "footer: cases", at);
  require_equal(run.footer.trainings, sums.trainings, "footer: trainings", at);
  require_equal(run.footer.accuracies, sums.accuracies, "footer: accuracies", at);
  require_equal(run.footer.throughputs, sums.throughputs, "footer: throughputs", at);
  require_equal(run.footer.weights, sums.weights, "footer: weights", at);
  require_equal(run.footer.images, sums.images, "footer: images", at);
  require_equal(run.header.planned_cells, sums.cells, "header: planned_cells", at);
}

}  // namespace

RunRecord read_run(const std::string& path) {
  Lines lines(path);
  RunRecord run{.header = read_header(lines)};
  Records records(run);
  bool has_footer = false;
  FilePosition footer_at;
  while (lines.next()) {
    if (has_footer) {
      throw ReadError(Kind::after_footer, lines.at(), "a line after the footer; expected the end of the file");
    }
    Line line = parse(lines);
    if (std::holds_alternative<HeaderRecord>(line)) {
      throw ReadError(Kind::second_header, lines.at(), "a second header; expected a cell, a measurement or the footer");
    }
    if (const auto* cell = std::get_if<CellRecord>(&line)) check_cell(*cell, lines.at());
    if (const auto* weights = std::get_if<WeightsRecord>(&line)) check_weights(*weights, lines.at());
    records.add(line, lines.at());
    if (auto* footer = std::get_if<FooterRecord>(&line)) {
      run.footer = *footer;
      footer_at = lines.at();
      has_footer = true;
    }
  }
  if (!has_footer) {
    throw ReadError(Kind::missing_footer, lines.at(),
                    "the file ends without a footer; expected one (was the run cut short?)");
  }
  check_footer(run, footer_at);
  return run;
}

PartialRun read_partial(const std::string& path) {
  Lines lines(path);
  PartialRun partial{.header = read_header(lines)};
  partial.size = lines.size();
  if (!lines.is_terminated()) {
    throw ReadError(Kind::missing_header, lines.at(), "the header is cut off; expected a whole line");
  }
  Records records(partial);
  while (lines.next() && lines.is_terminated()) {
    Line line = parse(lines);
    if (std::holds_alternative<FooterRecord>(line)) break;  // stopped between the footer and the file's final name
    if (records.add(line, lines.at())) partial.size = lines.size();
  }
  return partial;
}

}  // namespace halfulp
