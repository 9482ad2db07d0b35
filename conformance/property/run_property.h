// Runs one property: draws samples, and makes the one on which it is false small.
#pragma once

#include <string>

#include "property/plan_tests.h"
#include "property/settings.h"

namespace halfulp::property {

/// What came of a test.
struct Outcome {
  int cases = 0;             ///< Samples drawn.
  std::size_t compared = 0;  ///< Values, codes, bytes or calls looked at.
  std::string failure;       ///< Empty: the claim stands.
  std::string reproduce;     ///< What RC_PARAMS must be to see a failure again.
  std::size_t elements = 0;  ///< Of the counterexample.
};

/// Tests that a property holds. Requires a plan with schemes.
Outcome check_holds(const PropertyTest& test, const Settings& settings);

/// Finds a counterexample for every scheme of the plan, among ten times as many cases as are tried where it holds.
Outcome check_fails(const PropertyTest& test, const Settings& settings);

/// By Stand. Errors: SettingsError if RC_PARAMS cannot be read.
Outcome run_test(const PropertyTest& test, const Settings& settings);

}  // namespace halfulp::property
