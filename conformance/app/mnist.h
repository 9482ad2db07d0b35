// `halfulp mnist`: trains networks and shows what every format does to them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "accuracy/plan_treatments.h"
#include "app/check.h"

namespace halfulp {

enum class MnistStyle : std::uint8_t { table, json };

struct MnistOptions {
  accuracy::TreatmentSelection treatments;
  std::vector<std::string> implementations{"cpu"};  ///< ID, builtin:ID or dso:PATH: the first that offers does it.
  std::vector<std::string> against;                 ///< The same, on the other side of a comparison; empty for none.
  DeviceNeed device = DeviceNeed::optional;
  int seeds = 5;  ///< Networks, from seed 1 on.
  int epochs = 4;
  std::string data;        ///< Folder of the four files; empty for those that came along.
  std::string save, load;  ///< Files of networks; empty for none.
  int jobs = 0;            ///< Threads; 0 for all cores.
  std::string output;      ///< Result file; empty for none.
  MnistStyle style = MnistStyle::table;
};

/// Prints tables or JSON to stdout, progress to stderr. Returns an ExitCode: kDeviates where an answer differs from the
/// other side's, kUsage for a treatment that does not exist, kInfrastructure where data or files cannot be used,
/// kNothingRan without a device that is needed or where both sides are the same throughout, kInterrupted.
int measure_accuracy(const MnistOptions& options);

}  // namespace halfulp
