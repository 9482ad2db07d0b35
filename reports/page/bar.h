// A speed as a bar beside what a copy reaches and what the memory could.
#pragma once

#include <string>

#include "html/writer.h"
#include "result/spread.h"

namespace halfulp {

/// Speeds in one unit; the drawing reaches from 0 to `top`, which is above 0.
struct Bar {
  Quartiles speed;
  double copy = 0;  ///< 0: none is drawn.
  double top = 0;
  std::string outcome;  ///< Other than "conforms": the bar is hollow.
  double memory = 0;    ///< In theory. 0, or beyond the top: none is drawn.
};

void write_bar(HtmlWriter& html, const Bar& bar);

}  // namespace halfulp
