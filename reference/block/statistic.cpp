#include "block/statistic.h"

#include "block/arithmetic.h"

namespace halfulp {

Statistic statistic_of(const std::vector<Datum>& values, const BlockRules& rules) {
  const Float32 float32(rules.subnormals);
  Statistic found;
  bool is_first = true;
  const Datum* nan = nullptr;
  for (const Datum& value : values) {
    if (value.cls == DatumClass::nan) {
      nan = &value;
      continue;
    }
    const Datum seen = float32.flush(value);
    if (compare(magnitude_of(seen), found.absmax) > 0) {
      found.absmax = magnitude_of(seen);
      found.largest = seen;
    }
    if (is_first || compare(seen, found.least) < 0) found.least = seen;
    if (is_first || compare(seen, found.greatest) > 0) found.greatest = seen;
    is_first = false;
  }
  if (nan == nullptr) return found;
  switch (rules.nan_statistic) {
    case NanStatistic::propagates:
      found.absmax = magnitude_of(*nan);
      break;
    case NanStatistic::ignored:
      break;
    case NanStatistic::ignored_unless_all:
      found.is_open = is_first;
      break;
    case NanStatistic::unspecified:
      found.is_open = true;
      break;
  }
  return found;
}

}  // namespace halfulp
