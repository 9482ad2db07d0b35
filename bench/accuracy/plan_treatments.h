// From patterns to the list of treatments, in the one order that every run and table uses.
#pragma once

#include <string>
#include <vector>

#include "accuracy/treatment.h"

namespace halfulp::accuracy {

/// Names and patterns with * and ?; an empty list selects what is usual.
struct TreatmentSelection {
  std::vector<std::string> formats;    ///< Names, aliases or patterns. Usual: all.
  std::vector<std::string> variants;   ///< Variants and profiles. Usual: the first that fits the mode.
  std::vector<std::string> modes;      ///< Usual: all.
  std::vector<std::string> roundings;  ///< Usual: both; of weights+activations stochastic only if both are named.
};

/// The selected treatments, by mode, then element formats and block formats in listing order, then by rounding.
/// Errors: UnknownTreatment for a pattern which matches nothing; TreatmentError where no treatment matches all of them.
std::vector<Treatment> plan_treatments(const TreatmentSelection& selection);

}  // namespace halfulp::accuracy
