// Throughput of all runs, sorted by what may be compared.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "result/merge.h"
#include "result/spread.h"

namespace halfulp {

/// One measurement. All numbers are empty where times are missing, not finite or not positive.
struct Speed {
  const ThroughputRecord* record;
  const HeaderRecord* run;
  std::optional<Quartiles> nanoseconds;  ///< Per element.
  std::optional<Quartiles> gigabytes;    ///< Per second, read and written; the slower quartile first.
  double least = 0;                      ///< Nanoseconds of the fastest sample.

  bool is_right() const { return record->outcome == "conforms"; }
};

/// What may be compared: the same values, size and threads. The right and fast ones first.
struct SpeedSetting {
  std::string mix, size;
  unsigned threads = 0;
  std::vector<Speed> rows;  ///< Not empty.

  /// The highest speed in the setting, of the copy too; 0: there is none.
  double top() const;
};

struct SpeedQuestion {
  std::string operation, from, to, rounding;
  std::vector<SpeedSetting> settings;

  std::string text() const;  ///< "convert float32 → float16, ties_to_even"
};

struct SpeedSubject {
  std::string format;
  std::vector<SpeedQuestion> questions;
  std::size_t count = 0;  ///< Measurements.
};

struct SpeedMachine {
  std::string text;                   ///< As machine_text has it.
  std::vector<const NamedRun*> runs;  ///< Those that measured; not empty.
  std::vector<SpeedSubject> subjects;
};

Speed speed_of(const ThroughputRecord& record, const HeaderRecord& run);

/// Machines, formats, questions and settings in order of appearance. Refers to the runs.
std::vector<SpeedMachine> speeds_by_machine(const std::vector<NamedRun>& runs);

}  // namespace halfulp
