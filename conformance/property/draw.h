// From a stream of random numbers to a sample.
#pragma once

#include <vector>

#include "property/domain.h"
#include "property/sample.h"
#include "property/shapes.h"

namespace halfulp::property {

/// What samples are drawn for.
struct DrawPlan {
  /// A scheme with the tensors of which something is claimed.
  struct Claimed {
    Scheme scheme;
    Domain domain = Domain::all;
    std::vector<const FormatSpec*> values;  ///< Formats of the values.
  };
  std::vector<Claimed> schemes;
  Focus focus = Focus::anything;
  std::size_t elements = 150;  ///< Of a sample, about, on the average.

  Domain domain_of(const Scheme& scheme) const;
};

/// Draws one sample of the plan. It lies in its scheme's domain.
Sample draw_sample(const DrawPlan& plan, RandomStream& random);

}  // namespace halfulp::property
