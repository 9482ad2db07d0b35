// The machine and the suite of a run in words, and whether two runs are of one machine.
#pragma once

#include <string>

#include "result/record.h"

namespace halfulp {

/// CPU, threads and system of a run, and its GPU: "A CPU, 2 threads, An OS, A GPU (9.0, 132 multiprocessors, 80 GiB,
/// driver 13.0)".
std::string machine_text(const HeaderRecord& header);

/// What judged: "0.1.0, git abc123, oracle MPFR 4.2.0, compiler GNU 12.2.0". Equal for equal suites.
std::string suite_text(const HeaderRecord& header);

/// Whether both may be of one machine: nothing that both state differs. A run without a GPU may be of any.
bool may_be_one_machine(const HeaderRecord& a, const HeaderRecord& b);

}  // namespace halfulp
