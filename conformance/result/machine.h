// The machine of a run in words, and whether two runs are of one.
#pragma once

#include <string>

#include "result/record.h"

namespace halfulp {

/// CPU, threads and system of a run, and its GPU: "A CPU, 2 threads, An OS, A GPU (9.0, 132 multiprocessors, 80 GiB,
/// driver 13.0)".
std::string machine_text(const HeaderRecord& header);

/// Whether both may be of one machine: nothing that both state differs. A run without a GPU may be of any.
bool may_be_one_machine(const HeaderRecord& a, const HeaderRecord& b);

}  // namespace halfulp
