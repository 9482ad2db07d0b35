// What the process tells its caller.
#pragma once

namespace halfulp {

enum ExitCode : int {
  kConforms = 0,        ///< Every cell that ran conforms, or deviates as a list of waivers says.
  kDeviates = 1,        ///< At least one cell deviates and is not waived, or a waiver is wrong.
  kUsage = 2,           ///< The command line makes no sense.
  kInfrastructure = 3,  ///< An adapter, a file or the machine failed; nothing is proved.
  kNothingRan = 77,     ///< The selection is empty, or everything was skipped.
  kInterrupted = 130,   ///< Stopped by the user; --resume continues.
};

}  // namespace halfulp
