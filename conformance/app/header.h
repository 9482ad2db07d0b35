// The first line of every result file: what runs, on what, with what.
#pragma once

#include <vector>

#include "result/record.h"
#include "run/implementation.h"
#include "run/plan.h"

namespace halfulp {

/// A header of this moment on this machine, with its GPU where an implementation works on one. Of cells it says what
/// `selection` takes; a run without cells has none planned. Errors: DeviceError.
HeaderRecord make_header(const std::vector<const Implementation*>& implementations, const std::vector<Cell>& cells,
                         const Selection& selection);

}  // namespace halfulp
