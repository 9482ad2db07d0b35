// The bits of a code, each in a box, field by field.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/writer.h"

namespace halfulp {

/// Neighbouring bits with one meaning.
struct BitField {
  std::string_view letter;  ///< Stands above every bit: "s".
  std::string_view look;    ///< CSS class of the boxes.
  int bits = 0;             ///< 0: nothing is drawn.
};

/// Draws `bits`, the highest first, with a letter above and the bit's number below. Requires as many as the fields
/// have.
void write_bit_anatomy(HtmlWriter& html, const std::vector<BitField>& fields, std::string_view bits,
                       std::string_view name);

}  // namespace halfulp
