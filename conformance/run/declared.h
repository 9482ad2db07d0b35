// What the lines of an adapter's support mean.
#pragma once

#include <vector>

#include "block/block_spec.h"
#include "format/registry.h"
#include "run/implementation.h"
#include "run/plan.h"

namespace halfulp {

/// The conversions or the arithmetic that a line of support declares. Errors: LoadError on a name that nothing has.
std::vector<AnyQuestion> declared_numbers(const Implementation& implementation, const halfulp_support& row,
                                          Operation operation, const Registry& formats);

/// The block operations that a line of support declares, in the order of rows and variants. Errors: as above.
std::vector<AnyQuestion> declared_blocks(const Implementation& implementation, const halfulp_support& row,
                                         Operation operation, const std::vector<BlockSpec>& blocks);

}  // namespace halfulp
