// What formats have where the weights of an experiment lie.
#pragma once

#include <vector>

#include "chart/axis_rows.h"
#include "format/format_spec.h"
#include "view/accuracies.h"

namespace halfulp {

/// Element formats of the experiment, wide to narrow: signed ones of at most 16 bits, two of a width at most, of
/// different precision. All are binary.
std::vector<const FormatSpec*> drawn_formats(const Experiment& experiment);

/// The finite values of these formats.
std::vector<ValueRow> values_of(const std::vector<const FormatSpec*>& formats);

/// The elements of the experiment's block formats in parts of a block's largest magnitude, narrow to wide: of those
/// whose scale is this magnitude divided by a constant.
std::vector<ValueRow> block_levels_of(const Experiment& experiment);

}  // namespace halfulp
