// What a run says: a header, one record per cell and measurement, a footer. Files and reports are made of these and
// nothing else.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "result/measurement.h"
#include "result/picture.h"

namespace halfulp {

/// Version of the result file's layout: readers refuse another major number.
inline constexpr std::string_view kSchemaVersion = "halfulp/run/1";

/// A wrong result as text: codes in hex, values in hexfloat and decimal.
struct ExampleRecord {
  std::uint64_t index = 0;
  std::string input, input_value, input_decimal;
  std::string expected, expected_value;  ///< `expected` may be "any NaN".
  std::string actual, actual_value;
  std::string exact_value = {};  ///< Of operations: what is rounded, in 64 bits. Empty where the input is.

  bool operator==(const ExampleRecord&) const = default;
};

/// Why a deviation is accepted.
struct WaiverRecord {
  std::string reason;
  std::string issue = {};    ///< Where it is followed up; may be empty.
  std::string expires = {};  ///< "2027-06-30", the last day; may be empty.

  bool operator==(const WaiverRecord&) const = default;
};

struct CauseRecord {
  std::string cause;
  std::string sentence;  ///< What the cause means, for readers.
  std::uint64_t count = 0;
  std::vector<ExampleRecord> examples;
  std::optional<WaiverRecord> waiver = {};  ///< Where a list of waivers has this cause of this cell.

  bool operator==(const CauseRecord&) const = default;
};

struct DomainRecord {
  std::string coverage;  ///< "exhaustive", "boundary", "sampled".
  std::uint64_t cases = 0;

  bool operator==(const DomainRecord&) const = default;
};

/// Which cases were taken: the same two give the same cases on any machine.
struct CasesRecord {
  std::string tier;
  std::uint64_t seed = 0;

  bool operator==(const CasesRecord&) const = default;
};

/// One cell: implementation/operation/from->to/rounding/profile, and how it went.
struct CellRecord {
  std::string id;
  std::string implementation, operation, from, to, rounding, profile;
  std::string subject;  ///< The narrower of the two formats: the one the cell is about.
  std::string outcome;  ///< "conforms", "deviates", "errored", "skipped".
  std::string reason;   ///< Why errored or skipped; else empty.
  std::vector<DomainRecord> domain;
  std::uint64_t cases = 0, deviating = 0, unspecified = 0;
  std::string digest;
  std::vector<CauseRecord> causes;
  /// Which cases, of a merged file's cell that ran other ones than its header says.
  std::optional<CasesRecord> other_cases = {};
  double seconds = 0;

  bool operator==(const CellRecord&) const = default;
};

struct ImplementationRecord {
  std::string name, version, homepage, kind;  ///< kind: "builtin" or "dso".

  bool operator==(const ImplementationRecord&) const = default;
};

/// The GPU that implementations worked on.
struct GpuRecord {
  std::string name;
  std::string compute_capability;  ///< "9.0"
  std::string driver, toolkit;     ///< CUDA versions.
  std::uint64_t memory_bytes = 0;
  unsigned multiprocessors = 0;
  unsigned core_megahertz = 0, memory_megahertz = 0;  ///< The highest clocks; 0: unknown.

  bool operator==(const GpuRecord&) const = default;
};

struct HeaderRecord {
  std::string schema, suite_version, git, oracle, compiler;
  std::string machine_cpu, machine_os;
  unsigned machine_threads = 0;
  std::optional<GpuRecord> gpu = {};  ///< Only where an implementation works on one.
  std::string started;
  std::string tier;
  std::uint64_t seed = 0;
  std::uint64_t shard = 0, shards = 1;
  std::uint64_t planned_cells = 0;
  std::string plan;  ///< Fingerprint of the planned cells, so that a resumed run is the same run.
  std::vector<ImplementationRecord> implementations;
  std::map<std::string, std::string> not_built;

  bool operator==(const HeaderRecord&) const = default;
};

/// Whether a cell deviates from causes alone that are accepted. Its outcome stays "deviates".
inline bool is_waived(const CellRecord& cell) {
  const auto is_accepted = [](const CauseRecord& cause) { return cause.waiver.has_value(); };
  return cell.outcome == "deviates" && !cell.causes.empty() && std::ranges::all_of(cell.causes, is_accepted);
}

/// Which cases a cell of a file ran.
inline CasesRecord cases_of(const CellRecord& cell, const HeaderRecord& header) {
  return cell.other_cases.value_or(CasesRecord{header.tier, header.seed});
}

struct FooterRecord {
  std::uint64_t cells = 0, conforms = 0, deviates = 0, errored = 0, skipped = 0, cases = 0;
  std::uint64_t trainings = 0, accuracies = 0, throughputs = 0, weights = 0, images = 0;
  double seconds = 0;

  bool operator==(const FooterRecord&) const = default;
};

/// A complete result file.
struct RunRecord {
  HeaderRecord header;
  std::vector<CellRecord> cells = {};
  std::vector<TrainingRecord> trainings = {};
  std::vector<AccuracyRecord> accuracies = {};
  std::vector<ThroughputRecord> throughputs = {};
  std::vector<WeightsRecord> weights = {};
  std::vector<ImageRecord> images = {};
  FooterRecord footer = {};

  bool operator==(const RunRecord&) const = default;
};

}  // namespace halfulp
