// How speed changes with the size of what is converted.
#pragma once

#include "html/writer.h"
#include "view/speeds.h"

namespace halfulp {

/// One small drawing for every mix and number of threads of which an implementation has several sizes.
void write_speed_sweeps(HtmlWriter& html, const SpeedQuestion& question);

}  // namespace halfulp
