#include "value/number.h"

#include <cmath>
#include <limits>

namespace halfulp {

double number_of(const Datum& datum) {
  const double sign = datum.negative ? -1 : 1;
  switch (datum.cls) {
    case DatumClass::zero:
      return sign * 0.0;
    case DatumClass::finite:
      return sign * std::ldexp(static_cast<double>(datum.significand), datum.exponent);
    case DatumClass::infinity:
      return sign * std::numeric_limits<double>::infinity();
    case DatumClass::nan:
    case DatumClass::reserved:
      break;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace halfulp
