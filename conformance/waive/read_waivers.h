// Lists of waivers in TOML (docs/waivers.md).
#pragma once

#include <string>
#include <vector>

#include "waive/waiver.h"

namespace halfulp {

/// The waivers of a file, in its order. Errors: ReadError with the line, for what is no TOML, unknown keys, tiers and
/// causes, what is missing or of another type, a pattern that no cell can match, and a second waiver of one pattern and
/// cause.
std::vector<Waiver> read_waivers(const std::string& path);

}  // namespace halfulp
