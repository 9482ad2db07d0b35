// The fastest right implementation of every format, on one machine.
#pragma once

#include "html/writer.h"
#include "view/speeds.h"

namespace halfulp {

/// Two drawings: to the format and from it, in the setting that most questions were measured in. Nothing where only one
/// format was measured.
void write_speed_overview(HtmlWriter& html, const SpeedMachine& machine);

}  // namespace halfulp
