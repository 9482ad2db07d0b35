// What the rows of the tables are.
#include <algorithm>

#include "export/csv.h"
#include "result/machine.h"
#include "result/spread.h"

namespace halfulp {
namespace {

/// "ties_away 3; nan_code 1".
std::string causes_text(const CellRecord& cell) {
  std::string text;
  for (const CauseRecord& cause : cell.causes) {
    text += (text.empty() ? "" : "; ") + cause.cause + " " + std::to_string(cause.count);
  }
  return text;
}

/// Wrong results whose cause is accepted.
std::uint64_t count_waived(const CellRecord& cell) {
  std::uint64_t count = 0;
  for (const CauseRecord& cause : cell.causes) count += cause.waiver ? cause.count : 0;
  return count;
}

/// "ties_away: the reason; nan_code: another".
std::string waivers_text(const CellRecord& cell) {
  std::string text;
  for (const CauseRecord& cause : cell.causes) {
    if (cause.waiver) text += (text.empty() ? "" : "; ") + cause.cause + ": " + cause.waiver->reason;
  }
  return text;
}

std::string coverage_text(const CellRecord& cell) {
  std::string text;
  for (const DomainRecord& part : cell.domain) text += (text.empty() ? "" : " ") + part.coverage;
  return text;
}

std::string version_of(const HeaderRecord& header, const std::string& implementation) {
  const auto row = std::ranges::find(header.implementations, implementation, &ImplementationRecord::name);
  return row != header.implementations.end() ? row->version : "";
}

/// The columns that every row begins with.
void begin_row(CsvWriter& csv, const HeaderRecord& header, const std::string& machine) {
  csv.text(machine).text(header.started).text(header.suite_version).text(header.git);
}

}  // namespace

std::string cells_csv(const std::vector<NamedRun>& runs) {
  CsvWriter csv(
      {"machine",  "started", "suite",   "git",     "implementation", "version", "operation", "from",        "to",
       "rounding", "profile", "subject", "outcome", "coverage",       "cases",   "deviating", "unspecified", "digest",
       "tier",     "seed",    "causes",  "waived",  "waivers",        "reason",  "seconds",   "id"});
  for (const auto& [file, run] : runs) {
    const std::string machine = machine_text(run.header);
    for (const CellRecord& cell : run.cells) {
      const CasesRecord cases = cases_of(cell, run.header);
      begin_row(csv, run.header, machine);
      csv.text(cell.implementation).text(version_of(run.header, cell.implementation)).text(cell.operation);
      csv.text(cell.from).text(cell.to).text(cell.rounding).text(cell.profile).text(cell.subject).text(cell.outcome);
      csv.text(coverage_text(cell)).count(cell.cases).count(cell.deviating).count(cell.unspecified).text(cell.digest);
      csv.text(cases.tier).count(cases.seed).text(causes_text(cell)).count(count_waived(cell));
      csv.text(waivers_text(cell)).text(cell.reason).real(cell.seconds).text(cell.id).end_row();
    }
  }
  return csv.take();
}

std::string speeds_csv(const std::vector<NamedRun>& runs) {
  CsvWriter csv({"machine",
                 "started",
                 "suite",
                 "git",
                 "implementation",
                 "version",
                 "operation",
                 "from",
                 "to",
                 "rounding",
                 "profile",
                 "subject",
                 "mix",
                 "size",
                 "threads",
                 "elements",
                 "bytes_per_element",
                 "samples",
                 "nanoseconds_q1",
                 "nanoseconds_median",
                 "nanoseconds_q3",
                 "gigabytes_per_second",
                 "copy_gigabytes_per_second",
                 "memory_gigabytes_per_second",
                 "core_megahertz",
                 "outcome",
                 "id"});
  for (const auto& [file, run] : runs) {
    const std::string machine = machine_text(run.header);
    for (const ThroughputRecord& speed : run.throughputs) {
      begin_row(csv, run.header, machine);
      csv.text(speed.implementation).text(version_of(run.header, speed.implementation)).text(speed.operation);
      csv.text(speed.from).text(speed.to).text(speed.rounding).text(speed.profile).text(speed.subject);
      csv.text(speed.mix).text(speed.size).count(speed.threads).count(speed.elements).real(speed.bytes_per_element);
      csv.count(speed.nanoseconds.size());
      if (const auto quartiles = quartiles_of(speed.nanoseconds)) {
        csv.real(quartiles->q1).real(quartiles->median).real(quartiles->q3);
        csv.real(speed.bytes_per_element / quartiles->median);
      } else {
        csv.text("").text("").text("").text("");
      }
      csv.real(speed.copy_gigabytes_per_second).real(speed.memory_gigabytes_per_second).real(speed.core_megahertz);
      csv.text(speed.outcome).text(speed.id).end_row();
    }
  }
  return csv.take();
}

std::string accuracy_csv(const std::vector<NamedRun>& runs) {
  CsvWriter csv({"machine",
                 "started",
                 "suite",
                 "git",
                 "experiment",
                 "implementation",
                 "products",
                 "format",
                 "variant",
                 "mode",
                 "rounding",
                 "kilobytes",
                 "kilobytes_with_scales",
                 "bits_per_weight",
                 "seed",
                 "accuracy",
                 "loss",
                 "changed",
                 "largest_error",
                 "mean_error",
                 "clipped",
                 "zeroed",
                 "different_images",
                 "published_source",
                 "published_accuracy",
                 "id"});
  for (const auto& [file, run] : runs) {
    const std::string machine = machine_text(run.header);
    for (const AccuracyRecord& row : run.accuracies) {
      for (const AccuracySample& sample : row.samples) {
        begin_row(csv, run.header, machine);
        csv.text(row.experiment).text(row.implementation).text(row.products).text(row.format).text(row.variant);
        csv.text(row.mode).text(row.rounding).real(row.kilobytes).real(row.kilobytes_with_scales);
        csv.real(row.bits_per_weight).count(sample.seed).real(sample.accuracy).real(sample.loss).count(sample.changed);
        csv.real(sample.largest_error).real(sample.mean_error).real(sample.clipped).real(sample.zeroed);
        sample.difference ? csv.count(sample.difference->images) : csv.text("");
        csv.text(row.published.source);
        row.published.source.empty() ? csv.text("") : csv.real(row.published.accuracy);
        csv.text(row.id).end_row();
      }
    }
  }
  return csv.take();
}

}  // namespace halfulp
