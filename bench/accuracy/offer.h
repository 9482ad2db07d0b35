// Which implementation does a conversion or block operation: the first of a list that offers it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "run/implementation.h"
#include "run/plan.h"
#include "run/prepared.h"

namespace halfulp::accuracy {

using Implementations = std::vector<const Implementation*>;

/// Our own: the vector code, and the portable one for what that lacks.
const Implementations& own_implementations();

/// A prepared call, and who does it.
struct Offer {
  const Implementation* implementation = nullptr;
  std::unique_ptr<PreparedCall> call;
};

/// The first offer. Errors: TreatmentError that names the question where none of the implementations has one.
Offer first_offer(const Implementations& implementations, const AnyQuestion& question);

}  // namespace halfulp::accuracy
