// One implementation's verdict, small enough for a front page.
#pragma once

#include <string>
#include <string_view>

#include "view/matrix.h"

namespace halfulp {

struct Badge {
  std::string label;       ///< Whose verdict.
  std::string message;     ///< "✓ 120 cells conform", "✗ 3 of 120 cells deviate".
  std::string_view color;  ///< A name that shields.io knows.
};

Badge badge_of(const std::string& implementation, const Tally& tally);

/// What https://shields.io/badges/endpoint-badge asks for.
std::string badge_json(const Badge& badge);

/// The same as a drawing that needs nobody.
std::string badge_svg(const Badge& badge);

}  // namespace halfulp
