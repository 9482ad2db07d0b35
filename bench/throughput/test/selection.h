// Selections in a line.
#pragma once

#include "run/selection.h"

namespace halfulp::throughput {

using Words = std::vector<std::string>;

/// A selection by patterns; empty lists leave it open.
inline Selection selected(Words formats, Words operations = {}, Words roundings = {}, Words profiles = {}) {
  Selection selection;
  selection.formats = std::move(formats);
  selection.operations = std::move(operations);
  selection.roundings = std::move(roundings);
  selection.profiles = std::move(profiles);
  return selection;
}

}  // namespace halfulp::throughput
