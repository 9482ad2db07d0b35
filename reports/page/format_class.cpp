#include "page/format_class.h"

#include <array>

#include "value/decode.h"

namespace halfulp {
namespace {

constexpr std::array kClasses{
    CodeClassRow{CodeClass::zero, "zero"},     CodeClassRow{CodeClass::subnormal, "subnormal"},
    CodeClassRow{CodeClass::normal, "normal"}, CodeClassRow{CodeClass::infinity, "infinity"},
    CodeClassRow{CodeClass::nan, "NaN"},       CodeClassRow{CodeClass::reserved, "reserved"},
    CodeClassRow{CodeClass::level, "level"},
};

CodeClass find_class(const FormatSpec& format, Code code) {
  if (format.is_codebook()) return CodeClass::level;
  switch (decode(format, code).cls) {
    case DatumClass::zero:
      return CodeClass::zero;
    case DatumClass::infinity:
      return CodeClass::infinity;
    case DatumClass::nan:
      return CodeClass::nan;
    case DatumClass::reserved:
      return CodeClass::reserved;
    case DatumClass::finite:
      break;
  }
  const bool is_low = (code & format.magnitude_mask()) >> format.trailing_bits() == 0;
  return is_low && format.low == Low::subnormal ? CodeClass::subnormal : CodeClass::normal;
}

}  // namespace

const CodeClassRow& class_of(const FormatSpec& format, Code code) {
  return kClasses[static_cast<std::size_t>(find_class(format, code))];
}

}  // namespace halfulp
