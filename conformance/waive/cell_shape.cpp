#include "waive/cell_shape.h"

#include <array>
#include <bitset>

namespace halfulp {
namespace {

/// How far an id has come: each part before its first character and behind it, and the arrow between its formats.
enum Place : std::size_t {
  before_implementation,
  in_implementation,
  before_operation,
  in_operation,
  before_from,
  in_from,
  at_arrow,
  before_to,
  in_to,
  before_rounding,
  in_rounding,
  before_profile,
  in_profile,
  place_count,
};
using Places = std::bitset<place_count>;

/// A step that an id can take with one character. Names hold anything but a slash.
struct Step {
  Place from, to;
  char only = 0;  ///< The one character that takes it; 0: any but a slash.
};

constexpr std::array kSteps{
    Step{before_implementation, in_implementation},
    Step{in_implementation, in_implementation},
    Step{in_implementation, before_operation, '/'},
    Step{before_operation, in_operation},
    Step{in_operation, in_operation},
    Step{in_operation, before_from, '/'},
    Step{before_from, in_from},
    Step{in_from, in_from},
    Step{in_from, at_arrow, '-'},
    Step{at_arrow, before_to, '>'},
    Step{before_to, in_to},
    Step{in_to, in_to},
    Step{in_to, before_rounding, '/'},
    Step{before_rounding, in_rounding},
    Step{in_rounding, in_rounding},
    Step{in_rounding, before_profile, '/'},
    Step{before_profile, in_profile},
    Step{in_profile, in_profile},
};

/// Where one character leads: that of the pattern, or any one where it is a ?.
Places after(const Places& places, char c) {
  Places next;
  for (const Step& step : kSteps) {
    const bool is_taken = c == '?' || (step.only != 0 ? c == step.only : c != '/');
    if (places[step.from] && is_taken) next.set(step.to);
  }
  return next;
}

}  // namespace

bool can_match_cell(std::string_view pattern) {
  Places places;
  places.set(before_implementation);
  for (const char c : pattern) {
    if (c != '*') {
      places = after(places, c);
      continue;
    }
    for (Places more = places | after(places, '?'); more != places; more = places | after(places, '?')) places = more;
  }
  return places[in_profile];
}

}  // namespace halfulp
