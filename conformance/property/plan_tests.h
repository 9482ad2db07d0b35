// Which properties are tested of which implementation.
#pragma once

#include <string>
#include <vector>

#include "property/claim.h"
#include "property/draw.h"

namespace halfulp::property {

/// A property of one implementation, for the schemes of one family.
struct PropertyTest {
  std::string suite, name;  ///< "mx/cpu_scalar" and a sentence.
  const Property* property = nullptr;
  const Subject* subject = nullptr;
  Stand stand = Stand::holds;  ///< Holds, or fails: then every scheme has a counterexample.
  DrawPlan plan;
  std::vector<std::string> not_offered;  ///< Schemes that cannot be tested, with the reason.

  std::string id() const { return suite + "." + name; }
};

/// All tests of an implementation. Families in which nothing is claimed of a property have none.
std::vector<PropertyTest> plan_tests(const Subject& subject);

}  // namespace halfulp::property
