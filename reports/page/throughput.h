// A table of speeds that may be compared, with a bar in every row.
#pragma once

#include "site/links.h"
#include "view/speeds.h"

namespace halfulp {

/// Whether rows have drawings: a page has room for so many only.
enum class Bars { drawn, left_out };

/// One setting of a question. `runs` numbers the runs in notes where there are several; links go to implementations.
void write_throughput(HtmlWriter& html, const Links& links, const SpeedQuestion& question, const SpeedSetting& setting,
                      const std::vector<const NamedRun*>& runs, Bars bars);

/// "large, 1 thread, normal values".
std::string text_of(const SpeedSetting& setting);

}  // namespace halfulp
